using System.Text;
using System.Text.RegularExpressions;

namespace InterviewKit.Faults.Tests.Postgres;

/// <summary>
/// Follows what a client sends on one connection: which transaction it is in, by a mark in what it wrote, and when it asks for a commit, as a simple query or
/// as a prepared statement alone or in a batch.
/// </summary>
internal sealed partial class CommitWatch
{
    private const string Commit = "COMMIT";

    private readonly HashSet<string> _commitStatements = [];
    private bool _isCommitBound;

    /// <summary>Such as <c>cut-000042</c>; null while the transaction has shown none.</summary>
    public string? Mark { get; private set; }

    /// <summary>Looks at a message of the client.</summary>
    /// <returns>Whether it asks for the commit.</returns>
    public bool Saw(ProtocolMessage message)
    {
        var text = Encoding.Latin1.GetString(message.Body);
        if (MarkText().Match(text) is { Success: true } mark)
        {
            Mark = mark.Value;
        }

        var parts = text.Split('\0');
        switch (message.Type)
        {
            case 'Q':
                return IsCommit(parts[0]);
            case 'P':
                // The statement's name and its text; a name that is used again stands for the new text.
                if (IsCommit(parts[1]))
                {
                    _commitStatements.Add(parts[0]);
                }
                else
                {
                    _commitStatements.Remove(parts[0]);
                }

                return false;
            case 'B':
                // The portal's name and the statement's.
                _isCommitBound = _commitStatements.Contains(parts[1]);
                return false;
            case 'E':
                return _isCommitBound;
            default:
                return false;
        }
    }

    /// <summary>The server is in no transaction any more.</summary>
    public void Ended() => Mark = null;

    private static bool IsCommit(string sql) => sql.Trim().TrimEnd(';').Equals(Commit, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"cut-\d{6}")]
    private static partial Regex MarkText();
}
