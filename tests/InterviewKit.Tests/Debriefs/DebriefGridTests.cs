using InterviewKit.Access;
using InterviewKit.Debriefs;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Debriefs;

/// <summary>What a panel is shown to talk about.</summary>
public sealed class DebriefGridTests
{
    private static readonly Role Role = new()
    {
        Key = "role",
        Version = 1,
        Name = "role",
        Summary = "role",
        HireWhen = [],
        TimeSpentOn = [],
        Dimensions = [.. new[] { "trade-offs", "ownership", "scalability" }.Select(key => new WeighedDimension(key, Emphasis.High, 1.0 / 3, "r", 3.5))],
    };

    [Fact]
    public void The_largest_disagreement_comes_first_and_what_two_did_not_score_last()
    {
        var rows = DebriefGrid.Of(
            [
                Card('A', ("trade-offs", null, 3), ("ownership", null, 5), ("scalability", null, 4), ("user-empathy", null, 5)),
                Card('B', ("trade-offs", null, 3), ("ownership", null, 2), ("scalability", null, 2)),
                Card('C', ("trade-offs", null, 4), ("ownership", null, 4)),
            ],
            Role);

        rows.Select(row => (row.DimensionKey, row.Spread)).ShouldBe([("ownership", 3), ("scalability", 2), ("trade-offs", 1), ("user-empathy", null)]);
        rows[3].Agreement.ShouldBeNull();
        rows[3].Cells.ShouldHaveSingleItem().Score.ShouldBe(5);
        rows[1].Agreement.ShouldBe(0); // 4 and 2: a variance of 2, which is chance's.
        rows[0].Cells.Select(cell => cell.Score).ShouldBe([5, 2, 4]);
    }

    [Fact]
    public void Of_two_rows_with_the_same_spread_the_one_with_less_agreement_comes_first_then_the_roles_order()
    {
        var rows = DebriefGrid.Of(
            [
                Card('A', ("scalability", null, 4), ("ownership", null, 4), ("trade-offs", null, 4)),
                Card('B', ("scalability", null, 2), ("ownership", null, 2), ("trade-offs", null, 2)),
                Card('C', ("scalability", null, 2), ("ownership", null, 3), ("trade-offs", null, 3)),
            ],
            Role);

        rows.Select(row => row.DimensionKey).ShouldBe(["scalability", "trade-offs", "ownership"]);
    }

    [Fact]
    public void An_interviewers_score_is_the_whole_if_given_else_the_mean_of_the_questions_over_all_that_they_interviewed()
    {
        var rows = DebriefGrid.Of(
            [
                Card('A', ("ownership", "first", 5), ("ownership", "second", 2)),
                Card('B', ("ownership", "first", 5), ("ownership", null, 3)),
                Card('C', ("ownership", null, 2)),
                Card('C', ("ownership", null, 4)),
            ],
            Role);

        rows.ShouldHaveSingleItem().Cells.Select(cell => cell.Score).ShouldBe([3.5, 3, 3, 3]);
        rows[0].Spread.ShouldBe(0.5);
    }

    [Fact]
    public void What_was_not_scored_is_no_score_and_says_why()
    {
        var card = Card('A', ("ownership", null, 4));
        var silent = card with
        {
            Revision = card.Revision with
            {
                Ratings =
                [
                    new("ownership", 1, "first", 1, Assessment.NotAsked, null),
                    new("ownership", 1, "second", 1, Assessment.NoEvidence, null),
                    new("trade-offs", 1, "first", 1, Assessment.NoEvidence, null),
                    new("trade-offs", 1, null, null, Assessment.Declined, null),
                ],
            },
        };

        var rows = DebriefGrid.Of([silent], Role);

        rows.Select(row => (row.DimensionKey, row.Spread, row.Cells[0].Score, row.Cells[0].Assessment)).ShouldBe(
            [("trade-offs", null, null, Assessment.Declined), ("ownership", null, null, Assessment.NoEvidence)]);
    }

    private static ScorecardAtRevision Card(char interviewer, params (string Dimension, string? Question, int Score)[] scores) =>
        ScorecardAtRevision.Current(Scorecard.Create(new ScorecardSubmitted
        {
            InterviewId = new InterviewId(Guid.NewGuid()),
            ApplicationId = new ApplicationId(Guid.NewGuid()),
            OpeningId = new OpeningId(Guid.NewGuid()),
            InterviewerId = new PersonId(new Guid(interviewer, 0, 0, new byte[8])),
            Revision = 1,
            Origin = ScorecardOrigin.Entered,
            Recommendation = Recommendation.Yes,
            Ratings = [.. scores.Select(score => new RatingGiven(
                score.Dimension, 1, score.Question, score.Question is null ? null : 1, Assessment.Scored, score.Score))],
            RoleKey = "role",
            RoleVersion = 1,
            Receipt = new Receipt(true, true, 0),
            At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        }));
}
