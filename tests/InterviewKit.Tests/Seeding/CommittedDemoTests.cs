using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;

namespace InterviewKit.Tests.Seeding;

/// <summary>That the committed demo shows what it is there to show.</summary>
public sealed class CommittedDemoTests : IAsyncLifetime
{
    private SeedDatabase _database = null!;
    private IQuerySession _session = null!;

    public async Task InitializeAsync()
    {
        _database = await SeedDatabase.CreateAsync();
        await _database.LoadBankAsync(CommittedSeed.Folder);
        await _database.LoadDemoAsync(CommittedSeed.Folder);
        _session = _database.Session();
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task It_has_people_of_every_role_openings_and_scorecards()
    {
        var people = await _session.Query<Person>().ToListAsync();
        people.Count.ShouldBeGreaterThanOrEqualTo(6);
        people.SelectMany(person => person.Roles).Distinct().Order().ShouldBe(Enum.GetValues<PersonRole>());
        (await _session.Query<Opening>().CountAsync()).ShouldBeGreaterThanOrEqualTo(2);
        (await _session.Query<Application>().CountAsync()).ShouldBeGreaterThanOrEqualTo(6);
        (await _session.Query<Scorecard>().CountAsync()).ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task A_scorecard_is_awaited_and_late_and_an_interview_lies_ahead()
    {
        var now = _database.Time.GetUtcNow();
        var interviews = await _session.Query<Interview>().ToListAsync();

        interviews.ShouldContain(interview => interview.Status == InterviewStatus.AwaitingScorecard && interview.IsLate(now));
        interviews.ShouldContain(interview => interview.Status == InterviewStatus.Scheduled && interview.ScheduledAt > now);
    }

    [Fact]
    public async Task Each_completed_interview_has_a_scorecard_that_stands_and_no_other_has()
    {
        var completed = (await _session.Query<Interview>().ToListAsync()).Where(interview => interview.ScorecardIn).Select(interview => interview.Id);
        var scorecards = (await _session.Query<Scorecard>().ToListAsync())
            .Where(scorecard => scorecard.Status != ScorecardStatus.Withdrawn)
            .Select(scorecard => scorecard.InterviewId);

        completed.ShouldBe(scorecards, ignoreOrder: true);
    }

    [Fact]
    public async Task Two_interviewers_disagree_by_two_points_or_more_on_a_dimension_of_one_candidate()
    {
        var means = (await _session.Query<Scorecard>().ToListAsync())
            .SelectMany(scorecard => scorecard.Current.Ratings
                .Where(rating => rating.Assessment == Assessment.Scored)
                .GroupBy(rating => rating.DimensionKey)
                .Select(group => (scorecard.ApplicationId, Dimension: group.Key, Mean: group.Average(rating => rating.Score!.Value))))
            .ToList();

        means.GroupBy(it => (it.ApplicationId, it.Dimension))
            .Max(group => group.Max(it => it.Mean) - group.Min(it => it.Mean))
            .ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task One_interviewer_is_severe_and_one_is_lenient()
    {
        var means = (await _session.Query<Scorecard>().ToListAsync())
            .GroupBy(scorecard => scorecard.InterviewerId)
            .Select(group => group.SelectMany(scorecard => scorecard.Current.Ratings).Where(rating => rating.Score is not null).Average(rating => rating.Score!.Value))
            .Order()
            .ToList();

        (means[^1] - means[0]).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task One_candidate_has_more_gaps_than_scores()
    {
        var scorecards = await _session.Query<Scorecard>().ToListAsync();

        scorecards.GroupBy(scorecard => scorecard.ApplicationId).ShouldContain(group =>
            group.SelectMany(scorecard => scorecard.Current.Ratings).Count(rating => rating.Assessment != Assessment.Scored)
            > group.SelectMany(scorecard => scorecard.Current.Ratings).Count(rating => rating.Assessment == Assessment.Scored));
    }

    [Fact]
    public async Task Some_panels_are_complete_and_some_are_not()
    {
        var applications = await _session.Query<Application>().ToListAsync();

        applications.ShouldContain(application => application.PanelCompletedAt != null);
        applications.ShouldContain(application => application.PanelCompletedAt == null);
    }
}
