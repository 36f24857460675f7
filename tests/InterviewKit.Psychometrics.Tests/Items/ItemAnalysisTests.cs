using InterviewKit.Psychometrics.Items;
using InterviewKit.Psychometrics.RoleFit;

namespace InterviewKit.Psychometrics.Tests.Items;

public sealed class ItemAnalysisTests
{
    [Fact]
    public void Difficulty_is_the_share_of_the_scale_reached()
    {
        var difficulty = ItemAnalysis.Difficulty([.. Enumerable.Repeat(2.0, 10), .. Enumerable.Repeat(4.0, 10)]);

        // Mean 3, s² = 20/19; t(.975; 19) = 2.093024.
        var half = 2.093024 * Math.Sqrt(20.0 / 19 / 20) / 4;
        difficulty.Value.ShouldBe(.5);
        difficulty.Low.ShouldNotBeNull().ShouldBe(.5 - half, 1e-6);
        difficulty.High.ShouldNotBeNull().ShouldBe(.5 + half, 1e-6);
        difficulty.N.ShouldBe(20);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 1)]
    public void A_question_all_fail_is_at_zero_and_one_all_master_at_one(double score, double expected)
        => ItemAnalysis.Difficulty([.. Enumerable.Repeat(score, 20)]).Value.ShouldBe(expected);

    [Fact]
    public void Difficulty_is_withheld_below_twenty_scores()
        => ItemAnalysis.Difficulty([.. Enumerable.Repeat(3.0, 19)]).Withheld.ShouldBe("Difficulty is published from 20 scores; found 19.");

    [Fact]
    public void A_score_off_the_scale_is_refused()
        => Should.Throw<ArgumentException>(() => ItemAnalysis.Difficulty([3, 6])).Message.ShouldStartWith("A score lies from 1 to 5, but found 6.");

    [Fact]
    public void Discrimination_is_the_correlation_with_the_rest_and_fishers_interval()
    {
        // A correlation of exactly .6 of thirty pairs: y = .6x + .8z with x and z orthogonal.
        (double, double)[] pairs = [.. Enumerable.Range(0, 32).Select(i => (i % 2 == 0 ? 1.0 : -1, i % 4 < 2 ? 1.0 : -1)).Select(p => (p.Item1, (.6 * p.Item1) + (.8 * p.Item2)))];

        var discrimination = ItemAnalysis.Discrimination(pairs);

        var half = 1.959963985 / Math.Sqrt(29);
        discrimination.Value.ShouldNotBeNull().ShouldBe(.6, 1e-12);
        discrimination.Low.ShouldNotBeNull().ShouldBe(Math.Tanh(Math.Atanh(.6) - half), 1e-9);
        discrimination.High.ShouldNotBeNull().ShouldBe(Math.Tanh(Math.Atanh(.6) + half), 1e-9);
        discrimination.N.ShouldBe(32);
    }

    [Fact]
    public void A_perfect_correlation_has_no_interval()
    {
        var discrimination = ItemAnalysis.Discrimination([.. Enumerable.Range(0, 20).Select(i => ((double)i, 7.0 - (2.0 * i)))]);

        discrimination.Value.ShouldBe(-1);
        discrimination.Low.ShouldBeNull();
    }

    [Fact]
    public void Discrimination_is_withheld_below_twenty_pairs_and_where_nothing_varies()
    {
        ItemAnalysis.Discrimination([.. Enumerable.Range(0, 19).Select(i => ((double)i, (double)i))]).Withheld
            .ShouldBe("Discrimination is published from 20 applications; found 19.");
        ItemAnalysis.Discrimination([.. Enumerable.Range(0, 30).Select(i => (3.0, (double)i))]).Withheld
            .ShouldBe("Scores that are all equal discriminate nothing.");
    }

    [Fact]
    public void Exposure_is_the_share_of_interviews_with_the_question()
    {
        ItemAnalysis.Exposure(15, 148).Value.ShouldBe(15 / 148.0);
        ItemAnalysis.Exposure(15, 148).Low.ShouldNotBeNull().ShouldBe(.0624, 5e-5);
        ItemAnalysis.Exposure(0, 0).Withheld.ShouldBe("No interview of its roles and levels was completed.");
        Should.Throw<ArgumentOutOfRangeException>(() => ItemAnalysis.Exposure(3, 2));
    }

    [Fact]
    public void A_question_is_compared_with_other_questions_by_other_interviewers_only()
    {
        // Ann asks q and r, Bob s. Only Bob's score of s may count, which follows q; Ann's own r, which opposes it, may not.
        var ratings = Enumerable.Range(0, 24).SelectMany(i => new[]
        {
            Score(i, "ann", "q", 1 + (i % 5)), Score(i, "ann", "r", 5 - (i % 5)), Score(i, "bob", "s", 1 + (i % 5)),
        });

        var statistics = ItemAnalysis.Analyse([.. ratings]);

        statistics.Select(question => question.Question).ShouldBe(["q", "r", "s"]);
        statistics[0].Discrimination.Value.ShouldBe(1);
        statistics[0].Discrimination.N.ShouldBe(24);
        statistics[1].Discrimination.Value.ShouldBe(-1);
    }

    [Fact]
    public void An_application_without_another_interviewer_does_not_count()
    {
        var ratings = Enumerable.Range(0, 30).SelectMany(i => i < 12
            ? [Score(i, "ann", "q", 1 + (i % 5)), Score(i, "bob", "s", 1 + (i % 5))]
            : new[] { Score(i, "ann", "q", 1 + (i % 5)), Score(i, "ann", "s", 1 + (i % 5)) });

        var question = ItemAnalysis.Analyse([.. ratings])[0];

        question.Difficulty.N.ShouldBe(30);
        question.Discrimination.Withheld.ShouldBe("Discrimination is published from 20 applications; found 12.");
    }

    [Fact]
    public void Two_interviewers_asking_the_same_question_count_one_application_and_give_it_an_agreement()
    {
        var ratings = Enumerable.Range(0, 20).SelectMany(i => new[]
        {
            Score(i, "ann", "q", 1 + (i % 5)), Score(i, "bob", "q", 1 + (i % 5)), Score(i, "bob", "s", 1 + (i % 4)), Score(i, "ann", "t", 1 + (i % 3)),
        });

        var question = ItemAnalysis.Analyse([.. ratings])[0];

        question.Difficulty.N.ShouldBe(40);
        question.Discrimination.N.ShouldBe(20);
        question.Agreement.Value.ShouldBe(1);
        question.Agreement.N.ShouldBe(20);
    }

    [Fact]
    public void Ratings_of_whole_interviews_are_no_answers_and_dimensions_of_a_question_are_averaged()
    {
        var ratings = Enumerable.Range(0, 20).SelectMany(i => new Rating[]
        {
            new($"a{i}", "ann", "d1", "q", 2), new($"a{i}", "ann", "d2", "q", 5), new($"a{i}", "ann", "d1", null, 1),
        });

        var question = ItemAnalysis.Analyse([.. ratings]).ShouldHaveSingleItem();

        question.Difficulty.Value.ShouldBe((3.5 - 1) / 4);
        question.Difficulty.N.ShouldBe(20);
        question.Agreement.Withheld.ShouldBe("Alpha is published from 20 units with two raters; found 0.");
    }

    private static Rating Score(int application, string interviewer, string question, double score) => new($"a{application:00}", interviewer, "d", question, score);
}
