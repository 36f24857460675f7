using System.Globalization;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>Reads a complete scale: an anchor for each score, and nothing else.</summary>
internal static class Anchors
{
    private const int BehaviorMax = 1_000;

    /// <param name="fields">The map that the scale is a field of.</param>
    /// <param name="field">The field.</param>
    /// <param name="min">The least length of each anchor.</param>
    public static IReadOnlyList<Anchor> Scale(this Fields fields, string field, int min) =>
        Read(fields.File, fields.Entries(field), fields.Lines.Of(field), field, min);

    /// <param name="file">The file.</param>
    /// <param name="entry">The name of a dimension or level, and its scale.</param>
    /// <param name="min">The least length of each anchor.</param>
    public static IReadOnlyList<Anchor> Scale(SeedFile file, YamlEntry entry, int min)
    {
        if (entry.Value is YamlMap map)
        {
            return Read(file, map.Entries, entry.Line, entry.Key, min);
        }

        file.Problem(entry.Line, $"{entry.Key} is {entry.Value.Kind}; a map of five anchors was expected.");
        return [];
    }

    private static List<Anchor> Read(SeedFile file, IReadOnlyList<YamlEntry> entries, int line, string name, int min)
    {
        var anchors = new List<Anchor>();
        foreach (var entry in entries)
        {
            if (ScoreOf(entry.Key) is not { } score)
            {
                file.Problem(entry.Line, $"{entry.Key} is no score of {name}; {Anchor.ScoreMin} to {Anchor.ScoreMax} were expected.");
            }
            else if (entry.Value is not YamlScalar scalar)
            {
                file.Problem(entry.Line, $"Anchor {score} of {name} is {entry.Value.Kind}; a text was expected.");
            }
            else
            {
                var behavior = scalar.Text.Trim();
                file.Problem(entry.Line, TextRules.Check(behavior, min, BehaviorMax, $"Anchor {score} of {name}"));
                anchors.Add(new Anchor(score, Anchor.DefaultLabel(score), behavior));
            }
        }

        var missing = Enumerable.Range(Anchor.ScoreMin, Anchor.ScoreMax).Except(anchors.Select(anchor => anchor.Score)).ToList();
        if (missing.Count > 0 && entries.Count < Anchor.ScoreMax)
        {
            file.Problem(line, $"{name} lacks the anchors {string.Join(", ", missing)}; all of {Anchor.ScoreMin} to {Anchor.ScoreMax} are needed.");
        }

        return [.. anchors.OrderBy(anchor => anchor.Score)];
    }

    /// <summary>The score of that name: <c>1</c>, but not <c>01</c>, which would make two of one.</summary>
    private static int? ScoreOf(string name) => name.Length == 1 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var score)
        && score is >= Anchor.ScoreMin and <= Anchor.ScoreMax
            ? score
            : null;
}
