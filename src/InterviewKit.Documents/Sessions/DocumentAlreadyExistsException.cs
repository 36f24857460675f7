namespace InterviewKit.Documents;

/// <summary>A document was inserted whose identity is taken.</summary>
public sealed class DocumentAlreadyExistsException : MartenException
{
    internal DocumentAlreadyExistsException(Type documentType, object? id, Exception? inner = null)
        : base($"Document already exists {documentType.FullName}: {id}", inner)
    {
        DocType = documentType;
        Id = id;
    }

    /// <summary>The type of the document.</summary>
    public Type DocType { get; }

    /// <summary>The identity that is taken; <c>null</c> when a bulk insert could not tell which.</summary>
    public object? Id { get; }
}
