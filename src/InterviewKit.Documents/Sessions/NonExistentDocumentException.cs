namespace InterviewKit.Documents;

/// <summary>A document was updated that is not stored (for this tenant).</summary>
public sealed class NonExistentDocumentException : MartenException
{
    internal NonExistentDocumentException(Type documentType, object id)
        : base($"Nonexistent document {documentType.FullName}: {id}")
    {
        DocType = documentType;
        Id = id;
    }

    /// <summary>The type of the document.</summary>
    public Type DocType { get; }

    /// <summary>The identity that was not found.</summary>
    public object Id { get; }
}
