namespace InterviewKit.Documents;

/// <summary>A query that is outside the supported part of LINQ. Thrown when the query is first run, never answered with other rows.</summary>
public sealed class BadLinqExpressionException : MartenException
{
    internal BadLinqExpressionException(string message) : base(message)
    {
    }
}
