using InterviewKit.Access;
using InterviewKit.People;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>The service's own check of a key, so that both sides pay the same for it: one statement, read anew for every request.</summary>
internal sealed class FloorKeyCheck(NpgsqlDataSource database)
{
    private const string Scheme = "Bearer ";

    private readonly ApiKeyAuthentication _keys = new(new SignInDirectory(database), TimeProvider.System);

    public async Task<Viewer?> CheckAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var actAs = context.Request.Headers["InterviewKit-Act-As"];
        var (viewer, _) = await _keys.AuthenticateAsync(
            authorization[Scheme.Length..], actAs.Count == 0 ? null : actAs.ToString(), context.TraceIdentifier, context.RequestAborted);
        return viewer;
    }
}
