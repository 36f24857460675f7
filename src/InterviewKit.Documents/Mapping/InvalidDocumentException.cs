namespace InterviewKit.Documents;

/// <summary>A type or a document that cannot be mapped: no identity, an unknown type, a clash of names. A mistake of the programmer.</summary>
public sealed class InvalidDocumentException : MartenException
{
    internal InvalidDocumentException(string message) : base(message)
    {
    }
}
