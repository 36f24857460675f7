using InterviewKit.Seeding;

namespace InterviewKit.Tests.Bank;

/// <summary>What question sets promise beyond what loading checks of each.</summary>
public sealed class BankSetTests
{
    private static readonly string[] CoreDimensions = ["trade-offs", "ownership", "user-empathy", "scalability"];

    /// <summary>Shortening a question further leaves out what it was asked for.</summary>
    private const double MinutesShareMin = 0.75;

    [Fact]
    public void There_are_at_least_twelve_and_each_hears_the_four_core_dimensions()
    {
        Sets().Count.ShouldBeGreaterThanOrEqualTo(12);
        foreach (var set in Sets())
        {
            set.Entry!.Focus.Select(focus => focus.Value).ShouldBe(CoreDimensions, ignoreOrder: true, set.File.Name);
        }
    }

    [Fact]
    public void Rounds_of_one_role_and_level_ask_no_question_twice()
    {
        Sets()
            .SelectMany(set => set.Entry!.Items.Select(item => (set.Entry.Role, set.Entry.Level, item.Question, set.File)))
            .GroupBy(it => (it.Role.Value, it.Level, Question: it.Question.Value))
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key.Question} is asked by " + string.Join(" and ", group.Select(it => $"{it.File.Name}:{it.Question.Line}")))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_set_that_shortens_a_question_leaves_time_to_ask_it()
    {
        var minutes = CommittedBank.Bank.Questions.ToDictionary(question => question.Key, question => question.Content().Minutes, StringComparer.Ordinal);

        Sets()
            .SelectMany(set => set.Entry!.Items.Select(item => (set.File, item.Question, item.Minutes, Own: minutes[item.Question.Value])))
            .Where(it => it.Minutes < it.Own * MinutesShareMin || it.Minutes > it.Own)
            .Select(it => $"{it.File.Name}:{it.Question.Line}: {it.Minutes} minutes for {it.Question.Value}, which takes {it.Own}; "
                + "three quarters to all of that were expected.")
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_hour_is_not_all_of_one_kind()
    {
        var kinds = CommittedBank.Bank.Questions.ToDictionary(question => question.Key, question => question.Content().Kind, StringComparer.Ordinal);

        Sets()
            .Where(set => set.Entry!.Items.Select(item => kinds[item.Question.Value]).Distinct().Count() < 2)
            .Select(set => $"{set.File.Name}: all of its questions are {kinds[set.Entry!.Items[0].Question.Value]}.")
            .ShouldBeEmpty();
    }

    private static IReadOnlyList<Seeded<QuestionSetEntry>> Sets() => CommittedBank.Bank.QuestionSets;
}
