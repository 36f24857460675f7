using InterviewKit.Access;
using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.People;

/// <summary>
/// What is read before the workspace is known, and the only type that reads across workspaces: which workspace a key's secret or an
/// invitation belongs to. Everything after that goes through a session of that workspace.
/// </summary>
public sealed class SignInDirectory(NpgsqlDataSource database)
{
    /// <summary>The secrets that go by the key's prefix: one, or two while it is being rotated.</summary>
    public async Task<IReadOnlyList<KeySecretRow>> FindKeyAsync(string prefix, CancellationToken cancellationToken)
    {
        await using var find = database.CreateCommand("""
            select workspace, api_key_id, secret_sha256, works_until from ik_api_key_secret where prefix = $1
            """);
        find.Parameters.Add(new() { Value = prefix });
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        var rows = new List<KeySecretRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new KeySecretRow(
                reader.GetString(0),
                new ApiKeyId(reader.GetGuid(1)),
                reader.GetFieldValue<byte[]>(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return rows;
    }

    /// <summary>Adds a secret with the session's other writes.</summary>
    internal static void QueueKey(IDocumentSession session, ApiKeySecret secret, ApiKeyId key) => session.QueueSqlCommand(
        "insert into ik_api_key_secret (prefix, secret_sha256, workspace, api_key_id) values (?, ?, ?, ?)",
        secret.Prefix,
        secret.Sha256,
        session.TenantId,
        key.Value);

    /// <summary>Adds an invitation with the session's other writes.</summary>
    internal static void QueueInvitation(IDocumentSession session, InvitationToken token, PersonId person, DateTimeOffset now) => session.QueueSqlCommand(
        "insert into ik_invitation (token_sha256, workspace, person_id, created_at, expires_at) values (?, ?, ?, ?, ?)",
        token.Sha256,
        session.TenantId,
        person.Value,
        now,
        now + InvitationToken.Lifetime);
}

/// <summary>A key's secret as it is stored.</summary>
/// <param name="Workspace">The workspace that the key belongs to.</param>
/// <param name="KeyId">The key.</param>
/// <param name="SecretSha256">Of the secret.</param>
/// <param name="WorksUntil">The end of a rotated secret; null for the current one.</param>
public sealed record KeySecretRow(string Workspace, ApiKeyId KeyId, byte[] SecretSha256, DateTimeOffset? WorksUntil);
