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

    public static string? ExecutablePath { get; } =
        Environment.GetEnvironmentVariable("INTERVIEWKIT_CHROMIUM") ?? UsualPaths.FirstOrDefault(File.Exists);

    /// <summary>Null when browser tests can run.</summary>
    public static string? WhyUnavailable { get; } = (ExecutablePath, PageIsBuilt()) switch
    {
        (null, _) => "No Chromium: install it (apt-get install chromium), or name its path in INTERVIEWKIT_CHROMIUM.",
        (_, false) => "The web page is not built: it needs Node.js 20.19 or newer with npm on PATH.",
        _ => null,
    };

    private static bool PageIsBuilt() => File.Exists(Path.Combine(AppContext.BaseDirectory, "web", "index.html"));
}
