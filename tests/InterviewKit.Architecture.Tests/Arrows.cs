namespace InterviewKit.Architecture.Tests;

/// <summary>Which parts of an assembly may use which others.</summary>
/// <param name="Root">The namespace whose direct children are the parts.</param>
/// <param name="Allowed">For each part, what it may use; the root itself is the empty name.</param>
internal sealed record Arrows(string Root, IReadOnlyDictionary<string, string[]> Allowed)
{
    /// <summary>The uses that go against the arrows, and parts that no arrow speaks of.</summary>
    public IReadOnlyList<string> Violations(IEnumerable<TypeUse> uses) =>
    [
        .. uses
            .Select(use => (Use: use, From: PartOf(use.Namespace), To: PartOf(use.UsedNamespace)))
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .Where(use => !Allowed.TryGetValue(use.From!, out var allowed) || !allowed.Contains(use.To))
            .Select(use => use.Use.ToString())
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The part of a namespace; null where it is outside of the root.</summary>
    public string? PartOf(string space)
    {
        if (space == Root)
        {
            return "";
        }

        return space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : null;
    }
}
