namespace InterviewKit.Api.Health;

/// <summary>What a probe reads.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not ready</c>.</param>
/// <param name="Reasons">Why it is not ready, a sentence each; empty where it is.</param>
internal sealed record HealthReport(string Status, IReadOnlyList<string> Reasons);
