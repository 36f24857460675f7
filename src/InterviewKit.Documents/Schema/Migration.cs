using System.Security.Cryptography;
using System.Text;

namespace InterviewKit.Documents;

/// <summary>One step of a database's schema, forward only. Once it has run anywhere it is never changed again.</summary>
/// <param name="Number">Its place: 1, 2, 3 without gaps.</param>
/// <param name="Name">What it does, for people.</param>
/// <param name="Sql">Statements that may run in a transaction.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The SHA-256 of the SQL in lower-case hexadecimals; line ends count as LF, so that a checkout on Windows is the same.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
