using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.People;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>Who calls, as far as the scenarios need it.</summary>
internal sealed record FloorCaller(string Workspace, Guid Key, Guid? Person, string? PersonName, string? Email, ImmutableHashSet<Scope> Scopes);

/// <summary>The service's check of a key, in one statement: read anew for every request.</summary>
internal static class FloorKeyCheck
{
    private const string Sql = """
        select s.workspace, s.api_key_id, s.secret_sha256, s.works_until, k.data ->> 'RevokedAt', (k.data ->> 'ExpiresAt')::timestamptz, k.data -> 'Scopes',
               p.id, p.data ->> 'Name', (p.data ->> 'Active')::boolean, p.data -> 'Roles', p.data ->> 'NormalizedEmail'
          from ik_api_key_secret s
          join mt_doc_apikey k on k.tenant_id = s.workspace and k.id = s.api_key_id
          left join mt_doc_person p on p.tenant_id = s.workspace and p.data ->> 'NormalizedEmail' = $2
         where s.prefix = $1
        """;

    public static async Task<FloorCaller?> CheckAsync(HttpContext context, NpgsqlDataSource database)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || !ApiKeySecret.TryParse(authorization["Bearer ".Length..], out var secret))
        {
            return null;
        }

        var actAs = context.Request.Headers["InterviewKit-Act-As"].ToString().ToLowerInvariant();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = secret.Prefix });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actAs });
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        var now = TimeProvider.System.GetUtcNow();
        while (await reader.ReadAsync(context.RequestAborted))
        {
            var works = CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(2), secret.Sha256)
                && (reader.IsDBNull(3) || now < reader.GetFieldValue<DateTimeOffset>(3))
                && reader.IsDBNull(4)
                && (reader.IsDBNull(5) || now < reader.GetFieldValue<DateTimeOffset>(5));
            if (!works)
            {
                continue;
            }

            var scopes = JsonSerializer.Deserialize<Scope[]>(reader.GetFieldValue<byte[]>(6))!;
            if (actAs.Length == 0)
            {
                return new FloorCaller(reader.GetString(0), reader.GetGuid(1), null, null, null, [.. scopes]);
            }

            if (!scopes.Contains(Scope.Admin) || reader.IsDBNull(7) || !reader.GetBoolean(9))
            {
                return null;
            }

            var roles = JsonSerializer.Deserialize<PersonRole[]>(reader.GetFieldValue<byte[]>(10))!;
            return new FloorCaller(reader.GetString(0), reader.GetGuid(1), reader.GetGuid(7), reader.GetString(8), reader.GetString(11), RoleScopes.Of(roles));
        }

        return null;
    }
}
