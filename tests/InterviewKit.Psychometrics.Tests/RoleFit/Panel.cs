using InterviewKit.Psychometrics.RoleFit;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

/// <summary>Short ways to write ratings and roles down.</summary>
internal static class Panel
{
    public static Rating Rate(string interviewer, string dimension, double score, string application = "ada", string? question = null)
        => new(application, interviewer, dimension, question, score);

    public static RoleDefinition Role(string key, params (string Dimension, double Weight, double Bar)[] requirements)
        => new(key, [.. requirements.Select(r => new RoleRequirement(r.Dimension, r.Weight, r.Bar))]);

    public static ApplicationProfile ProfileOf(params Rating[] ratings) => RoleFitModel.Estimate(Calibration.Default, ratings).Applications[0];

    /// <summary>Ratings at random, whole numbers from 1 to 5, some missing.</summary>
    public static Rating[] Random(int seed, int applications, int raters, int dimensions)
    {
        var random = new Random(seed);
        var ratings = from a in Enumerable.Range(0, applications)
                      from j in Enumerable.Range(0, raters)
                      from d in Enumerable.Range(0, dimensions)
                      where random.Next(5) > 0
                      select Rate($"rater-{j}", $"dimension-{d}", random.Next(1, 6), $"application-{a:00}");
        return [.. ratings];
    }
}
