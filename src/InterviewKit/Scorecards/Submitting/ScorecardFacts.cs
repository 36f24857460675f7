using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>Loads what an amendment or an import is held against. A submit, which is asked for most, reads the same in one round trip: <see cref="SubmitScorecardReading"/>.</summary>
internal static class ScorecardFacts
{
    /// <summary>The facts as they stand under the exclusive lock of the interview's application.</summary>
    public static async Task<SubmitScorecard.Facts> LoadAsync(
        Interview interview, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var catalog = context.Service<TaxonomyCatalog>();
        var opening = await session.Documents.LoadAsync<Opening>(interview.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its opening.");
        var set = interview.QuestionSetVersionId is { } version
            ? await session.Documents.LoadAsync<QuestionSetVersion>(version, cancellationToken)
            : null;
        return new SubmitScorecard.Facts(
            interview,
            set,
            await catalog.DimensionsAsync(cancellationToken),
            (await catalog.RolesAsync([opening.RoleKey], cancellationToken))[0],
            await ExposureTable.ReceiptAsync(session.Documents, interview.ApplicationId, interview.InterviewerId, cancellationToken));
    }
}
