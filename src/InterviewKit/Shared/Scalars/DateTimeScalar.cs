using System.Globalization;
using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>The contract's <c>DateTime</c>: ISO 8601 with an offset in, UTC with milliseconds out.</summary>
internal static class DateTimeScalar
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    public static ScalarBinding<DateTimeOffset> Binding { get; } = new(Parse, Format);

    public static string Format(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(string text)
    {
        // K also takes no offset at all; an instant without one would depend on where the server stands.
        var zoned = text.Length > 0 && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));
        return zoned && DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? Instants.ToMilliseconds(instant)
            : throw new FormatException("Expected an instant with its offset, such as 2026-01-31T09:30:00Z.");
    }
}
