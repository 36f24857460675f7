using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace InterviewKit.People;

/// <summary>
/// A key as its holder has it: <c>ik_</c>, eight characters of [a-z0-9] that name it, <c>_</c>, and 43 base64url characters (256 bits) of
/// secret; 55 in all, parsed by position. Only the secret's SHA-256 is stored: with 256 bits of chance in it, a slow hash adds nothing.
/// </summary>
public sealed class ApiKeySecret
{
    public const int Length = 55;

    private const int PrefixStart = 3;
    private const int PrefixLength = 8;
    private const int SecretStart = 12;

    private ApiKeySecret(string prefix, byte[] sha256)
    {
        Prefix = prefix;
        Sha256 = sha256;
    }

    public string Prefix { get; }

    /// <summary>Of the 43 characters of secret.</summary>
    public byte[] Sha256 { get; }

    /// <summary>Takes a key apart; false where it has not the form of one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKeySecret? secret)
    {
        secret = null;
        if (text is null || text.Length != Length || !text.StartsWith("ik_", StringComparison.Ordinal) || text[SecretStart - 1] != '_')
        {
            return false;
        }

        var prefix = text.AsSpan(PrefixStart, PrefixLength);
        var random = text.AsSpan(SecretStart);
        if (prefix.ContainsAnyExcept(PrefixCharacters) || random.ContainsAnyExcept(SecretCharacters))
        {
            return false;
        }

        secret = new ApiKeySecret(prefix.ToString(), SHA256.HashData(Encoding.ASCII.GetBytes(random.ToString())));
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> PrefixCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly System.Buffers.SearchValues<char> SecretCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
