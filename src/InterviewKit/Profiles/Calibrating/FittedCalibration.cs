using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Profiles;

/// <summary>
/// A version of the workspace's calibration: what its past scorecards say of the scale and of the raters. Immutable; version 0, the
/// documented defaults, is no document.
/// </summary>
public sealed record FittedCalibration
{
    internal const string Table = "mt_doc_fittedcalibration";

    /// <summary>The version in digits.</summary>
    public required string Id { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset FittedAt { get; init; }

    /// <summary>How many scorecards it was fitted on.</summary>
    public required int Scorecards { get; init; }

    /// <summary>How many observations they made: one for each interviewer, application and dimension.</summary>
    public required int Observations { get; init; }

    /// <summary>Whether all interviewers can be compared through shared candidates.</summary>
    public required bool Connected { get; init; }

    public required VarianceComponents Variances { get; init; }

    /// <summary>Mean and covariance of the levels of the dimensions.</summary>
    public required LevelPrior Levels { get; init; }

    /// <summary>Everybody whose scorecards it was fitted on, by id.</summary>
    public required IReadOnlyList<CalibratedInterviewer> Interviewers { get; init; }

    /// <summary>Krippendorff's alpha over the workspace.</summary>
    public required PublishedEstimate Agreement { get; init; }

    public static string IdOf(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The number of the workspace's latest version; 0 while there is none. For a command that pins it, in its own session.</summary>
    internal static async Task<int> LatestVersionAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select coalesce(max(cast(data ->> 'Version' as integer)), 0) from {Table} where tenant_id = $1")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = session.TenantId } },
        };
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt32(0);
    }

    /// <summary>What a profile needs of it.</summary>
    internal Calibration ToCalibration() => new(
        Version,
        Variances,
        Levels,
        Interviewers.ToDictionary(
            interviewer => NodeKeys.Of(interviewer.PersonId),
            interviewer => new InterviewerPrior(interviewer.Mean, interviewer.Variance, interviewer.Observations),
            StringComparer.Ordinal));
}

/// <summary>What a calibration says of one interviewer.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Mean">r̂, in steps of the scale: lenient is positive. Profiles use it from the first observation on.</param>
/// <param name="Variance">Its prediction error variance.</param>
/// <param name="Observations">How many observations are theirs.</param>
/// <param name="Severity">r̂ as it is published: withheld below 8 observations.</param>
/// <param name="Spread">How erratic they are against the workspace: above 1 more than others.</param>
/// <param name="Halo">How much they tell dimensions apart against the workspace: below 1 less than others.</param>
/// <param name="MedianHoursToSubmit">From the end of an interview to its scorecard; null where no end is known.</param>
public sealed record CalibratedInterviewer(
    PersonId PersonId,
    double Mean,
    double Variance,
    int Observations,
    PublishedEstimate Severity,
    PublishedEstimate Spread,
    PublishedEstimate Halo,
    double? MedianHoursToSubmit);
