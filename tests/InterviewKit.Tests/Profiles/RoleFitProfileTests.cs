using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Profiles;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Profiles;

/// <summary>What a profile makes of scorecards; the numbers of the model have tests of their own, with the statistics.</summary>
public sealed class RoleFitProfileTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The worked check of the model: two interviewers, two dimensions, equal weights, bars of 3.5.</summary>
    [Fact]
    public void The_worked_example_comes_out_to_the_printed_digits()
    {
        var profile = RoleFitProfile.Of(Input([Card("A", ("ownership", 5), ("trade-offs", 4)), Card("B", ("ownership", 4), ("trade-offs", 3))]));

        profile.Dimensions.Select(dimension => Math.Round(dimension.Estimate!.FairAverage!.Value, 4)).ShouldBe([4.0504, 3.4790]);
        var fit = profile.Fits.Single(fit => fit.Result.Role.Key == "pair");
        Math.Round(fit.Result.Score!.Score, 3).ShouldBe(69.118);
        Math.Round(fit.Result.Score.Interval(0.8).Low, 3).ShouldBe(56.588);
        Math.Round(fit.Result.Score.Interval(0.8).High, 3).ShouldBe(81.647);
        Math.Round(fit.Result.Score.ProbabilityMeetsBar, 4).ShouldBe(0.7508);
        fit.Basis.ShouldBe(FitBasis.Rated);
        profile.CalibrationVersion.ShouldBe(0);
    }

    [Fact]
    public void One_interviewer_is_thin_evidence_and_gives_no_number()
    {
        var profile = RoleFitProfile.Of(Input([Card("A", ("ownership", 5), ("trade-offs", 4))]));

        profile.Fits.ShouldAllBe(fit => fit.Result.Score == null);
        profile.BestFit.ShouldBeNull();
        profile.Dimensions[0].Estimate!.RawMean.ShouldBe(5);
        profile.Dimensions[0].Estimate!.FairAverage.ShouldBeNull();
        profile.Flags.Select(flag => flag.Code).ShouldBe(["THIN_EVIDENCE"]);
    }

    [Fact]
    public void What_was_not_scored_is_no_low_score_and_no_score_at_all()
    {
        var profile = RoleFitProfile.Of(Input([Card("A"), Card("B")]));

        profile.Scorecards.ShouldBe(2);
        profile.Dimensions.ShouldAllBe(dimension => dimension.Estimate == null);
        profile.Fits.ShouldAllBe(fit => fit.Result.Coverage == 0);
        profile.Agreement.ShouldBeNull();
    }

    [Fact]
    public void A_disagreement_and_a_missing_scorecard_are_said_in_words()
    {
        var input = Input([Card("A", ("ownership", 5), ("trade-offs", 4)), Card("B", ("ownership", 1), ("trade-offs", 4))]);

        var profile = RoleFitProfile.Of(input with { Interviews = [Interview(InterviewStatus.Scheduled), Interview(InterviewStatus.Canceled)] });

        profile.Flags.Select(flag => flag.Code).ShouldBe(["SCORECARDS_MISSING", "DISAGREEMENT"]);
        profile.Flags[1].Message.ShouldContain("ownership");
        profile.Flags[1].Message.ShouldNotContain("trade-offs");
    }

    [Fact]
    public void The_independent_basis_reads_the_last_revision_written_unseeing_and_says_where_there_is_none()
    {
        var first = Card("A", ("ownership", 2)).Scorecard;
        var swayed = first.Current with { Number = 2, Receipt = new Receipt(true, false, 9), Ratings = [Given("ownership", 5)] };
        var amended = first with { Revisions = [first.Current, swayed] };

        ProfileBasis.Independent.Choose(amended).Revision.Number.ShouldBe(1);
        ProfileBasis.Latest.Choose(amended).Revision.Number.ShouldBe(2);

        var neverIndependent = first with { Revisions = [swayed with { Number = 1 }] };
        var profile = RoleFitProfile.Of(Input([ProfileBasis.Independent.Choose(neverIndependent)]));
        profile.Flags.ShouldContain(flag => flag.Code == "NOT_INDEPENDENT");
    }

    private static ProfileInput Input(IReadOnlyList<ScorecardAtRevision> scorecards) => new(
        new Application
        {
            Id = new ApplicationId(Guid.NewGuid()),
            OpeningId = new OpeningId(Guid.NewGuid()),
            CandidateId = new CandidateId(Guid.NewGuid()),
            Status = ApplicationStatus.Active,
            CreatedAt = Now,
        },
        new Opening
        {
            Id = new OpeningId(Guid.NewGuid()),
            Title = "t",
            RoleKey = "pair",
            Level = Level.Senior,
            Status = OpeningStatus.Open,
            SealPolicy = SealPolicy.UntilOwnSubmitted,
            Panel = [],
            CreatedAt = Now,
        },
        [],
        scorecards,
        [Role("pair", "ownership", "trade-offs"), Role("other", "ownership", "user-empathy", "scalability")],
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

    private static ScorecardAtRevision Card(string interviewer, params (string Dimension, int Score)[] scores)
    {
        var interview = new InterviewId(Guid.NewGuid());
        return ScorecardAtRevision.Current(Scorecard.Create(new ScorecardSubmitted
        {
            InterviewId = interview,
            ApplicationId = new ApplicationId(Guid.NewGuid()),
            OpeningId = new OpeningId(Guid.NewGuid()),
            InterviewerId = new PersonId(new Guid(interviewer[0], 0, 0, new byte[8])),
            Revision = 1,
            Origin = ScorecardOrigin.Entered,
            Recommendation = Recommendation.Yes,
            Ratings = scores.Length == 0
                ? [new RatingGiven("ownership", 1, null, null, Assessment.NotAsked, null)]
                : [.. scores.Select(score => Given(score.Dimension, score.Score))],
            RoleKey = "pair",
            RoleVersion = 1,
            Receipt = new Receipt(true, true, 0),
            At = Now,
        }));
    }

    private static RatingGiven Given(string dimension, int score) => new(dimension, 1, null, null, Assessment.Scored, score);

    private static Interview Interview(InterviewStatus status) => new()
    {
        Id = new InterviewId(Guid.NewGuid()),
        ApplicationId = new ApplicationId(Guid.NewGuid()),
        OpeningId = new OpeningId(Guid.NewGuid()),
        CandidateId = new CandidateId(Guid.NewGuid()),
        InterviewerId = new PersonId(Guid.NewGuid()),
        Status = status,
        FocusKeys = [],
        Minutes = 60,
    };
}
