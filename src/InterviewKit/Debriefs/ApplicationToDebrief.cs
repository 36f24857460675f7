using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Debriefs;

/// <summary>The application that a command names, with its opening.</summary>
internal static class ApplicationToDebrief
{
    /// <summary>As the command's transaction sees them; null where the viewer sees no such application.</summary>
    public static async Task<(Application Application, Opening Opening)?> FindAsync(
        string globalId, FieldContext context, IDocumentSession documents, CancellationToken cancellationToken)
    {
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var application = GlobalId.Parse<ApplicationId>(globalId) is { } id ? await documents.LoadAsync<Application>(id.Value, cancellationToken) : null;
        if (application is null || !sight.Sees(application))
        {
            return null;
        }

        var opening = await documents.LoadAsync<Opening>(application.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An application without its opening.");
        return (application, opening);
    }
}
