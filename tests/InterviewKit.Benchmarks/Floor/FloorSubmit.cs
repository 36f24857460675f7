using System.Text.Json;
using System.Text.Json.Serialization;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>
/// A scorecard comes in: the service's lock, its rules as far as good input meets them, and its rows in one transaction. After the check of the key
/// three round trips: what is decided on, what is written, and the commit.
/// </summary>
internal static class FloorSubmit
{
    private static readonly JsonSerializerOptions Input = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) } };

    internal sealed record FloorInput(string InterviewId, Recommendation Recommendation, string Summary, FloorRatingInput[] Ratings);

    internal sealed record FloorRatingInput(string DimensionKey, int? Score, string Evidence);

    public static async Task<Action<Utf8JsonWriter>?> RunAsync(HttpContext context, NpgsqlDataSource database, Viewer caller)
    {
        var input = await JsonSerializer.DeserializeAsync<FloorInput>(context.Request.Body, Input, context.RequestAborted);
        if (input is null || GlobalId.Parse<InterviewId>(input.InterviewId) is not { } id)
        {
            return null;
        }

        await using var connection = await database.OpenConnectionAsync(context.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(context.RequestAborted);
        var facts = await FloorSubmitFacts.ReadAsync(connection, caller, id, context.RequestAborted);
        Demand(facts is not null, "no such interview");
        Demand(Permissions.MaySubmitScorecard(caller, facts!.Interview.InterviewerId), "not theirs");
        Demand(facts.Interview is { ScorecardIn: false, CalledOff: false }, "not open");
        Demand(input.Summary.Length is >= ScorecardContent.SummaryMin and <= TextRules.SummaryMax, "summary");
        Demand(facts.Interview.FocusKeys.All(key => input.Ratings.Any(rating => rating.DimensionKey == key)), "focus");
        Demand(input.Ratings.DistinctBy(rating => rating.DimensionKey).Count() == input.Ratings.Length, "twice");
        Demand(input.Ratings.All(rating => rating.Score is >= 1 and <= 5 && rating.Evidence.Trim().Length >= ScorecardContent.EvidenceMin && facts.DimensionVersions.ContainsKey(rating.DimensionKey)), "ratings");

        var now = Instants.ToMilliseconds(TimeProvider.System.GetUtcNow());
        var submitted = EventOf(input, facts, now);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            FloorSubmitWrites.Add(batch, caller.Actor, submitted, facts, input, now);
            await batch.ExecuteNonQueryAsync(context.RequestAborted);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return json => Write(json, submitted, input);
    }

    private static ScorecardSubmitted EventOf(FloorInput input, FloorSubmitFacts facts, DateTimeOffset now) => new()
    {
        InterviewId = facts.Interview.Id,
        ApplicationId = facts.Interview.ApplicationId,
        OpeningId = facts.Interview.OpeningId,
        InterviewerId = facts.Interview.InterviewerId,
        Revision = 1,
        Origin = ScorecardOrigin.Entered,
        Recommendation = input.Recommendation,
        Ratings = [.. input.Ratings.Select(rating => new RatingGiven(rating.DimensionKey, facts.DimensionVersions[rating.DimensionKey], null, null, Assessment.Scored, rating.Score))],
        RoleKey = facts.RoleKey,
        RoleVersion = facts.RoleVersion,
        QuestionSetVersionId = facts.Interview.QuestionSetVersionId,
        Receipt = new Receipt(Known: true, facts.LastExposure == 0, facts.LastExposure),
        At = now,
    };

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The floor takes good input only: {what}.");
        }
    }

    private static void Write(Utf8JsonWriter json, ScorecardSubmitted submitted, FloorInput input)
    {
        json.WriteStartObject("submitScorecard"u8);
        json.WriteBoolean("created"u8, true);
        json.WriteStartObject("scorecard"u8);
        json.WriteNumber("revision"u8, submitted.Revision);
        json.WriteString("status"u8, "SUBMITTED"u8);
        json.WriteString("recommendation"u8, ScreamingSnake.Of(submitted.Recommendation));
        json.WriteString("summary"u8, input.Summary.Trim());
        json.WriteStartArray("ratings"u8);
        foreach (var rating in input.Ratings)
        {
            json.WriteStartObject();
            json.WriteStartObject("dimension"u8);
            json.WriteString("key"u8, rating.DimensionKey);
            json.WriteEndObject();
            json.WriteNumber("score"u8, rating.Score!.Value);
            json.WriteString("evidence"u8, rating.Evidence.Trim());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("errors"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
