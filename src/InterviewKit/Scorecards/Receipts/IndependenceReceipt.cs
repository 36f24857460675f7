using InterviewKit.Documents;
using InterviewKit.GraphQL;

namespace InterviewKit.Scorecards;

/// <summary>A receipt, as the contract shows it.</summary>
internal sealed record IndependenceReceipt(bool Known, bool Independent, IReadOnlyList<Exposure> Exposures)
{
    /// <summary>The receipts of those revisions.</summary>
    public static async ValueTask<IReadOnlyList<IndependenceReceipt>> OfAsync(IReadOnlyList<ScorecardAtRevision> revisions, FieldContext context)
    {
        var rows = await ExposureTable.ReadAsync(
            context.Service<IQuerySession>(),
            [.. revisions.Select(it => it.Scorecard.ApplicationId).Distinct()],
            [.. revisions.Select(it => it.Scorecard.InterviewerId).Distinct()],
            context.CancellationToken);
        return [.. revisions.Select(it => new IndependenceReceipt(
            it.Revision.Receipt.Known,
            it.Revision.Receipt.Independent,
            [.. rows
                .Where(row => row.ApplicationId == it.Scorecard.ApplicationId && row.PersonId == it.Scorecard.InterviewerId && row.Id <= it.Revision.Receipt.LastExposure)
                .Select(row => new Exposure(row.At, row.Kind, row.ScorecardId))]))];
    }
}

/// <summary>A look at what others wrote, as the contract shows it.</summary>
internal sealed record Exposure(DateTimeOffset At, ExposureKind Kind, ScorecardId? ScorecardId);
