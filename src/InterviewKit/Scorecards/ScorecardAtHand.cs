using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Finds the scorecard that a command names, as it stands under the exclusive lock of its application.</summary>
internal static class ScorecardAtHand
{
    /// <summary>The scorecard, locked; null where there is none that the viewer may see: one that is sealed to them is answered like none.</summary>
    public static async Task<Scorecard?> LockAsync(string globalId, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        if (await FindAsync(globalId, documents, context, cancellationToken) is not { } scorecard)
        {
            return null;
        }

        await ApplicationLock.TakeAsync(documents, scorecard.ApplicationId, exclusive: true, cancellationToken);
        return await documents.LoadAsync<Scorecard>(scorecard.Id.Value, cancellationToken);
    }

    private static async Task<Scorecard?> FindAsync(string globalId, IDocumentSession documents, FieldContext context, CancellationToken cancellationToken)
    {
        var viewer = context.Service<Viewer>();
        var scorecard = GlobalId.Parse<ScorecardId>(globalId) is { } id ? await documents.LoadAsync<Scorecard>(id.Value, cancellationToken) : null;
        if (scorecard is null || viewer.Person == scorecard.InterviewerId)
        {
            return scorecard;
        }

        var application = await documents.LoadAsync<Application>(scorecard.ApplicationId.Value, cancellationToken);
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        if (application is null || !sight.Sees(application))
        {
            return null;
        }

        var seal = await ApplicationSeals.ReadAsync(documents, viewer, [application], cancellationToken);
        return seal[0].State == SealState.Open ? scorecard : null;
    }
}
