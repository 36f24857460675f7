namespace InterviewKit.Documents.Linq;

/// <summary>What is wanted of a query's rows.</summary>
internal enum QueryEnd
{
    AllRows,
    OneRow,
    TwoRows,
    Count,
    Any,
    Condition,
}
