namespace InterviewKit.Documents;

/// <summary>There is no such projection in the store.</summary>
public sealed class ProjectionNotFoundException : MartenException
{
    internal ProjectionNotFoundException(string name, IEnumerable<string> known)
        : base($"There is no projection '{name}'; the store has {(known.Any() ? string.Join(", ", known.Order(StringComparer.Ordinal)) : "none")}.")
    {
    }
}
