namespace InterviewKit.Api.Configuration;

/// <summary>Settings that cannot be used as they are; whoever operates the service reads the message.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>A sentence for each problem. None holds a secret.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
