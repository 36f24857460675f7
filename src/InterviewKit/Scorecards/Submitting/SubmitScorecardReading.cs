using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>All that a submit is decided and done with, as it stands under the application's exclusive lock.</summary>
/// <param name="Facts">What it is decided on.</param>
/// <param name="Application">What the interview belongs to.</param>
/// <param name="Interviews">All of the application.</param>
/// <param name="Withdrawn">The scorecard that was withdrawn; null where there never was one.</param>
/// <param name="Notebook">What the viewer has written of the interview for themselves; null where there is nothing.</param>
internal sealed record SubmitScorecardReading(
    SubmitScorecard.Facts Facts, Application Application, IReadOnlyList<Interview> Interviews, Scorecard? Withdrawn, InterviewNotebook? Notebook)
{
    private const string OfInterview = "select (i.data ->> '{0}')::uuid from mt_doc_interview i where i.tenant_id = ? and i.id = ?";

    private static readonly string OpeningOfInterview = $"where d.id = ({Of("OpeningId")})";

    private static readonly string ApplicationOfInterview = $"where d.id = ({Of("ApplicationId")})";

    private static readonly string InterviewsBesides = $"where (d.data ->> 'ApplicationId')::uuid = ({Of("ApplicationId")})";

    /// <summary>
    /// Takes the lock and reads, in one round trip. The lock comes first, and each statement behind it sees what the lock waited for. Null where the
    /// viewer sees no such interview.
    /// </summary>
    public static async Task<SubmitScorecardReading?> ReadAsync(
        string interviewId, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        if (GlobalId.Parse<InterviewId>(interviewId) is not { } id)
        {
            return null;
        }

        var catalog = context.Service<TaxonomyCatalog>();
        var (documents, workspace) = (session.Documents, session.Documents.TenantId);
        var batch = documents.CreateBatchQuery();
        _ = ExposureTable.QueueExclusiveLock(batch, workspace, id);
        var loading = batch.Load<Interview>(id);
        var looking = context.Service<HiringHorizon>().QueueOfInterviews(batch, [id]);
        var loadingOpening = batch.Query<Opening>(OpeningOfInterview, workspace, id.Value);
        var loadingApplication = batch.Query<Application>(ApplicationOfInterview, workspace, id.Value);
        var loadingInterviews = batch.Query<Interview>(InterviewsBesides, workspace, id.Value);
        var loadingWithdrawn = batch.Load<Scorecard>(ScorecardId.Of(id));
        var loadingNotebook = context.Service<Viewer>().Person is { } person
            ? batch.Load<InterviewNotebook>(InterviewNotebook.IdOf(id, person))
            : Task.FromResult<InterviewNotebook?>(null);
        var readingReceipt = ExposureTable.QueueReceipt(batch, workspace, id);
        var readingDimensions = catalog.QueueDimensions(batch);
        var readingRoles = catalog.QueueRoles(batch);
        await batch.Execute(cancellationToken);

        if (await loading is not { } interview || !(await looking).Sees(interview))
        {
            return null;
        }

        var role = (await loadingOpening).Single().RoleKey;
        var notebook = await loadingNotebook;
        return new SubmitScorecardReading(
            new SubmitScorecard.Facts(
                interview,
                await QuestionSetAsync(interview, context, documents, cancellationToken),
                await readingDimensions,
                (await readingRoles).First(it => it.Key == role),
                await readingReceipt)
            {
                DraftVersion = notebook?.DraftVersion ?? 0,
            },
            (await loadingApplication).Single(),
            await loadingInterviews,
            await loadingWithdrawn,
            notebook);
    }

    private static async ValueTask<QuestionSetVersion?> QuestionSetAsync(
        Interview interview, FieldContext context, IDocumentSession documents, CancellationToken cancellationToken) =>
        interview.QuestionSetVersionId is { } version
            ? (await context.Service<KnownDocuments<QuestionSetVersion>>().LoadAsync(documents, [version], cancellationToken)).SingleOrDefault()
            : null;

    private static string Of(string member) => OfInterview.Replace("{0}", member, StringComparison.Ordinal);
}
