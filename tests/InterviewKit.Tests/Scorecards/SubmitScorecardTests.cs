using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Scorecards;

/// <summary>What a scorecard needs to come in. All that is wrong is said at once, each with its place.</summary>
public sealed class SubmitScorecardTests
{
    private static readonly PersonId Interviewer = new(Guid.NewGuid());
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Question = GlobalId.Of("Question", "the-queue");

    [Fact]
    public void A_complete_scorecard_has_nothing_wrong()
    {
        Check(Complete()).ShouldBeEmpty();
    }

    [Fact]
    public void A_dimension_in_focus_may_be_left_unscored_but_not_out()
    {
        Check(Complete() with { Ratings = [Scored("ownership"), new("trade-offs", null, Assessment.NotAsked, null, "")] }).ShouldBeEmpty();

        var error = Check(Complete() with { Ratings = [Scored("ownership")] }).ShouldHaveSingleItem().ShouldBeOfType<RatingsIncomplete>();
        error.DimensionKeys.ShouldBe(["trade-offs"]);
        error.Path.ShouldBe(["input", "ratings"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void A_scored_rating_has_a_score_of_one_to_five(int? score)
    {
        var error = Check(Complete() with { Ratings = [Scored("ownership") with { Score = score }, Scored("trade-offs")] })
            .ShouldHaveSingleItem().ShouldBeOfType<ScoreOutOfRange>();

        (error.Min, error.Max).ShouldBe((1, 5));
        error.Path.ShouldBe(["input", "ratings", "0", "score"]);
    }

    [Fact]
    public void A_rating_that_is_not_scored_has_no_score()
    {
        Check(Complete() with { Ratings = [Scored("ownership"), new("trade-offs", null, Assessment.Declined, 1, "")] })
            .ShouldHaveSingleItem().ShouldBeOfType<InvalidInput>().Path.ShouldBe(["input", "ratings", "1", "score"]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("   too short ", 9)]
    public void A_score_needs_evidence(string evidence, int length)
    {
        var error = Check(Complete() with { Ratings = [Scored("ownership") with { Evidence = evidence }, Scored("trade-offs")] })
            .ShouldHaveSingleItem().ShouldBeOfType<EvidenceMissing>();

        error.DimensionKey.ShouldBe("ownership");
        error.Message.ShouldContain($"{length} were given");
    }

    [Fact]
    public void The_same_dimension_may_be_rated_once_for_the_interview_and_once_for_each_question()
    {
        RatingInput[] ratings = [Scored("ownership"), Scored("ownership") with { QuestionId = Question }, Scored("trade-offs")];
        Check(Complete() with { Ratings = ratings }).ShouldBeEmpty();

        Check(Complete() with { Ratings = [.. ratings, Scored("ownership") with { QuestionId = Question }] })
            .ShouldHaveSingleItem().ShouldBeOfType<DuplicateRating>().Path.ShouldBe(["input", "ratings", "3"]);
    }

    [Fact]
    public void A_question_stands_in_the_interviews_set()
    {
        Check(Complete() with { Ratings = [Scored("ownership") with { QuestionId = GlobalId.Of("Question", "another") }, Scored("trade-offs")] })
            .ShouldHaveSingleItem().Path.ShouldBe(["input", "ratings", "0", "questionId"]);
    }

    [Fact]
    public void An_unknown_dimension_gets_its_near_matches()
    {
        var error = Check(Complete() with { Ratings = [Scored("ownership"), Scored("trade-offs"), Scored("user-emapthy")] })
            .ShouldHaveSingleItem().ShouldBeOfType<UnknownKey>();

        error.Suggestions.ShouldBe(["user-empathy"]);
        error.Path.ShouldBe(["input", "ratings", "2", "dimensionKey"]);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var errors = Check(new SubmitScorecardInput(
            "id",
            Recommendation.Yes,
            "meh",
            [new("ownership", null, Assessment.Scored, 9, "no"), new("nope", null, Assessment.NotAsked, 2, "")],
            null));

        errors.Select(error => $"{error.Code} {string.Join('.', error.Path)}").ShouldBe(
        [
            "INVALID_INPUT input.summary",
            "SCORE_OUT_OF_RANGE input.ratings.0.score",
            "EVIDENCE_MISSING input.ratings.0.evidence",
            "UNKNOWN_KEY input.ratings.1.dimensionKey",
            "INVALID_INPUT input.ratings.1.score",
            "RATINGS_INCOMPLETE input.ratings",
        ]);
    }

    [Fact]
    public void Only_the_interviewer_submits()
    {
        SubmitScorecard.Check(Complete(), Facts(), Viewer(new PersonId(Guid.NewGuid()))).ShouldHaveSingleItem().ShouldBeOfType<NotYourInterview>();
    }

    [Theory]
    [InlineData(InterviewStatus.Canceled, "CANCELED")]
    [InlineData(InterviewStatus.NoShow, "NO_SHOW")]
    public void An_interview_that_did_not_take_place_has_no_scorecard(InterviewStatus status, string state)
    {
        SubmitScorecard.Check(Complete(), Facts(status), Viewer(Interviewer)).ShouldHaveSingleItem().ShouldBeOfType<WrongState>().State.ShouldBe(state);
    }

    [Theory]
    [InlineData(InterviewStatus.Scheduled)]
    [InlineData(InterviewStatus.InProgress)]
    [InlineData(InterviewStatus.AwaitingScorecard)]
    public void Starting_and_finishing_an_interview_is_optional(InterviewStatus status)
    {
        SubmitScorecard.Check(Complete(), Facts(status), Viewer(Interviewer)).ShouldBeEmpty();
    }

    [Fact]
    public void A_second_scorecard_is_refused()
    {
        SubmitScorecard.Check(Complete(), Facts(InterviewStatus.Completed), Viewer(Interviewer)).ShouldHaveSingleItem().ShouldBeOfType<AlreadySubmitted>();
    }

    [Fact]
    public void The_event_pins_versions_and_carries_no_text()
    {
        var input = Complete() with { Ratings = [Scored("ownership") with { QuestionId = Question }, new("trade-offs", null, Assessment.NoEvidence, null, "")] };

        var submitted = SubmitScorecard.Decide(input, Facts(), revision: 1, Now);

        submitted.Ratings.ShouldBe(
        [
            new RatingGiven("ownership", 7, "the-queue", 3, Assessment.Scored, 4),
            new RatingGiven("trade-offs", 2, null, null, Assessment.NoEvidence, null),
        ]);
        submitted.RoleVersion.ShouldBe(5);
        submitted.QuestionSetVersionId.ShouldBe("set/1");
        System.Text.Json.JsonSerializer.Serialize(submitted).ShouldNotContain("split the consumer");
    }

    private static IReadOnlyList<UserError> Check(SubmitScorecardInput input) => SubmitScorecard.Check(input, Facts(), Viewer(Interviewer));

    private static SubmitScorecardInput Complete() => new(
        "id", Recommendation.Yes, "Owned the outage from alert to lesson.", [Scored("ownership"), Scored("trade-offs")], null);

    private static RatingInput Scored(string dimension) => new(dimension, null, Assessment.Scored, 4, "Described how she split the consumer.");

    private static Viewer Viewer(PersonId person) => new()
    {
        Workspace = "w",
        Person = person,
        Scopes = RoleScopes.Of([PersonRole.Interviewer]),
        Actor = new Actor("w", "p", "p", null),
    };

    private static SubmitScorecard.Facts Facts(InterviewStatus status = InterviewStatus.Scheduled) => new(
        new Interview
        {
            Id = new InterviewId(Guid.NewGuid()),
            ApplicationId = new ApplicationId(Guid.NewGuid()),
            OpeningId = new OpeningId(Guid.NewGuid()),
            CandidateId = new CandidateId(Guid.NewGuid()),
            InterviewerId = Interviewer,
            Status = status,
            QuestionSetVersionId = "set/1",
            FocusKeys = ["ownership", "trade-offs"],
            Minutes = 60,
        },
        new QuestionSetVersion
        {
            Id = "set/1",
            Number = 1,
            RoleKey = "developer",
            Level = Level.Mid,
            Items = [new PinnedQuestion("the-queue", 3, 10, null)],
            FocusKeys = ["ownership", "trade-offs"],
            Coverage = [],
        },
        [Dimension("ownership", 7), Dimension("trade-offs", 2), Dimension("user-empathy", 1)],
        new Role { Key = "developer", Version = 5, Name = "n", Summary = "s", HireWhen = [], TimeSpentOn = [], Dimensions = [] },
        new Receipt(Known: true, Independent: true, LastExposure: 0));

    private static Dimension Dimension(string key, int version) => new() { Key = key, Version = version, Name = key, Definition = key, Scales = [] };
}
