namespace InterviewKit.Documents;

/// <summary>What a bulk insert does with a document whose identity is taken.</summary>
public enum BulkInsertMode
{
    /// <summary>Fails, and keeps nothing.</summary>
    InsertsOnly = 0,

    /// <summary>Leaves the stored document as it is.</summary>
    IgnoreDuplicates = 1,

    /// <summary>Replaces the stored document.</summary>
    OverwriteExisting = 2,
}
