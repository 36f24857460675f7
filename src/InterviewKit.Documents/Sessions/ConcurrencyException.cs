namespace InterviewKit.Documents;

/// <summary>Somebody else wrote the document or the stream first: the version the writer expected is not the stored one.</summary>
public class ConcurrencyException : MartenException
{
    internal ConcurrencyException(Type documentType, object? id, Exception? inner = null)
        : this($"Optimistic concurrency check failed for {documentType.FullName} #{id}", documentType, id, inner)
    {
    }

    private protected ConcurrencyException(string message, Type? documentType, object? id, Exception? inner)
        : base(message, inner)
    {
        DocType = documentType;
        Id = id;
    }

    /// <summary>The type of the document or aggregate; <c>null</c> for a stream without one.</summary>
    public Type? DocType { get; }

    /// <summary>The identity of the document or stream.</summary>
    public object? Id { get; }
}
