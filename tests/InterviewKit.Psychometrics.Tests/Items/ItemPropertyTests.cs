using InterviewKit.Psychometrics.Items;
using InterviewKit.Psychometrics.RoleFit;

namespace InterviewKit.Psychometrics.Tests.Items;

/// <summary>Laws of item analysis that hold for any answers, tried on many made from seeds.</summary>
public sealed class ItemPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(400, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_higher_score_makes_a_question_easier_and_the_scale_read_backwards_as_much_harder(int seed)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, 30).Select(_ => 1 + (3 * random.NextDouble()))];
        var difficulty = ItemAnalysis.Difficulty(scores);

        ItemAnalysis.Difficulty([scores[0] + .5, .. scores[1..]]).Value.ShouldNotBeNull().ShouldBeGreaterThan(difficulty.Value!.Value);
        var backwards = ItemAnalysis.Difficulty([.. scores.Select(score => 6 - score)]);
        backwards.Value.ShouldNotBeNull().ShouldBe(1 - difficulty.Value.Value, 1e-12);
        backwards.Low.ShouldNotBeNull().ShouldBe(1 - difficulty.High!.Value, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Discrimination_knows_no_order_no_level_and_no_unit_and_lies_in_its_interval(int seed)
    {
        var random = new Random(seed);
        (double Score, double Others)[] pairs = [.. Enumerable.Range(0, 25).Select(_ => (random.NextDouble(), random.NextDouble()))];
        var estimate = ItemAnalysis.Discrimination(pairs);
        (double Score, double Others)[] changed = [.. pairs.Select(pair => ((2 * pair.Score) + 1, 3 - (.5 * (1 - pair.Others))))];
        random.Shuffle(changed);

        estimate.Value.ShouldNotBeNull().ShouldBeInRange(estimate.Low!.Value, estimate.High!.Value);
        ItemAnalysis.Discrimination(changed).Value.ShouldNotBeNull().ShouldBe(estimate.Value!.Value, 1e-9);
        ItemAnalysis.Discrimination([.. pairs.Select(pair => (pair.Others, pair.Score))]).Value.ShouldNotBeNull().ShouldBe(estimate.Value.Value, 1e-9);
        ItemAnalysis.Discrimination([.. pairs.Select(pair => (-pair.Score, pair.Others))]).Value.ShouldNotBeNull().ShouldBe(-estimate.Value.Value, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_ratings_changes_no_bit_of_a_questions_statistics(int seed)
    {
        var random = new Random(seed);
        Rating[] ratings = [.. Enumerable.Range(0, 400).Select(_ => new Rating(
            $"a{random.Next(30)}", $"j{random.Next(5)}", $"d{random.Next(2)}", $"q{random.Next(4)}", random.Next(1, 6)))];
        var expected = ItemAnalysis.Analyse(ratings);
        random.Shuffle(ratings);

        ItemAnalysis.Analyse(ratings).ShouldBe(expected);
        expected.ShouldContain(question => question.Discrimination.Value != null && question.Agreement.Value != null);
    }
}
