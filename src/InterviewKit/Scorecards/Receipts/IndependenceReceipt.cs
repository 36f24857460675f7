using InterviewKit.Documents;
using InterviewKit.GraphQL;

namespace InterviewKit.Scorecards;

/// <summary>A receipt, as the contract shows it.</summary>
internal sealed record IndependenceReceipt(bool Known, bool Independent, IReadOnlyList<Exposure> Exposures)
{
    /// <summary>The receipts of the scorecards' current revisions.</summary>
    public static async ValueTask<IReadOnlyList<IndependenceReceipt>> OfAsync(IReadOnlyList<Scorecard> scorecards, FieldContext context)
    {
        var rows = await ExposureTable.ReadAsync(
            context.Service<IQuerySession>(),
            [.. scorecards.Select(it => it.ApplicationId).Distinct()],
            [.. scorecards.Select(it => it.InterviewerId).Distinct()],
            context.CancellationToken);
        return [.. scorecards.Select(it => new IndependenceReceipt(
            it.Current.Receipt.Known,
            it.Current.Receipt.Independent,
            [.. rows
                .Where(row => row.ApplicationId == it.ApplicationId && row.PersonId == it.InterviewerId && row.Id <= it.Current.Receipt.LastExposure)
                .Select(row => new Exposure(row.At, row.Kind, row.ScorecardId))]))];
    }
}

/// <summary>A look at what others wrote, as the contract shows it.</summary>
internal sealed record Exposure(DateTimeOffset At, ExposureKind Kind, ScorecardId? ScorecardId);
