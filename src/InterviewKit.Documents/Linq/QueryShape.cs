namespace InterviewKit.Documents.Linq;

/// <summary>
/// A query without its values: queries of one shape share a plan. Of the values it holds only what changes the SQL, such as whether one is null.
/// </summary>
internal sealed class QueryShape : IEquatable<QueryShape>
{
    private readonly List<object> parts = [];
    private HashCode hash;

    public QueryShape(Type documentType, QueryEnd end)
    {
        Add(documentType);
        Add(end);
    }

    public void Add(object part)
    {
        parts.Add(part);
        hash.Add(part);
    }

    public bool Equals(QueryShape? other) => other is not null && parts.SequenceEqual(other.parts);

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode()
    {
        var copy = hash;
        return copy.ToHashCode();
    }
}
