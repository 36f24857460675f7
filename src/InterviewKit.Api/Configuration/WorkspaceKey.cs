using System.Text.RegularExpressions;

namespace InterviewKit.Api.Configuration;

/// <summary>A workspace's key is the tenant id of all its rows, and stands in addresses.</summary>
internal static partial class WorkspaceKey
{
    /// <summary>What is wrong with it, to follow the name of what was set; null where nothing is.</summary>
    public static string? Check(string key) =>
        Form().IsMatch(key) ? null : $"is '{key}'; expected 1 to 40 lower-case letters, digits and hyphens.";

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex Form();
}
