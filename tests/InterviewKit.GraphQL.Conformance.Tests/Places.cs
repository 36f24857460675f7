using System.Text.Json;

namespace InterviewKit.GraphQL.Conformance.Tests;

/// <summary>The places of errors as both sides write them, in one form.</summary>
internal static class Places
{
    public static string Of(JsonElement error) => Join(error.GetProperty("places").EnumerateArray().Select(static place => $"{place[0]}:{place[1]}"));

    public static string Of(GraphQLError error) => Join(error.Locations.Select(static location => location.ToString()));

    private static string Join(IEnumerable<string> places) => string.Join(' ', places.Order(StringComparer.Ordinal));
}
