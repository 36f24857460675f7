using System.Security.Cryptography;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.People;

/// <summary>
/// What is read before the workspace is known, and the only type that reads across workspaces: which workspace a key's secret or an
/// invitation belongs to. Everything after that goes through a session of that workspace.
/// </summary>
public sealed class SignInDirectory(NpgsqlDataSource database)
{
    private const string Find = """
        select s.workspace, s.secret_sha256, s.works_until, k.data, p.data
          from ik_api_key_secret s
          join mt_doc_apikey k on k.tenant_id = s.workspace and k.id = s.api_key_id
          left join mt_doc_person p on p.tenant_id = s.workspace
        """;

    private const string ByKey = Find + " and p.id = (k.data ->> 'PersonId')::uuid where s.prefix = $1";
    private const string ById = Find + " and p.id = $2 where s.prefix = $1";
    private const string ByEmail = Find + " and p.data ->> 'NormalizedEmail' = $2 where s.prefix = $1";

    /// <summary>
    /// The key that a secret belongs to, and whom it acts as: looked up for every request, so in one statement, whatever is asked for.
    /// </summary>
    /// <param name="secret">The key as its holder has it.</param>
    /// <param name="actAs">A person's id or e-mail address; null for the person that the key always acts as, if any.</param>
    /// <param name="now">Until when a rotated secret still has to work.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where no such secret works.</returns>
    public async Task<KeyHolder?> FindAsync(ApiKeySecret secret, string? actAs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var find = Command(actAs);
        find.Parameters.Insert(0, new NpgsqlParameter<string> { TypedValue = secret.Prefix });
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) // One, or two while it is being rotated.
        {
            if (CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(1), secret.Sha256)
                && (reader.IsDBNull(2) || now < reader.GetFieldValue<DateTimeOffset>(2))
                && Document<ApiKey>(reader, 3) is { } key)
            {
                return new KeyHolder(reader.GetString(0), key, Document<Person>(reader, 4));
            }
        }

        return null;
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

    private NpgsqlCommand Command(string? actAs)
    {
        if (actAs is null)
        {
            return database.CreateCommand(ByKey);
        }

        var id = GlobalId.Parse<PersonId>(actAs);
        var command = database.CreateCommand(id is null ? ByEmail : ById);
        command.Parameters.Add(id is { } person
            ? new NpgsqlParameter<Guid> { TypedValue = person.Value }
            : new NpgsqlParameter<string> { TypedValue = Emails.Normalize(actAs) });
        return command;
    }

    /// <summary>A document as the store wrote it.</summary>
    private static T? Document<T>(NpgsqlDataReader reader, int ordinal)
        where T : class =>
        reader.IsDBNull(ordinal) ? null : JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(ordinal));
}

/// <summary>A key whose secret was shown, and whom it is to act as.</summary>
/// <param name="Workspace">The workspace that the key belongs to.</param>
/// <param name="Key">The key; whether it still works is another question.</param>
/// <param name="Person">The person of that workspace; null where none was asked for, or there is none.</param>
public sealed record KeyHolder(string Workspace, ApiKey Key, Person? Person);
