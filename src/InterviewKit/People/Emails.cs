using System.Net.Mail;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>E-mail addresses as people type them.</summary>
internal static class Emails
{
    /// <summary>The longest address that mail can be sent to (RFC 5321, section 4.5.3.1.3).</summary>
    public const int LengthMax = 254;

    /// <summary>What tells one address from another here. Case is not told apart, as no provider does.</summary>
    public static string Normalize(string email) => email.Trim().ToLowerInvariant();

    /// <summary>The refusal of what is no address; null where it is one.</summary>
    public static InvalidInput? Check(string email, params IReadOnlyList<string> path) =>
        TextRules.Check(email, 3, LengthMax, path)
        ?? (MailAddress.TryCreate(email.Trim(), out var address) && address.Address == email.Trim() && address.Host.Length > 0
            ? null
            : new InvalidInput($"\"{email}\" is not an e-mail address such as ana@example.com.", path));
}
