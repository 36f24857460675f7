using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InterviewKit.Faults.Tests.Service;

/// <summary>A client of the service's GraphQL, which keeps what was acknowledged to it. For any number of callers at once.</summary>
internal sealed class ServiceClient : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<int, Acknowledged> _ledger = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private int _unavailableWithoutTime;
    private int _retries;
    private long _slowestTicks;

    public ServiceClient(Uri address, string key = ServiceProcess.Key) => _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>By interview.</summary>
    public IReadOnlyDictionary<int, Acknowledged> Ledger => _ledger;

    /// <summary>Answers that no client should get.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How often it was told to come again, and not when.</summary>
    public int UnavailableWithoutTime => _unavailableWithoutTime;

    /// <summary>How often something was sent again, since its outcome was unknown.</summary>
    public int Retries => _retries;

    /// <summary>The longest that a request was under way.</summary>
    public TimeSpan Slowest => TimeSpan.FromTicks(Interlocked.Read(ref _slowestTicks));

    /// <summary>Submits an interview's scorecard once.</summary>
    public async Task<Answer> SubmitOnceAsync(int interview, string? idempotencyKey, int score = 4)
    {
        var answer = await MutateAsync(
            FaultWorkspace.AuthorOf(interview),
            """
            mutation($input: SubmitScorecardInput!) {
              submitScorecard(input: $input) { created scorecard { id revision status } errors { code } }
            }
            """,
            new
            {
                interviewId = FaultWorkspace.InterviewId(interview),
                recommendation = "YES",
                summary = "Knew the queue's numbers by heart.",
                idempotencyKey,
                ratings = FaultWorkspace.Focus.Select(key => new { dimensionKey = key, score, evidence = "Followed the alert to its cause." }),
            });
        if (answer is Answer.Done { Payload: var payload })
        {
            var scorecard = payload.GetProperty("scorecard");
            _ledger.TryAdd(interview, new Acknowledged(interview, idempotencyKey, scorecard.GetProperty("id").GetString()!, scorecard.GetProperty("revision").GetInt32()));
        }

        return answer;
    }

    /// <summary>Submits it until its outcome is known.</summary>
    public Task<Answer> SubmitAsync(int interview, string? idempotencyKey, int score = 4) =>
        UntilKnownAsync(() => SubmitOnceAsync(interview, idempotencyKey, score));

    /// <summary>Opens an opening once: nothing but a key keeps two of them apart from one that was sent twice.</summary>
    public Task<Answer> OpenOnceAsync(string title, string? idempotencyKey) => MutateAsync(
        null,
        "mutation($input: OpenOpeningInput!) { openOpening(input: $input) { opening { id } errors { code } } }",
        new
        {
            title,
            roleKey = FaultWorkspace.RoleKey,
            level = "MID",
            panel = new[] { new { person = new { email = FaultWorkspace.Lead }, lead = true } },
            idempotencyKey,
        });

    /// <summary>Opens it, and again until its outcome is known.</summary>
    public Task<Answer> OpenAsync(string title, string? idempotencyKey) => UntilKnownAsync(() => OpenOnceAsync(title, idempotencyKey));

    /// <summary>Takes a scorecard back.</summary>
    public Task<Answer> WithdrawAsync(int interview, string scorecardId, int revision) => MutateAsync(
        FaultWorkspace.AuthorOf(interview),
        "mutation($input: WithdrawScorecardInput!) { withdrawScorecard(input: $input) { scorecard { id status } errors { code } } }",
        new { scorecardId, expectedRevision = revision, reason = "It was another candidate's." });

    public void Dispose() => _http.Dispose();

    private async Task<Answer> UntilKnownAsync(Func<Task<Answer>> send)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            var answer = await send();
            if (answer.IsFinal)
            {
                return answer;
            }

            started.Elapsed.ShouldBeLessThan(GiveUpAfter, "the outcome of a request stayed unknown");
            Interlocked.Increment(ref _retries);
            await Task.Delay(RetryPause);
        }
    }

    private async Task<Answer> MutateAsync(string? actAs, string mutation, object input)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = mutation, variables = new { input } }) };
        if (actAs is not null)
        {
            request.Headers.Add("InterviewKit-Act-As", actAs);
        }

        Answer answer;
        var sent = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request);
            answer = await ReadAsync(response);
            InterlockedMax(ref _slowestTicks, Stopwatch.GetElapsedTime(sent).Ticks);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return new Answer.Broken();
        }

        if (answer is Answer.Fault { What: var what })
        {
            _faults.Enqueue(what);
        }

        if (answer is Answer.Unavailable { Status: (int)HttpStatusCode.ServiceUnavailable, SaysWhen: false })
        {
            Interlocked.Increment(ref _unavailableWithoutTime);
        }

        return answer;
    }

    private static void InterlockedMax(ref long place, long value)
    {
        var known = Interlocked.Read(ref place);
        while (value > known)
        {
            (var expected, known) = (known, Interlocked.CompareExchange(ref place, value, known));
            if (known == expected)
            {
                return;
            }
        }
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return new Answer.Unavailable((int)response.StatusCode, response.Headers.RetryAfter is not null);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new Answer.Fault($"{(int)response.StatusCode} {text}");
        }

        var json = JsonSerializer.Deserialize<JsonElement>(text);
        if (json.TryGetProperty("errors", out var errors))
        {
            return errors.EnumerateArray().All(error => error.GetProperty("extensions").GetProperty("code").GetString() == "UNAVAILABLE")
                ? new Answer.Unavailable((int)response.StatusCode, response.Headers.RetryAfter is not null)
                : new Answer.Fault(text);
        }

        var payload = json.GetProperty("data").EnumerateObject().Single().Value;
        var codes = payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!).ToList();
        return codes.Count == 0 ? new Answer.Done(payload) : new Answer.Refused(codes);
    }
}

/// <summary>What a client was told is kept.</summary>
internal sealed record Acknowledged(int Interview, string? Key, string ScorecardId, int Revision);
