using InterviewKit.QuestionSets;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>What can only be said of the files together: that what is referred to is there, and that sets are fit to be asked.</summary>
internal static class BankReferences
{
    /// <summary>Less leaves too little evidence, more tires both sides.</summary>
    private const int SetMinutesMin = 45;

    private const int SetMinutesMax = 60;

    public static void Check(BankFiles bank)
    {
        var roles = Keys(bank.Roles);
        var dimensions = Keys(bank.Dimensions);
        foreach (var (file, role) in Sound(bank.Roles))
        {
            Require(role.Dimensions.Select(it => it.Dimension), dimensions, "dimension", file);
        }

        foreach (var (file, dimension) in Sound(bank.Dimensions))
        {
            Require(dimension.Roles, roles, "role", file);
        }

        foreach (var (file, question) in Sound(bank.Questions))
        {
            Require(question.Roles, roles, "role", file);
            Require(question.Dimensions, dimensions, "dimension", file);
        }

        var questions = bank.Questions.ToDictionary(question => question.Key, StringComparer.Ordinal);
        foreach (var (file, set) in Sound(bank.QuestionSets))
        {
            Require([set.Role], roles, "role", file);
            Require(set.Focus, dimensions, "dimension", file);
            Require(set.Items.Select(item => item.Question), questions.Keys, "question", file);
            CheckSet(file, set, questions);
        }
    }

    private static void CheckSet(SeedFile file, QuestionSetEntry set, Dictionary<string, Seeded<QuestionEntry>> questions)
    {
        var items = set.Items
            .Select(item => (Item: item, questions.GetValueOrDefault(item.Question.Value)?.Entry?.Content))
            .ToList();
        foreach (var (item, content) in items.Where(it => it.Content is not null))
        {
            if (!content!.RoleKeys.Contains(set.Role.Value) || !content.Levels.Contains(set.Level))
            {
                file.Problem(
                    item.Question.Line,
                    $"The question {item.Question.Value} is for {string.Join(", ", content.RoleKeys)} at {string.Join(", ", content.Levels.Select(ScreamingSnake.Of))}; "
                    + $"one for {set.Role.Value} at {ScreamingSnake.Of(set.Level)} was expected.");
            }
        }

        if (items.Any(it => it.Content is null))
        {
            return; // What is missing or broken is reported already; a sum without it says nothing.
        }

        var minutes = items.Sum(it => it.Item.Minutes ?? it.Content!.Minutes);
        if (minutes is < SetMinutesMin or > SetMinutesMax)
        {
            file.Problem(set.Lines.Of("items"), $"The questions take {minutes} minutes; {SetMinutesMin} to {SetMinutesMax} were expected.");
        }

        foreach (var focus in set.Focus)
        {
            var heard = items.Count(it => it.Content!.DimensionKeys.Contains(focus.Value));
            if (heard < CoveredDimension.FocusQuestions)
            {
                file.Problem(focus.Line, $"{focus.Value} is in focus and heard by {heard} of the questions; at least {CoveredDimension.FocusQuestions} were expected.");
            }
        }
    }

    private static void Require(IEnumerable<SeedKey> keys, IReadOnlyCollection<string> known, string kind, SeedFile file)
    {
        foreach (var key in keys)
        {
            key.RequireIn(known, kind, file);
        }
    }

    private static HashSet<string> Keys<T>(IReadOnlyList<Seeded<T>> files)
        where T : class =>
        [.. files.Select(file => file.Key)];

    private static IEnumerable<(SeedFile File, T Entry)> Sound<T>(IReadOnlyList<Seeded<T>> files)
        where T : class
    {
        foreach (var seeded in files)
        {
            if (seeded.Entry is { } entry)
            {
                yield return (seeded.File, entry);
            }
        }
    }
}
