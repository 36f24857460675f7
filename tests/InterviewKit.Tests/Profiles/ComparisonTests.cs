using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Profiles;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Profiles;

/// <summary>What a comparison makes of profiles.</summary>
public sealed class ComparisonTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Opening Opening = new()
    {
        Id = new OpeningId(Guid.NewGuid()),
        Title = "t",
        RoleKey = "pair",
        Level = Level.Senior,
        Status = OpeningStatus.Open,
        SealPolicy = SealPolicy.UntilOwnSubmitted,
        Panel = [],
        CreatedAt = Now,
    };

    private static readonly Role Pair = Role("pair", "ownership", "trade-offs");
    private static readonly Role Other = Role("other", "user-empathy");

    [Fact]
    public void Ranks_go_by_score_ties_share_one_and_what_has_no_score_comes_last_without_one()
    {
        var (strong, twin, weak, thin, silent) = (Application(), Application(), Application(), Application(), Application());

        var comparison = Comparison.Of(Opening, Pair,
        [
            (silent, null),
            (weak, Input(weak, ('A', 2), ('B', 2))),
            (strong, Input(strong, ('A', 5), ('B', 4))),
            (thin, Input(thin, ('A', 5))),
            (twin, Input(twin, ('B', 4), ('A', 5))),
        ]);

        comparison.Entries.Select(entry => (entry.Application, entry.Rank)).ShouldBe([(strong, 1), (twin, 1), (weak, 3), (silent, null), (thin, null)]);
        comparison.Entries[3].Profile.ShouldBeNull();
        comparison.Entries[3].Fit.ShouldBeNull();
        comparison.Entries[4].Fit!.Result.Score.ShouldBeNull();
        comparison.Entries[0].Fit.ShouldBe(comparison.Entries[0].Profile!.Fits.Single(fit => fit.Result.Role.Key == "pair"));
    }

    [Fact]
    public void Two_who_were_rated_alike_are_not_told_apart_and_two_who_were_not_are()
    {
        var (a, b, c) = (Application(), Application(), Application());

        var comparison = Comparison.Of(Opening, Pair, [(c, Input(c, ('A', 1), ('B', 1))), (b, Input(b, ('A', 4), ('B', 4))), (a, Input(a, ('A', 5), ('B', 4)))]);

        var pair = comparison.Indistinguishable.ShouldHaveSingleItem();
        (pair.A, pair.B).ShouldBe((a, b));
        pair.Probability.ShouldBeInRange(0.5, 0.8);
    }

    /// <summary>A severe interviewer of both cancels: the same scores tell more where the same people gave them to both.</summary>
    [Fact]
    public void What_two_applications_share_cancels()
    {
        var (a, b) = (Application(), Application());

        var same = Comparison.Of(Opening, Pair, [(a, Input(a, ('A', 4), ('B', 5))), (b, Input(b, ('A', 4), ('B', 4)))]);
        var four = Comparison.Of(Opening, Pair, [(a, Input(a, ('A', 4), ('B', 5))), (b, Input(b, ('C', 4), ('D', 4)))]);

        same.Indistinguishable.ShouldHaveSingleItem().Probability.ShouldBeGreaterThan(four.Indistinguishable.ShouldHaveSingleItem().Probability + 0.01);
    }

    [Fact]
    public void The_probability_of_a_pair_is_that_of_one_estimate_over_all_that_is_compared()
    {
        var (a, b, c) = (Application(), Application(), Application());
        var inputs = new[] { Input(a, ('A', 4), ('B', 4)), Input(b, ('A', 4), ('C', 4)), Input(c, ('B', 2), ('C', 5)) };

        var comparison = Comparison.Of(Opening, Pair, [.. new[] { a, b, c }.Zip(inputs)!]);

        var joint = RoleFitModel.Estimate(
            Calibration.Default,
            [.. inputs.SelectMany(input => input.Scorecards.SelectMany(card => card.Ratings(input.Application.Id.Value.ToString("N"))))]);
        var expected = joint.Pairs(RoleFitProfile.Definition(Pair)).Where(pair => pair.Indistinguishable).ToList();
        comparison.Indistinguishable.Count.ShouldBe(expected.Count);
        foreach (var pair in comparison.Indistinguishable)
        {
            var (higher, lower) = (pair.A.Id.Value.ToString("N"), pair.B.Id.Value.ToString("N"));
            var probability = expected.Where(it => it.Higher == higher && it.Lower == lower).Select(it => it.Probability)
                .Concat(expected.Where(it => it.Higher == lower && it.Lower == higher).Select(it => 1 - it.Probability))
                .Single();
            pair.Probability.ShouldBe(probability, 1e-12);
        }
    }

    [Fact]
    public void Another_role_ranks_by_its_own_dimensions()
    {
        var (a, b) = (Application(), Application());
        var empathetic = Input(a, ('A', 2), ('B', 2));
        var comparison = Comparison.Of(Opening, Other,
        [
            (a, empathetic with { Scorecards = [.. empathetic.Scorecards.Select(card => Rated(card, "user-empathy", 5))] }),
            (b, Input(b, ('A', 5), ('B', 5))),
        ]);

        comparison.Role.ShouldBe(Other);
        comparison.Entries.Select(entry => (entry.Application, entry.Rank)).ShouldBe([(a, 1), (b, null)]);
        comparison.Entries[0].Fit!.Basis.ShouldBe(FitBasis.Transferred);
        comparison.Indistinguishable.ShouldBeEmpty();
    }

    private static ScorecardAtRevision Rated(ScorecardAtRevision card, string dimension, int score) =>
        card with { Revision = card.Revision with { Ratings = [.. card.Revision.Ratings, new RatingGiven(dimension, 1, null, null, Assessment.Scored, score)] } };

    private static Application Application() => new()
    {
        Id = new ApplicationId(Guid.NewGuid()),
        OpeningId = Opening.Id,
        CandidateId = new CandidateId(Guid.NewGuid()),
        Status = ApplicationStatus.Active,
        CreatedAt = Now,
    };

    /// <summary>Each interviewer gives both of the role's dimensions the same score.</summary>
    private static ProfileInput Input(Application application, params (char Interviewer, int Score)[] cards) => new(
        application,
        Opening,
        [],
        [.. cards.Select(card => ScorecardAtRevision.Current(Scorecard.Create(new ScorecardSubmitted
        {
            InterviewId = new InterviewId(Guid.NewGuid()),
            ApplicationId = application.Id,
            OpeningId = Opening.Id,
            InterviewerId = new PersonId(new Guid(card.Interviewer, 0, 0, new byte[8])),
            Revision = 1,
            Origin = ScorecardOrigin.Entered,
            Recommendation = Recommendation.Yes,
            Ratings = [.. new[] { "ownership", "trade-offs" }.Select(key => new RatingGiven(key, 1, null, null, Assessment.Scored, card.Score))],
            RoleKey = "pair",
            RoleVersion = 1,
            Receipt = new Receipt(true, true, 0),
            At = Now,
        })))],
        [Pair, Other],
        Calibration.Default,
        ProfileBasis.Independent);

    private static Role Role(string key, params string[] dimensions) => new()
    {
        Key = key,
        Version = 1,
        Name = key,
        Summary = key,
        HireWhen = [],
        TimeSpentOn = [],
        Dimensions = [.. dimensions.Select(dimension => new WeighedDimension(dimension, Emphasis.High, 1.0 / dimensions.Length, "r", 3.5))],
    };
}
