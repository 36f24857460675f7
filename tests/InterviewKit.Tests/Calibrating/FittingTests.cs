using System.Text.Json;
using InterviewKit.Documents;
using InterviewKit.Profiles;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Calibrating;

/// <summary>When the workspace's calibration is fitted, and on what.</summary>
public sealed class FittingTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Nothing_is_fitted_on_nine_applications()
    {
        await _past.HearAsync(0, 9);

        (await FitAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Ten_applications_are_fitted_as_the_statistics_fit_their_ratings()
    {
        await _past.HearAsync(0, 10);

        var fitted = (await FitAsync()).ShouldNotBeNull();

        var fit = CalibrationFitting.Fit(1, Ratings(0, 10)).Fit.ShouldNotBeNull();
        fitted.Version.ShouldBe(1);
        fitted.Scorecards.ShouldBe(30);
        fitted.Observations.ShouldBe(90);
        fitted.Connected.ShouldBeTrue();
        fitted.FittedAt.ShouldBe(_bench.Time.GetUtcNow());
        fitted.Variances.ShouldBe(fit.Calibration.Variances);
        fitted.Interviewers.Select(it => (it.PersonId, it.Mean, it.Variance, it.Observations)).ShouldBe(
            Enumerable.Range(0, 6).Select(PastPanels.Interviewer).OrderBy(NodeKeys.Of, StringComparer.Ordinal).Select(person =>
            {
                var prior = fit.Calibration.Interviewers[NodeKeys.Of(person)];
                return (person, prior.Mean, prior.Variance, prior.Observations);
            }));
        fitted.Interviewers.Single(it => it.PersonId == PastPanels.Interviewer(0)).Severity.Value.ShouldNotBeNull().ShouldBeGreaterThan(0);
        fitted.Agreement.N.ShouldBe(30);
    }

    [Fact]
    public async Task What_is_stored_is_what_was_fitted_to_the_last_bit()
    {
        await _past.HearAsync(0, 12);

        var fitted = await FitAsync();

        JsonSerializer.Serialize(await StoredAsync(1)).ShouldBe(JsonSerializer.Serialize(fitted));
    }

    [Fact]
    public async Task The_same_scorecards_give_the_same_version()
    {
        await _past.HearAsync(0, 12);
        await using var another = await Workbench.StartAsync();
        var past = new PastPanels(another);
        await past.BeginAsync();
        await past.HearAsync(6, 6); // In another order.
        await past.HearAsync(0, 6);

        var first = await FitAsync();
        var second = await past.LeadAsync(leader => new FitCalibrationIfDue(another.Store, another.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None));

        JsonSerializer.Serialize(second).ShouldBe(JsonSerializer.Serialize(first));
    }

    [Fact]
    public async Task The_next_version_waits_for_ten_more_scorecards()
    {
        await _past.HearAsync(0, 10);
        (await FitAsync()).ShouldNotBeNull();
        (await FitAsync()).ShouldBeNull();
        await _past.HearAsync(10, 3);
        (await FitAsync()).ShouldBeNull();
        await _past.HearAsync(13, 1);

        var next = (await FitAsync()).ShouldNotBeNull();

        next.Version.ShouldBe(2);
        next.Scorecards.ShouldBe(42);
    }

    [Fact]
    public async Task Sealed_scorecards_neither_count_nor_change_anything()
    {
        await _past.HearAsync(0, 10);
        await _past.HearAsync(10, 10, opened: false, score: (_, _, _) => 1);

        var fitted = (await FitAsync()).ShouldNotBeNull();

        fitted.Scorecards.ShouldBe(30);
        fitted.Variances.ShouldBe(CalibrationFitting.Fit(1, Ratings(0, 10)).Fit!.Calibration.Variances);
        (await FitAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_withdrawn_scorecard_counts_no_more()
    {
        await _past.HearAsync(0, 11);
        await _past.AppendAsync(0, 0, new ScorecardWithdrawn(1, PastPanels.Interviewer(0), PastPanels.Began.AddDays(60)));

        (await FitAsync()).ShouldNotBeNull().Scorecards.ShouldBe(32);
    }

    [Fact]
    public async Task Of_a_scorecard_the_revision_is_read_that_nobody_swayed()
    {
        await _past.HearAsync(0, 11);
        await _past.AppendAsync(
            0, 0, PastPanels.Submitted(0, 0, PastPanels.Began.AddDays(60), (_, _, _) => 1, revision: 2, independent: false));

        (await FitAsync()).ShouldNotBeNull().Variances.ShouldBe(CalibrationFitting.Fit(1, Ratings(0, 11)).Fit!.Calibration.Variances);
    }

    [Fact]
    public async Task A_leader_that_lost_its_lead_writes_nothing()
    {
        await _past.HearAsync(0, 10);
        Leader? former = null;
        await _past.LeadAsync(leader => Task.FromResult(former = leader));
        await _past.LeadAsync(Task.FromResult); // Another one leads.

        await Should.ThrowAsync<LeadershipLostException>(() => Fit(former!));

        (await StoredAsync(1)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_that_is_taken_is_left_as_it_is()
    {
        await _past.HearAsync(0, 10);
        var first = await FitAsync();

        var written = await _past.LeadAsync(leader => MeasuredDocuments.InsertAsync(
            leader, Workbench.Workspace, FittedCalibration.Table, "1", first! with { Scorecards = 1 }, CancellationToken.None));

        written.ShouldBeFalse();
        (await StoredAsync(1))!.Scorecards.ShouldBe(30);
    }

    [Fact]
    public async Task Hours_to_submit_are_the_median_from_the_end_of_the_interview()
    {
        await _past.HearAsync(0, 10);

        var fitted = (await FitAsync()).ShouldNotBeNull();

        // Each writes one hour, and one for their number, after the end.
        fitted.Interviewers.OrderBy(it => it.PersonId.Value).Select(it => it.MedianHoursToSubmit).Order().ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Theory]
    [InlineData(new[] { 2.0 }, 2)]
    [InlineData(new[] { 1.0, 4.0 }, 2.5)]
    [InlineData(new[] { 1.0, 4.0, 9.0 }, 4)]
    public void The_median_of_an_even_number_is_between_the_two_in_the_middle(double[] sorted, double expected) =>
        HoursToSubmit.Median(sorted).ShouldBe(expected);

    private static List<Rating> Ratings(int from, int count)
    {
        var ratings = new List<Rating>();
        for (var application = from; application < from + count; application++)
        {
            foreach (var interviewer in PastPanels.PanelOf(application))
            {
                var scorecard = Scorecard.Create(PastPanels.Submitted(application, interviewer, PastPanels.Began, PastPanels.Score));
                ratings.AddRange(ScorecardAtRevision.Current(scorecard).Ratings(NodeKeys.Of(PastPanels.Application(application))));
            }
        }

        return ratings;
    }

    private Task<FittedCalibration?> FitAsync() => _past.LeadAsync(Fit);

    private Task<FittedCalibration?> Fit(Leader leader) =>
        new FitCalibrationIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None);

    private async Task<FittedCalibration?> StoredAsync(int version)
    {
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        return await session.LoadAsync<FittedCalibration>(FittedCalibration.IdOf(version));
    }
}
