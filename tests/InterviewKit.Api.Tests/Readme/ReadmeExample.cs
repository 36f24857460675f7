using System.Text.RegularExpressions;

namespace InterviewKit.Api.Tests.Readme;

/// <summary>A command of the README with the answer that it prints.</summary>
/// <param name="Command">What a newcomer pastes into a shell.</param>
/// <param name="Answer">The JSON that stands below it.</param>
internal sealed partial record ReadmeExample(string Command, string Answer)
{
    public static IReadOnlyList<ReadmeExample> Read(string readme) =>
        [.. CommandAndAnswer().Matches(readme).Select(match => new ReadmeExample(match.Groups["command"].Value, match.Groups["answer"].Value))];

    [GeneratedRegex(@"```sh\n(?<command>curl [^`]*?)```\s*```json\n(?<answer>[^`]*?)```", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandAndAnswer();
}
