namespace InterviewKit.Shared;

/// <summary>A thing's id in another system; unique in the workspace for each type of thing.</summary>
/// <param name="System">The other system, such as <c>greenhouse</c>.</param>
/// <param name="Id">The id there.</param>
public sealed record ExternalRef(string System, string Id)
{
    public const int SystemMax = 40;
    public const int IdMax = 200;

    /// <summary>All that is wrong with references from outside.</summary>
    public static IEnumerable<UserError> Check(IReadOnlyList<ExternalRef> refs, params IReadOnlyList<string> path)
    {
        for (var i = 0; i < refs.Count; i++)
        {
            var position = $"{i}";
            if (TextRules.Check(refs[i].System, 1, SystemMax, [.. path, position, "system"]) is { } system)
            {
                yield return system;
            }

            if (TextRules.Check(refs[i].Id, 1, IdMax, [.. path, position, "id"]) is { } id)
            {
                yield return id;
            }

            if (refs.Take(i).Contains(refs[i]))
            {
                yield return new InvalidInput("This external reference is given twice.", [.. path, position]);
            }
        }
    }
}
