namespace InterviewKit.Web.Tests.Browsing;

/// <summary>The browser of the machine: none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] UsualPaths =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public static string? ExecutablePath { get; } = Candidates().FirstOrDefault(File.Exists);

    /// <summary>Null when browser tests can run.</summary>
    public static string? WhyUnavailable { get; } = ExecutablePath switch
    {
        null => $"No Chromium at {string.Join(", ", Candidates())}: install it (apt-get install chromium), or name its path in INTERVIEWKIT_CHROMIUM.",
        _ when !PageIsBuilt() => "The web page is not built: it needs Node.js 20.19 or newer with npm on PATH.",
        _ => null,
    };

    private static string[] Candidates() =>
        Environment.GetEnvironmentVariable("INTERVIEWKIT_CHROMIUM") is { Length: > 0 } path ? [path] : UsualPaths;

    private static bool PageIsBuilt() => File.Exists(Path.Combine(AppContext.BaseDirectory, "web", "index.html"));
}
