using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using InterviewKit.Psychometrics.MixedModels;
using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.Distributions;

namespace InterviewKit.Benchmarks.Stages;

/// <summary>
/// What the statistics cost, on data drawn from known variances: the fits that run in the background, and the posteriors that are computed
/// for each answer.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class Statistics
{
    private const int Seed = 20240611;

    private static readonly RoleDefinition Role = new("role", [.. Enumerable.Range(0, 4).Select(d => new RoleRequirement($"d{d}", 1, 3))]);

    private Observation[] _ratings = [];
    private Observation[] _crossed = [];
    private Rating[] _workspace = [];
    private Rating[] _application = [];
    private Rating[] _opening = [];

    [GlobalSetup]
    public void Draw()
    {
        _ratings = Observations(20_000, [2_000, 300], [.5, .3]);
        _crossed = Observations(73_000, [3_000, 1_100], [.33, .5]);
        _workspace = Ratings(1_000, 300, 5);
        _application = Ratings(1, 5, 5);
        _opening = Ratings(50, 12, 5);
    }

    [Benchmark]
    public double Fit_20_000_ratings_of_300_interviewers() => MixedModel.FitReml(_ratings).Fit!.Criterion;

    /// <summary>R's lme4 takes 12 s for data of this shape on such a machine.</summary>
    [Benchmark]
    public double Fit_73_000_observations_on_3_000_by_1_100_levels() => MixedModel.FitReml(_crossed).Fit!.Criterion;

    [Benchmark]
    public double Calibrate_on_20_000_observations() => CalibrationFitting.Fit(1, _workspace).Fit!.Calibration.Variances.Residual;

    [Benchmark]
    public double Profile_of_one_application() => RoleFitModel.Estimate(Calibration.Default, _application).Applications[0].Fit(Role).Score!.Score;

    [Benchmark]
    public int Compare_50_applications() => RoleFitModel.Estimate(Calibration.Default, _opening).Pairs(Role).Count;

    private static Observation[] Observations(int count, int[] levels, double[] deviations)
    {
        var random = new Random(Seed);
        var effects = levels.Zip(deviations, (n, deviation) => Enumerable.Range(0, n).Select(_ => Normal.Sample(random, 0, deviation)).ToArray()).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int[] at = [.. levels.Select(n => random.Next(n))];
            return new Observation(3 + effects.Zip(at, (own, i) => own[i]).Sum() + Normal.Sample(random, 0, 1), [.. at.Select(i => $"{i}")]);
        })];
    }

    /// <summary>Applications that a panel of the interviewers each rate on four dimensions.</summary>
    private static Rating[] Ratings(int applications, int interviewers, int panel)
    {
        var random = new Random(Seed);
        int[] everyone = [.. Enumerable.Range(0, interviewers)];
        var ratings = new List<Rating>();
        for (var application = 0; application < applications; application++)
        {
            random.Shuffle(everyone);
            var level = Normal.Sample(random, 3, .5);
            ratings.AddRange(
                from interviewer in everyone[..panel]
                from dimension in Enumerable.Range(0, 4)
                select new Rating($"a{application}", $"j{interviewer}", $"d{dimension}", null, Math.Clamp(Math.Round(Normal.Sample(random, level, .8)), 1, 5)));
        }

        return [.. ratings];
    }
}
