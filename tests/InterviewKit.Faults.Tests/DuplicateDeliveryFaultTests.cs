using InterviewKit.Faults.Tests.Running;
using InterviewKit.Faults.Tests.Service;
using InterviewKit.Testing;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F9: what arrives many times takes effect once, says the same each time, and is refused where the same key means something else.</summary>
public sealed class DuplicateDeliveryFaultTests(ITestOutputHelper output)
{
    private const int Sends = 32;
    private const int KeysAtOnce = 4;
    private const string OtherWorkspace = "others";

    [Fact]
    public async Task A_key_takes_effect_once_however_often_and_late_it_is_sent()
    {
        var run = new FaultRun(output, "F9");
        var keys = FaultRun.Of(500);
        await using var database = await TestDatabase.CreateAsync();
        await FaultWorkspace.FillAsync(database.DataSource, keys);
        await FaultWorkspace.FillAsync(database.DataSource, keys, OtherWorkspace);
        await using var service = await ServiceProcess.StartReadyAsync(database.ConnectionString);
        var otherKey = (await ServiceProcess.RunAsync(database.ConnectionString, "workspace", "create", "--key", OtherWorkspace, "--name", "Others")).Trim();
        using var client = new ServiceClient(service.Address);
        using var other = new ServiceClient(service.Address, otherKey);

        await EachAsync(keys, async i =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Sends).Select(_ => client.SubmitAsync(i, Key(i))));
            answers.Select(answer => $"{(answer as Answer.Done)?.Payload}").Distinct().Count().ShouldBe(1, $"key {i}: {string.Join("; ", answers.Distinct())}");
        });
        run.Say($"{keys} keys, each sent {Sends} times at once: {client.Ledger.Count} effects, the same answer to all");

        var mismatches = 0;
        await EachAsync(keys, async i =>
        {
            if (await client.SubmitAsync(i, Key(i), score: 2) is Answer.Refused { Codes: ["IDEMPOTENCY_MISMATCH"] })
            {
                Interlocked.Increment(ref mismatches);
            }
        });
        await EachAsync(keys, async i => (await other.SubmitAsync(i, Key(i), score: 1)).ShouldBeOfType<Answer.Done>());
        run.Say($"IdempotencyMismatch for another input {mismatches} of {keys}; the same keys in another workspace: {other.Ledger.Count} effects of their own");

        // A tenth of them is taken back: their repeats answer with what is there today.
        var withdrawn = Enumerable.Range(0, keys).Where(i => i % 10 == 0).ToHashSet();
        await EachAsync(keys, async i =>
        {
            if (withdrawn.Contains(i))
            {
                (await client.WithdrawAsync(i, client.Ledger[i].ScorecardId, client.Ledger[i].Revision)).ShouldBeOfType<Answer.Done>();
            }
        });
        await AgeAsync(database, hours: 23);
        var (today, expired) = (0, 0);
        await EachAsync(keys, async i =>
        {
            var replayed = (await client.SubmitAsync(i, Key(i))).ShouldBeOfType<Answer.Done>();
            var status = replayed.Payload.GetProperty("scorecard").GetProperty("status").GetString();
            if (status == (withdrawn.Contains(i) ? "WITHDRAWN" : "SUBMITTED"))
            {
                Interlocked.Increment(ref today);
            }
        });

        // After a day a key is free, and what was submitted is refused by itself.
        await AgeAsync(database, hours: 2);
        await EachAsync(keys, async i =>
        {
            if (!withdrawn.Contains(i) && await client.SubmitAsync(i, Key(i)) is Answer.Refused { Codes: ["ALREADY_SUBMITTED"] })
            {
                Interlocked.Increment(ref expired);
            }
        });
        run.Say($"replayed 23 hours later: {today} of {keys} answer with today's state; 25 hours later: {expired} of {keys - withdrawn.Count} are refused as submitted already");

        await ForgetKeysAsync(database);
        var violations = await new Consistency(database.DataSource).ViolationsAsync([.. client.Ledger.Values.Select(it => it with { Key = null })]);
        var others = await new Consistency(database.DataSource, OtherWorkspace).ViolationsAsync([.. other.Ledger.Values.Select(it => it with { Key = null })]);
        run.Say($"{violations.Count + others.Count} lost, duplicate or torn; {client.Faults.Count + other.Faults.Count} faults");
        violations.ShouldBeEmpty();
        others.ShouldBeEmpty();
        client.Faults.Concat(other.Faults).ShouldBeEmpty();
        (client.Ledger.Count, other.Ledger.Count, mismatches, today, expired).ShouldBe((keys, keys, keys, keys, keys - withdrawn.Count));

        await WithoutKeysDuplicatesAsync(run, database, client);
    }

    private static async Task WithoutKeysDuplicatesAsync(FaultRun run, TestDatabase database, ServiceClient client)
    {
        await Task.WhenAll(Enumerable.Range(0, Sends).Select(_ => client.OpenAsync("with a key", "opening")));
        await Task.WhenAll(Enumerable.Range(0, Sends).Select(_ => client.OpenAsync("without a key", null)));

        var (keyed, unkeyed) = (await OpenedAsync(database, "with a key"), await OpenedAsync(database, "without a key"));
        run.Say($"control: an opening sent {Sends} times at once is {keyed} with a key, and {unkeyed} without");
        run.Say($"{client.Retries} of all those sends were answered that the service is unavailable");
        keyed.ShouldBe(1);
        client.Retries.ShouldBe(0);
        unkeyed.ShouldBeGreaterThan(1, "without a key there are to be duplicates; if there are none, this test shows nothing");
    }

    private static Task EachAsync(int count, Func<int, Task> act) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = KeysAtOnce }, async (i, _) => await act(i));

    private static string Key(int number) => $"delivery-{number}";

    /// <summary>Lets time go by for the keys.</summary>
    private static Task AgeAsync(TestDatabase database, int hours) =>
        ExecuteAsync(database, $"update ik_idempotency set created_at = created_at - interval '{hours} hours'");

    /// <summary>Which keys stand was looked at; the rest is what they did.</summary>
    private static Task ForgetKeysAsync(TestDatabase database) => ExecuteAsync(database, "delete from ik_idempotency");

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> OpenedAsync(TestDatabase database, string title)
    {
        await using var command = database.DataSource.CreateCommand("select count(*) from mt_doc_opening where data ->> 'Title' = $1");
        command.Parameters.Add(new() { Value = title });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
