using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace InterviewKit.GraphQL.Transport;

/// <summary>What an endpoint can answer with.</summary>
internal enum ResponseMediaType
{
    /// <summary>
    /// <c>application/json</c>: what clients older than the HTTP specification read. Status 200 for every well-formed request.
    /// </summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status says whether the request was executed.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>: a stream of results.</summary>
    EventStream,

    /// <summary><c>text/html</c>: a page for people.</summary>
    Html,
}

/// <summary>Content negotiation by the Accept header (RFC 9110, section 12.5.1).</summary>
internal static class Accept
{
    private static readonly (string Type, ResponseMediaType Value)[] Known =
    [
        ("application/json", ResponseMediaType.Json),
        ("application/graphql-response+json", ResponseMediaType.GraphQLResponse),
        ("text/event-stream", ResponseMediaType.EventStream),
        ("text/html", ResponseMediaType.Html),
    ];

    /// <summary>
    /// The acceptable media type of the highest quality among <paramref name="offered"/>; among equals the one that the header
    /// names first, and for wildcards the one that is offered first. Null where none is acceptable. No header accepts anything.
    /// </summary>
    public static ResponseMediaType? Choose(StringValues header, ReadOnlySpan<ResponseMediaType> offered)
    {
        if (StringValues.IsNullOrEmpty(header)) return offered[0];
        if (header is ["*/*"]) return offered[0];
        if (header is ["application/json"] && offered.Contains(ResponseMediaType.Json)) return ResponseMediaType.Json;
        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges)) return null;

        ResponseMediaType? chosen = null;
        (double Quality, int Rank) best = (0, int.MaxValue);
        foreach (var candidate in offered)
        {
            var (quality, rank) = Match(candidate, ranges);
            if (quality > best.Quality || (quality > 0 && quality >= best.Quality && rank < best.Rank))
            {
                chosen = candidate;
                best = (quality, rank);
            }
        }

        return chosen;
    }

    /// <summary>
    /// The quality that the most specific fitting range gives a media type, and the range's position; 0 where none fits.
    /// </summary>
    private static (double Quality, int Rank) Match(ResponseMediaType candidate, IList<MediaTypeHeaderValue> ranges)
    {
        var type = Array.Find(Known, known => known.Value == candidate).Type;
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        (double Quality, int Rank) match = (0, int.MaxValue);
        var specificity = -1;
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            var fit = range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2
                : range.MatchesAllSubTypes && !range.MatchesAllTypes && range.Type.Equals(type[..slash], StringComparison.OrdinalIgnoreCase) ? 1
                : range.MatchesAllTypes ? 0 : -1;
            if (fit <= specificity || !IsUtf8(range)) continue;
            specificity = fit;
            match = (range.Quality ?? 1, i);
        }

        return match;
    }

    private static bool IsUtf8(MediaTypeHeaderValue range) =>
        !range.Charset.HasValue || HeaderUtilities.RemoveQuotes(range.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
