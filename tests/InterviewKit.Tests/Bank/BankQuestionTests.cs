using InterviewKit.Questions;
using InterviewKit.Seeding;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Bank;

/// <summary>What a question promises to who plans an interview with it, and to who looks for it.</summary>
public sealed class BankQuestionTests
{
    /// <summary>To say a prompt or a follow-up, and to hear an answer to it.</summary>
    private const int MinutesForAnAnswerMin = 2;

    /// <summary>After so long on one point a candidate only repeats what was said.</summary>
    private const int MinutesForAnAnswerMax = 5;

    /// <summary>A design is drawn before it is discussed.</summary>
    private const int DesignMinutesMin = 12;

    /// <summary>Nobody listens to more before answering: at 130 words a minute it is a minute.</summary>
    private const int PromptWordsMax = 130;

    [Fact]
    public void Its_minutes_are_enough_for_the_prompt_and_every_follow_up_and_not_more_than_they_fill()
    {
        Questions()
            .Select(question => (question.File, Content: question.Content(), Answers: 1 + question.Content().FollowUps.Count))
            .Where(it => it.Content.Minutes < it.Answers * MinutesForAnAnswerMin || it.Content.Minutes > it.Answers * MinutesForAnAnswerMax)
            .Select(it => $"{it.File.Name}: {it.Content.Minutes} minutes for a prompt and {it.Answers - 1} follow-ups; "
                + $"{it.Answers * MinutesForAnAnswerMin} to {it.Answers * MinutesForAnAnswerMax} were expected.")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_design_leaves_time_to_draw_it() =>
        Questions()
            .Where(question => question.Content().Kind == QuestionKind.SystemDesign && question.Content().Minutes < DesignMinutesMin)
            .Select(question => $"{question.File.Name}: {question.Content().Minutes} minutes for a design; at least {DesignMinutesMin} were expected.")
            .ShouldBeEmpty();

    [Fact]
    public void Its_prompt_can_be_said_in_a_minute() =>
        Questions()
            .Select(question => (question.File, Count: Words.Of(question.Content().Prompt).Count()))
            .Where(it => it.Count > PromptWordsMax)
            .Select(it => $"{it.File.Name}: the prompt has {it.Count} words; at most {PromptWordsMax} were expected.")
            .ShouldBeEmpty();

    [Fact]
    public void Each_anchor_of_its_rubric_is_longer_than_a_mere_verdict()
    {
        foreach (var question in Questions())
        {
            foreach (var row in question.Content().Rubric)
            {
                row.Anchors.Select(anchor => anchor.Score).ShouldBe([1, 2, 3, 4, 5], $"{question.File.Name}, {row.DimensionKey}");
                row.Anchors.ShouldAllBe(anchor => Words.Of(anchor.Behavior).Count() >= 6, $"{question.File.Name}, {row.DimensionKey}");
            }
        }
    }

    [Fact]
    public void Its_tags_say_what_its_other_fields_do_not()
    {
        HashSet<string> said =
        [
            .. CommittedBank.Bank.Roles.Select(role => role.Key),
            .. CommittedBank.Bank.Dimensions.Select(dimension => dimension.Key),
            .. Enum.GetValues<Level>().Select(level => Hyphenated(ScreamingSnake.Of(level))),
            .. Enum.GetValues<QuestionKind>().Select(kind => Hyphenated(ScreamingSnake.Of(kind))),
        ];

        Questions()
            .SelectMany(question => question.Content().Tags
                .Where(said.Contains)
                .Select(tag => $"{question.File.Name}: the tag {tag} is a role, dimension, level or kind already."))
            .ShouldBeEmpty();
    }

    [Fact]
    public void One_thing_has_one_tag()
    {
        Questions()
            .SelectMany(question => question.Content().Tags.Select(tag => (Tag: tag, question.File.Name)))
            .GroupBy(it => it.Tag.Replace("-", "", StringComparison.Ordinal).TrimEnd('s'), StringComparer.Ordinal)
            .Where(group => group.DistinctBy(it => it.Tag).Count() > 1)
            .Select(group => string.Join(" and ", group.DistinctBy(it => it.Tag).Select(it => $"{it.Tag} ({it.Name})")) + " differ by a hyphen or an s.")
            .ShouldBeEmpty();
    }

    private static IReadOnlyList<Seeded<QuestionEntry>> Questions() => CommittedBank.Bank.Questions;

    private static string Hyphenated(string name) => name.ToLowerInvariant().Replace('_', '-');
}
