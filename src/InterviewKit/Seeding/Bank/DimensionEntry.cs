using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>A dimension as its file has it.</summary>
internal sealed record DimensionEntry(string Name, string Definition, IReadOnlyList<AnchorScale> Scales, IReadOnlyList<SeedKey> Roles)
{
    private const int DefinitionMax = 4_000;

    /// <summary>Scales stand for many questions, so they are terser than a question's rubric.</summary>
    private const int AnchorMin = 20;

    public static DimensionEntry Read(Fields fields)
    {
        var name = fields.Text("name", 1, TextRules.NameMax);
        var definition = fields.Text("definition", 1, DefinitionMax);
        var scales = new List<AnchorScale> { new(RoleKey: null, Level: null, fields.Scale("anchors", AnchorMin)) };
        var roles = new List<SeedKey>();
        foreach (var role in fields.OptionalEntries("roles"))
        {
            roles.Add(new SeedKey(role.Key, role.Line));
            scales.AddRange(fields.File.Fields(role.Value, of => new RoleScales(ReadRole(role.Key, of)))?.Scales ?? []);
        }

        return new DimensionEntry(name, definition, scales, roles);
    }

    public Dimension ToDimension(string key, int version, string hash) => new()
    {
        Key = key,
        Version = version,
        Name = Name,
        Definition = Definition,
        Scales = Scales,
        SeedHash = hash,
    };

    private static List<AnchorScale> ReadRole(string role, Fields fields)
    {
        var scales = new List<AnchorScale> { new(role, Level: null, fields.Scale("anchors", AnchorMin)) };
        foreach (var entry in fields.OptionalEntries("levels"))
        {
            if (LevelOf(entry.Key) is { } level)
            {
                scales.Add(new AnchorScale(role, level, Anchors.Scale(fields.File, entry, AnchorMin)));
            }
            else
            {
                var levels = Enum.GetValues<Level>().Select(ScreamingSnake.Of).ToList();
                fields.File.Problem(entry.Line, $"{entry.Key} is no level; one of {string.Join(", ", levels)} was expected.{SeedKey.Hint(entry.Key, levels)}");
            }
        }

        return scales;
    }

    private static Level? LevelOf(string name)
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            if (ScreamingSnake.Of(level) == name)
            {
                return level;
            }
        }

        return null;
    }

    private sealed record RoleScales(IReadOnlyList<AnchorScale> Scales);
}
