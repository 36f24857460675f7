using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>A question set as its file has it.</summary>
internal sealed record QuestionSetEntry(
    string Name,
    string Description,
    SeedKey Role,
    Level Level,
    IReadOnlyList<SeedKey> Focus,
    IReadOnlyList<SetItemEntry> Items,
    FieldLines Lines)
{
    private const int DescriptionMax = 2_000;

    public static QuestionSetEntry Read(Fields fields)
    {
        var entry = new QuestionSetEntry(
            fields.Text("name", 1, TextRules.NameMax),
            fields.Text("description", 1, DescriptionMax),
            fields.Key("role"),
            fields.Enum<Level>("level"),
            fields.Keys("focus", 1, 8),
            fields.Items("items", 2, 12, SetItemEntry.Read),
            fields.Lines);
        foreach (var twice in entry.Items.GroupBy(item => item.Question.Value).Where(group => group.Count() > 1))
        {
            fields.File.Problem(twice.Last().Question.Line, $"items asks {twice.Key} twice.");
        }

        return entry;
    }
}

/// <summary>A question in a set's file.</summary>
/// <param name="Question">Which.</param>
/// <param name="Minutes">Null: as many as the question says.</param>
/// <param name="Note">For the interviewer.</param>
internal sealed record SetItemEntry(SeedKey Question, int? Minutes, string? Note)
{
    private const int NoteMax = 2_000;

    public static SetItemEntry Read(Fields fields) => new(
        fields.Key("question"),
        fields.OptionalWhole("minutes", 3, 60),
        fields.OptionalText("note", NoteMax));
}
