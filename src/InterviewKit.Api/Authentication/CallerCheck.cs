using InterviewKit.Access;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Api.Authentication;

/// <summary>Finds out who is calling: the viewer, or why there is none. Every check reads the database anew.</summary>
internal sealed class CallerCheck(ApiKeyAuthentication keys, ActingAudit audit)
{
    public async Task<Caller> CheckAsync(Credentials? credentials, string requestId, CancellationToken cancellationToken)
    {
        if (credentials is null)
        {
            return new Caller.Refused(
                StatusCodes.Status401Unauthorized,
                ServiceErrorCodes.Unauthenticated,
                "An API key is needed: send the header \"Authorization: Bearer ik_...\".");
        }

        var (viewer, refusal) = await keys.AuthenticateAsync(credentials.Bearer, credentials.ActAs, requestId, cancellationToken);
        if (viewer is not null)
        {
            if (credentials.ActAs is not null)
            {
                await audit.ActedAsync(viewer, cancellationToken);
            }

            return new Caller.Known(viewer);
        }

        if (credentials.ActAs is not null && await FindKeyAsync(credentials, requestId, cancellationToken) is { } key)
        {
            await audit.RefusedAsync(key, cancellationToken);
            return new Caller.Refused(StatusCodes.Status403Forbidden, ServiceErrorCodes.Forbidden, refusal!);
        }

        return new Caller.Refused(StatusCodes.Status401Unauthorized, ServiceErrorCodes.Unauthenticated, refusal!);
    }

    /// <summary>The key as itself: whether it was the key that was refused, or only whom it asked to act as.</summary>
    private async Task<Viewer?> FindKeyAsync(Credentials credentials, string requestId, CancellationToken cancellationToken)
    {
        var (key, _) = await keys.AuthenticateAsync(credentials.Bearer, actAs: null, requestId, cancellationToken);
        return key;
    }
}

/// <summary>How a check ended.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    internal sealed record Known(Viewer Viewer) : Caller;

    internal sealed record Refused(int StatusCode, string Code, string Sentence) : Caller;
}
