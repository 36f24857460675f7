using System.Globalization;

namespace InterviewKit.EmbeddedPostgres.Processes;

/// <summary>A local user by the line of <c>/etc/passwd</c>.</summary>
internal sealed record PasswdEntry(string Name, uint UserId, uint GroupId)
{
    private const string PasswdFile = "/etc/passwd";

    public static PasswdEntry? Find(string name) =>
        File.Exists(PasswdFile)
            ? File.ReadLines(PasswdFile).Select(Parse).FirstOrDefault(entry => entry?.Name == name)
            : null;

    internal static PasswdEntry? Parse(string line)
    {
        var fields = line.Split(':');
        return fields.Length >= 4
            && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var userId)
            && uint.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var groupId)
            ? new PasswdEntry(fields[0], userId, groupId)
            : null;
    }
}
