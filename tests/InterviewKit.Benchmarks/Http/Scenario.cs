using System.Text.Json;
using InterviewKit.Shared;

namespace InterviewKit.Benchmarks.Http;

/// <summary>The same question to both sides.</summary>
/// <param name="Name">As <c>--only</c> takes it.</param>
/// <param name="Mark">The ratio that the service should reach.</param>
/// <param name="Once">Whether each request can be sent once only.</param>
/// <param name="OfService">The requests in GraphQL.</param>
/// <param name="OfFloor">The same as the floor takes them.</param>
internal sealed record Scenario(string Name, double Mark, bool Once, Func<RequestSource> OfService, Func<RequestSource> OfFloor)
{
    private const string QuestionSetQuery =
        "query Set($key: String!) { questionSet(key: $key) { name current { minutes items { position minutes revision { title prompt kind minutes "
        + "rubric { dimension { key name } anchors { score label behavior } } } } } } }";

    private const string ScorecardsQuery =
        "query Scorecards($id: ID!) { application(id: $id) { scorecards { revision recommendation summary interviewer { name } "
        + "ratings { dimension { key } assessment score evidence } } } }";

    private const string QuestionsQuery =
        "query Questions($filter: QuestionFilter) { questions(first: 20, filter: $filter, orderBy: TITLE) { "
        + "nodes { id key title kind minutes dimensions { key name } } pageInfo { hasNextPage endCursor } } }";

    private const string SubmitMutation =
        "mutation Submit($input: SubmitScorecardInput!) { submitScorecard(input: $input) { created scorecard { revision status recommendation summary "
        + "ratings { dimension { key } score evidence } } errors { code } } }";

    private static readonly Scenario[] All =
    [
        new("typename", 0.80, Once: false,
            () => Source([RequestSource.Post("/graphql", null, """{"query":"{ __typename }"}""")]),
            () => Source([RequestSource.Get("/typename", null)])),
        new("question-set", 0.80, Once: false,
            () => Source(BenchmarkWorkspace.SetKeys.Select(key => GraphQL(null, QuestionSetQuery, new { key }))),
            () => Source(BenchmarkWorkspace.SetKeys.Select(key => RequestSource.Get($"/question-sets/{key}", null)))),
        new("scorecards", 0.70, Once: false,
            () => Source(BenchmarkWorkspace.ReadApplications.Select(it => GraphQL(it.Author, ScorecardsQuery, new { id = it.Id }))),
            () => Source(BenchmarkWorkspace.ReadApplications.Select(it => RequestSource.Get($"/applications/{it.Id}/scorecards", it.Author)))),
        new("questions", 0.85, Once: false,
            () => Source(BenchmarkWorkspace.Filters.Select(it => GraphQL(null, QuestionsQuery, new
            {
                filter = new { roleKeys = new[] { it.Role }, dimensionKeys = new[] { it.Dimension }, levels = new[] { ScreamingSnake.Of(it.Level) } },
            }))),
            () => Source(BenchmarkWorkspace.Filters.Select(it => RequestSource.Get($"/questions?role={it.Role}&dimension={it.Dimension}&level={(int)it.Level}", null)))),
        new("submit", 0.70, Once: true,
            () => Source(Submits(0).Select(it => GraphQL(it.Author, SubmitMutation, new { input = it.Input })), once: true),
            () => Source(Submits(1).Select(it => RequestSource.Post("/scorecards", it.Author, JsonSerializer.Serialize(it.Input))), once: true)),
    ];

    /// <exception cref="FormatException">There is none of a name.</exception>
    public static IReadOnlyList<Scenario> Named(IReadOnlyList<string> names) => names.Count == 0
        ? All
        : [.. names.Select(name => All.FirstOrDefault(scenario => scenario.Name == name)
            ?? throw new FormatException($"There is no scenario '{name}'; expected some of {string.Join(", ", All.Select(it => it.Name))}."))];

    private static RequestSource Source(IEnumerable<byte[]> requests, bool once = false) => new([.. requests], once);

    private static byte[] GraphQL(string? actAs, string query, object variables) =>
        RequestSource.Post("/graphql", actAs, JsonSerializer.Serialize(new { query, variables }));

    /// <summary>Every other open interview, so that neither side finds what the other has submitted.</summary>
    private static IEnumerable<(string Author, object Input)> Submits(int side) => BenchmarkWorkspace.OpenInterviews
        .Where((_, index) => index % 2 == side)
        .Select(it => (it.Author, (object)new
        {
            interviewId = it.Id,
            recommendation = "YES",
            summary = "Ships, looks at what users do with it, and ships again.",
            ratings = BenchmarkWorkspace.Focus.Select((key, i) => new
            {
                dimensionKey = key,
                score = 2 + (i % 3),
                evidence = $"Said what was done about {key}, by whom, and what came of it in the end.",
            }),
        }));
}
