namespace InterviewKit.Documents;

/// <summary>A text that PostgreSQL's jsonb cannot hold: U+0000, or half a surrogate pair. Found before anything is sent.</summary>
public sealed class UnstorableTextException : MartenException
{
    internal UnstorableTextException(Type documentType, string path, string found, Exception? inner = null)
        : base($"{documentType.Name} cannot be stored: the text at {path} holds {found}, which PostgreSQL cannot keep; remove it or encode the text first.", inner)
    {
        DocType = documentType;
        Path = path;
    }

    /// <summary>The type of the document or event.</summary>
    public Type DocType { get; }

    /// <summary>Where the text stands, as a JSON path such as <c>$.Notes[2]</c>.</summary>
    public string Path { get; }
}
