using InterviewKit.Psychometrics.Agreement;

namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>How far interviewers agree over many applications: of an opening, of a question, of the workspace. Thread safe.</summary>
public static class PanelAgreement
{
    /// <summary>The least number of units with two raters: alpha of fewer is noise. It has no meaning for a single application.</summary>
    public const int UnitsMin = 10;

    /// <summary>
    /// Krippendorff's alpha at the interval level (observations are averaged everywhere else, too), a unit being one dimension of one
    /// application. Estimates count the units with two raters or more, and are withheld below <see cref="UnitsMin"/>.
    /// </summary>
    /// <param name="observations">One for each interviewer, application and dimension.</param>
    /// <param name="bootstrap">How to draw the interval; <see cref="Bootstrap.Default"/> if null.</param>
    public static Estimate Alpha(IReadOnlyList<RatingObservation> observations, Bootstrap? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return Alpha(observations.Select(observation => ((observation.Application, observation.Dimension), observation.Score)), UnitsMin, bootstrap);
    }

    internal static Estimate Alpha<TUnit>(IEnumerable<(TUnit Unit, double Score)> scores, int unitsMin, Bootstrap? bootstrap)
        where TUnit : notnull
    {
        var units = scores.GroupBy(pair => pair.Unit, pair => pair.Score).Select(group => group.ToArray()).Where(group => group.Length >= 2).ToArray();
        if (units.Length < unitsMin)
        {
            return Estimate.Undefined(
                $"Alpha is published from {unitsMin} units with two raters; found {units.Length}.", units.Length, (bootstrap ?? Bootstrap.Default).Level);
        }

        // Who rated does not enter alpha: the k-th rating of each unit goes to row k.
        var table = new double?[units.Max(unit => unit.Length), units.Length];
        for (var unit = 0; unit < units.Length; unit++)
        {
            for (var rating = 0; rating < units[unit].Length; rating++)
            {
                table[rating, unit] = units[unit][rating];
            }
        }

        return KrippendorffAlpha.Interval(table, bootstrap);
    }
}
