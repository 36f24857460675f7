using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.Distributions;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

/// <summary>A workspace's past ratings, drawn from the model with known variances: panels of some of the interviewers, all dimensions.</summary>
internal static class Workspace
{
    public static readonly VarianceComponents Truth = new(.02, .08, .04, .03, .05, .08);

    public static Rating[] Draw(int seed, int applications, int interviewers, int panel, int dimensions)
    {
        var random = new Random(seed);
        double Effect(double variance) => Normal.Sample(random, 0, Math.Sqrt(variance));
        var delta = Enumerable.Range(0, dimensions).Select(_ => Effect(Truth.Dimension)).ToArray();
        var severity = Enumerable.Range(0, interviewers).Select(_ => Effect(Truth.Interviewer)).ToArray();
        var ratings = new List<Rating>();
        for (var a = 0; a < applications; a++)
        {
            var application = Effect(Truth.Application);
            var own = Enumerable.Range(0, dimensions).Select(_ => Effect(Truth.ApplicationByDimension)).ToArray();
            var everyone = Enumerable.Range(0, interviewers).ToArray();
            random.Shuffle(everyone);
            foreach (var j in everyone[..panel])
            {
                var halo = Effect(Truth.InterviewerByApplication);
                for (var d = 0; d < dimensions; d++)
                {
                    var score = 3 + delta[d] + application + own[d] + severity[j] + halo + Effect(Truth.Residual);
                    ratings.Add(new Rating($"a{a:0000}", $"j{j:000}", $"d{d}", null, Math.Clamp(score, 1, 5)));
                }
            }
        }

        return [.. ratings];
    }
}
