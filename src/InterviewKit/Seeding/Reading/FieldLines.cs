namespace InterviewKit.Seeding;

/// <summary>Where the fields of a map stand, for what is found wrong with them later.</summary>
/// <param name="Line">The map's own line.</param>
/// <param name="Fields">The lines of its fields.</param>
internal sealed record FieldLines(int Line, IReadOnlyDictionary<string, int> Fields)
{
    /// <summary>The field's line; the map's, where it was left out.</summary>
    public int Of(string field) => Fields.GetValueOrDefault(field, Line);
}
