namespace InterviewKit.Web.Tests.Browsing;

/// <summary>A test that needs a browser. Skipped with the reason where there is none; with CI=true it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithChromiumAttribute : FactAttribute
{
    public FactWithChromiumAttribute() => Skip = BrowserSkip.Reason;
}

/// <inheritdoc cref="FactWithChromiumAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryWithChromiumAttribute : TheoryAttribute
{
    public TheoryWithChromiumAttribute() => Skip = BrowserSkip.Reason;
}

file static class BrowserSkip
{
    public static string? Reason { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" ? null : Chromium.WhyUnavailable;
}
