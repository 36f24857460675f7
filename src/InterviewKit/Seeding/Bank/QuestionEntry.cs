using InterviewKit.Questions;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>A question as its file has it.</summary>
internal sealed record QuestionEntry(QuestionContent Content, IReadOnlyList<SeedKey> Roles, IReadOnlyList<SeedKey> Dimensions)
{
    private const int PromptMax = 10_000;
    private const int PointMax = 1_000;
    private const int TagMax = 40;
    private const int MinutesMin = 5;
    private const int MinutesMax = 30;

    /// <summary>Two or three words cannot be told from their neighbors on the scale.</summary>
    private const int AnchorMin = 40;

    public static QuestionEntry Read(Fields fields)
    {
        var roles = fields.Keys("roles", 1, 20);
        var dimensions = fields.Keys("dimensions", 1, 3);
        var content = new QuestionContent
        {
            Title = fields.Text("title", 1, TextRules.TitleMax),
            Prompt = fields.Text("prompt", 1, PromptMax),
            Kind = fields.Enum<QuestionKind>("kind"),
            Levels = fields.Enums<Level>("levels"),
            Minutes = fields.Whole("minutes", MinutesMin, MinutesMax),
            RoleKeys = [.. roles.Select(role => role.Value)],
            DimensionKeys = [.. dimensions.Select(dimension => dimension.Value)],
            Tags = ReadTags(fields),
            FollowUps = fields.Texts("followUps", 2, 4, PointMax),
            LookFor = fields.Texts("lookFor", 2, 4, PointMax),
            RedFlags = fields.Texts("redFlags", 2, 3, PointMax),
            Rubric = ReadRubric(fields, dimensions),
        };
        return new QuestionEntry(content, roles, dimensions);
    }

    public static Question ToQuestion(string key, QuestionContent content, string hash, DateTimeOffset now) => new()
    {
        Key = key,
        Revision = 1,
        Status = QuestionStatus.Published,
        Content = content,
        CreatedAt = now,
        UpdatedAt = now,
        SeedHash = hash,
    };

    private static List<string> ReadTags(Fields fields)
    {
        var tags = fields.Keys("tags", 2, 5);
        foreach (var tag in tags.Where(tag => tag.Value.Length > TagMax))
        {
            fields.File.Problem(tag.Line, $"The tag \"{tag.Value}\" has {tag.Value.Length} characters; at most {TagMax} are kept.");
        }

        return [.. tags.Select(tag => tag.Value)];
    }

    /// <summary>A row for each dimension, in the order of the dimensions.</summary>
    private static List<QuestionRubric> ReadRubric(Fields fields, IReadOnlyList<SeedKey> dimensions)
    {
        var rows = new Dictionary<string, IReadOnlyList<Anchor>>(StringComparer.Ordinal);
        foreach (var entry in fields.Entries("rubric"))
        {
            rows[entry.Key] = Anchors.Scale(fields.File, entry, AnchorMin);
            if (dimensions.All(dimension => dimension.Value != entry.Key))
            {
                fields.File.Problem(entry.Line, $"rubric has anchors for {entry.Key}, which is none of the question's dimensions.");
            }
        }

        var missing = dimensions.Where(dimension => !rows.ContainsKey(dimension.Value)).Select(dimension => dimension.Value).ToList();
        if (missing.Count > 0)
        {
            fields.File.Problem(fields.Lines.Of("rubric"), $"rubric lacks anchors for {string.Join(", ", missing)}.");
        }

        return [.. dimensions.Where(dimension => rows.ContainsKey(dimension.Value))
            .Select(dimension => new QuestionRubric(dimension.Value, rows[dimension.Value]))];
    }
}
