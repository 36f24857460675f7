using System.Text.Json;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Psychometrics.RoleFit;
using Npgsql;

namespace InterviewKit.Profiles;

/// <summary>
/// Gives applications their calibration: the version that was pinned when the debrief opened, else the latest, which is the same one for
/// a whole request. However many applications there are, it takes one statement at most, and none where all of them are pinned to versions
/// that are known.
/// </summary>
internal sealed class Calibrations(IQuerySession session, KnownCalibrations known)
{
    private const string Sql = $"""
        with latest as (
            select id from {FittedCalibration.Table} where tenant_id = $1 order by cast(data ->> 'Version' as integer) desc limit 1)
        select fitted.id, fitted.id = (select id from latest), case when fitted.id = any($3) then null else fitted.data end
        from {FittedCalibration.Table} as fitted
        where fitted.tenant_id = $1 and (fitted.id = any($2) or fitted.id = (select id from latest))
        """;

    private readonly Dictionary<int, KnownCalibration> _read = [];
    private KnownCalibration? _latest;
    private bool _latestRead;

    /// <summary>The calibration of each application, in their order.</summary>
    /// <exception cref="InvalidOperationException">A pinned version is missing: versions are never deleted.</exception>
    public async Task<IReadOnlyList<Calibration>> OfAsync(IReadOnlyList<Application> applications, CancellationToken cancellationToken)
    {
        await ReadAsync(
            [.. applications.Select(application => application.CalibrationVersion).OfType<int>().Where(version => version > 0).Distinct()],
            latestToo: applications.Any(application => application.CalibrationVersion is null),
            cancellationToken);
        return [.. applications.Select(application => application.CalibrationVersion switch
        {
            null => _latest?.Calibration ?? Calibration.Default,
            0 => Calibration.Default,
            { } pinned when Find(pinned) is { } one => one.Calibration,
            var missing => throw new InvalidOperationException($"Application {application.Id.Value} is pinned to calibration {missing}, which is missing."),
        })];
    }

    /// <summary>The latest version; null while there is none.</summary>
    public async Task<FittedCalibration?> LatestAsync(CancellationToken cancellationToken)
    {
        await ReadAsync([], latestToo: true, cancellationToken);
        return _latest?.Fitted;
    }

    private async Task ReadAsync(IReadOnlyList<int> pinned, bool latestToo, CancellationToken cancellationToken)
    {
        string[] wanted = [.. pinned.Where(version => Find(version) is null).Select(FittedCalibration.IdOf)];
        if (wanted.Length == 0 && (_latestRead || !latestToo))
        {
            return;
        }

        // What is known is taken at hand first: another request may make it forgotten meanwhile.
        var atHand = known.HighestOf(session.TenantId) is { } highest ? known.Find(session.TenantId, highest) : null;
        await using var command = new NpgsqlCommand(Sql)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = session.TenantId },
                new NpgsqlParameter<string[]> { TypedValue = wanted },
                new NpgsqlParameter<string[]> { TypedValue = atHand is null ? [] : [atHand.Fitted.Id] },
            },
        };
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var one = await reader.IsDBNullAsync(2, cancellationToken) ? atHand! : Learn(reader.GetFieldValue<byte[]>(2));
            _read[one.Fitted.Version] = one;
            if (!_latestRead && reader.GetBoolean(1))
            {
                _latest = one;
            }
        }

        _latestRead = true;
    }

    private KnownCalibration? Find(int version)
    {
        if (!_read.TryGetValue(version, out var one) && known.Find(session.TenantId, version) is { } found)
        {
            _read[version] = one = found;
        }

        return one;
    }

    private KnownCalibration Learn(byte[] json) => known.Learn(
        session.TenantId,
        JsonSerializer.Deserialize<FittedCalibration>(json) ?? throw new InvalidOperationException($"A row of {FittedCalibration.Table} without a document."));
}
