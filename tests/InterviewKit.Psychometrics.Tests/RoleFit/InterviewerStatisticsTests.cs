using InterviewKit.Psychometrics.RoleFit;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

public sealed class InterviewerStatisticsTests
{
    private static readonly CalibrationFit Fit = CalibrationFitting.Fit(5,
    [
        .. Workspace.Draw(21, 40, 8, 3, 4),
        .. Ratings("erratic", 12, (a, d) => (a + d) % 2 == 0 ? 1.2 : 4.8),
        .. Ratings("halo", 12, (a, _) => 2 + (a % 3)),
        .. Ratings("lenient", 12, (a, d) => 4 + ((a + d) % 2)),
        .. Ratings("new", 1, (_, d) => 2 + (d % 3)),
    ]).Fit!;

    [Fact]
    public void A_lenient_interviewer_has_a_positive_severity_whose_interval_excludes_zero()
    {
        var severity = Of("lenient").Severity;

        severity.Value.ShouldBe(Fit.Calibration.Interviewers["lenient"].Mean);
        severity.Low.ShouldNotBeNull().ShouldBeGreaterThan(0);
        severity.N.ShouldBe(48);
    }

    [Fact]
    public void An_erratic_interviewer_has_a_spread_above_one()
    {
        var spread = Of("erratic").Spread;

        spread.Value.ShouldNotBeNull().ShouldBeGreaterThan(1.5);
        spread.Low.ShouldNotBeNull().ShouldBeGreaterThan(1);
        spread.N.ShouldBe(12);
    }

    [Fact]
    public void An_interviewer_who_scores_all_dimensions_alike_has_a_halo_of_zero()
        => Of("halo").Halo.Value.ShouldBe(0);

    [Fact]
    public void Halo_is_the_mean_deviation_over_dimensions_relative_to_the_workspace()
    {
        var deviations = Fit.Observations.GroupBy(o => (o.Interviewer, o.Application))
            .Select(visit => (visit.Key.Interviewer, Deviation: MathNet.Numerics.Statistics.Statistics.StandardDeviation(visit.Select(o => o.Score)))).ToArray();

        Of("j001").Halo.Value.ShouldNotBeNull()
            .ShouldBe(deviations.Where(d => d.Interviewer == "j001").Average(d => d.Deviation) / deviations.Average(d => d.Deviation), 1e-12);
    }

    [Fact]
    public void Spread_is_the_root_mean_square_of_the_residuals_relative_to_the_workspace()
    {
        var squares = Fit.Observations.Select((o, i) => (o.Interviewer, Square: Math.Pow(o.Score - Fit.Fitted[i], 2))).ToArray();

        Of("j001").Spread.Value.ShouldNotBeNull()
            .ShouldBe(Math.Sqrt(squares.Where(s => s.Interviewer == "j001").Average(s => s.Square) / squares.Average(s => s.Square)), 1e-12);
    }

    [Fact]
    public void Too_few_observations_or_applications_withhold_the_figures()
    {
        var newcomer = Of("new");

        newcomer.Severity.Withheld.ShouldBe("Severity is published from 8 observations; found 4.");
        newcomer.Spread.Withheld.ShouldBe("Published from 5 applications; found 1.");
        newcomer.Halo.Withheld.ShouldBe("Published from 5 applications; found 1.");
        Fit.Calibration.Interviewers.Keys.ShouldContain("new");
    }

    [Fact]
    public void The_same_calibration_gives_the_same_intervals()
        => Fit.Interviewers().ShouldBe(Fit.Interviewers());

    [Fact]
    public void Agreement_of_the_workspace_is_alpha_over_applications_and_dimensions()
    {
        var agreement = PanelAgreement.Alpha([.. Fit.Observations.Where(o => o.Interviewer.StartsWith('j'))]);

        agreement.N.ShouldBe(160);
        agreement.Value.ShouldNotBeNull().ShouldBeInRange(.2, .8);
        agreement.Low.ShouldNotBeNull().ShouldBeLessThan(agreement.Value.Value);
    }

    [Fact]
    public void Agreement_over_fewer_than_ten_units_is_withheld()
    {
        var agreement = PanelAgreement.Alpha(RatingObservation.FromRatings([.. Workspace.Draw(1, 3, 3, 2, 3), Rate("A", "x", 3)]));

        agreement.Value.ShouldBeNull();
        agreement.Withheld.ShouldBe("Alpha is published from 10 units with two raters; found 9.");
    }

    private static InterviewerStatistics Of(string interviewer) => Fit.Interviewers().Single(statistics => statistics.Interviewer == interviewer);

    private static IEnumerable<Rating> Ratings(string interviewer, int applications, Func<int, int, double> score)
        => from a in Enumerable.Range(0, applications) from d in Enumerable.Range(0, 4) select Rate(interviewer, $"d{d}", score(a, d), $"a{a:0000}");
}
