using System.Buffers.Text;
using System.Security.Cryptography;
using InterviewKit.Api.Hosting;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Api.Installation;

/// <summary>Makes a further workspace, with a first key of its own: no key of another workspace opens it.</summary>
internal static class NewWorkspace
{
    private const string PrefixCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int PrefixLength = 8;
    private const int SecretBytes = 32;

    /// <returns>The key with all scopes, which is kept nowhere else: whoever asked for the workspace has to keep it.</returns>
    /// <exception cref="StartException">There is a workspace of that key.</exception>
    public static async Task<string> CreateAsync(IDocumentStore store, TimeProvider time, string key, string name, CancellationToken cancellationToken)
    {
        var text = $"ik_{RandomNumberGenerator.GetString(PrefixCharacters, PrefixLength)}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        if (!ApiKeySecret.TryParse(text, out var secret))
        {
            throw new InvalidOperationException("A key that was just made has not the form of one.");
        }

        var now = Instants.ToMilliseconds(time.GetUtcNow());
        await using var session = store.LightweightSession(key);
        session.Insert(new Workspace { Key = key, Name = name, CreatedAt = now });
        FirstKey.Queue(session, secret, "first", now);
        try
        {
            await session.SaveChangesAsync(cancellationToken);
        }
        catch (DocumentAlreadyExistsException taken)
        {
            throw new StartException($"There is a workspace '{key}' already.", taken);
        }

        return text;
    }
}
