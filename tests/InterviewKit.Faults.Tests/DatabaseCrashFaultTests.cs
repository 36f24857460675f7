using InterviewKit.Faults.Tests.Postgres;
using InterviewKit.Faults.Tests.Running;
using InterviewKit.Faults.Tests.Service;
using Npgsql;
using Xunit.Abstractions;

namespace InterviewKit.Faults.Tests;

/// <summary>F2: a crash of PostgreSQL costs the time of its restart, and nothing else.</summary>
public sealed class DatabaseCrashFaultTests(ITestOutputHelper output)
{
    private const string Database = "interviewkit";
    private const int RequestsPerSecond = 200;
    private const int SubmissionsOfControl = 40;

    /// <summary>Between two crashes so many are acknowledged, so that each crash meets a service at work.</summary>
    private static readonly int DoneBetweenCrashes = FaultRun.IsFull ? RequestsPerSecond : RequestsPerSecond / 2;

    [FactIfClusterCanBeChecked]
    public async Task A_database_that_crashes_loses_nothing_that_the_service_acknowledged()
    {
        var run = new FaultRun(output, "F2");
        var (postmasters, backends) = (FaultRun.Of(10), FaultRun.Of(20));
        var interviews = (postmasters + backends) * 2 * RequestsPerSecond;
        await using var postgres = await CrashablePostgres.StartAsync();
        await using (var maintenance = NpgsqlDataSource.Create(postgres.ConnectionString("postgres")))
        await using (var create = maintenance.CreateCommand($"create database {Database}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString(Database)) { ApplicationName = "fault test" });
        await FaultWorkspace.FillAsync(database, interviews + SubmissionsOfControl);
        await using var service = await ServiceProcess.StartReadyAsync(postgres.ConnectionString(Database));
        using var client = new ServiceClient(service.Address);

        var answersAgain = new List<TimeSpan>();
        await using (var load = new SteadyLoad(client, interviews, RequestsPerSecond, run.ChanceOf(0)))
        {
            foreach (var crash in Crashes(postmasters, backends, run.ChanceOf(1)))
            {
                await AnsweredAsync(load, DoneBetweenCrashes);
                await CrashAsync(postgres, database, crash);
                answersAgain.Add(await AnsweredAsync(load, 1));
            }

            await AnsweredAsync(load, DoneBetweenCrashes);
            await load.FinishAsync();
        }

        var violations = await new Consistency(database).ViolationsAsync([.. client.Ledger.Values]);
        run.Say($"{client.Ledger.Count} submissions acknowledged at {RequestsPerSecond}/s over {postmasters} kills of the postmaster and {backends} of a backend, with {client.Retries} retries");
        run.Say($"{violations.Count} lost, duplicate or torn; {client.Faults.Count} faults; {client.UnavailableWithoutTime} answers 503 without Retry-After");
        run.Say($"slowest first answer after PostgreSQL accepts connections {answersAgain.Max().TotalSeconds:0.00} s; the service ran throughout: {!service.HasEnded}");
        violations.ShouldBeEmpty();
        client.Faults.ShouldBeEmpty();
        client.UnavailableWithoutTime.ShouldBe(0);
        answersAgain.Max().ShouldBeLessThan(FaultRun.Within(3));
        service.HasEnded.ShouldBeFalse(service.Said);

        await postgres.CheckTablesAsync(Database);
        await postgres.StopAsync();
        var pages = await postgres.CheckPagesAsync();
        run.Say($"pg_amcheck --heapallindexed --parent-check found nothing; pg_checksums --check: {string.Join(", ", pages.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(4))}");
        pages.ShouldContain("Bad checksums:  0");

        await AcknowledgingBeforeTheDiskLosesAsync(run, postgres, database, client, interviews);
    }

    /// <summary>The control: a server that says "committed" before anything is written, and whose writer of what was committed sleeps.</summary>
    private static async Task AcknowledgingBeforeTheDiskLosesAsync(
        FaultRun run, CrashablePostgres postgres, NpgsqlDataSource database, ServiceClient client, int interviews)
    {
        await postgres.StartAgainAsync(("synchronous_commit", "off"), ("wal_buffers", "64MB"), ("bgwriter_lru_maxpages", "0"));
        await AcceptsAsync(database);
        var writer = await ProcessIdAsync(database, "backend_type = 'walwriter'");
        await Signals.SendAsync("STOP", writer);
        await Parallel.ForEachAsync(Enumerable.Range(interviews, SubmissionsOfControl), async (interview, _) =>
            (await client.SubmitAsync(interview, SteadyLoad.Key(interview))).ShouldBeOfType<Answer.Done>());
        await postgres.KillPostmasterAsync(writer);
        await postgres.StartAgainAsync();
        await AcceptsAsync(database);

        var lost = await new Consistency(database).LostAsync([.. client.Ledger.Values]);
        run.Say($"control: with synchronous_commit=off, {lost.Count} of {SubmissionsOfControl} acknowledged submissions are lost by one crash");
        lost.Count.ShouldBeGreaterThan(0, "what was acknowledged before it was written is to be lost here; if it isn't, this test shows nothing");
    }

    private static List<bool> Crashes(int postmasters, int backends, Random chance)
    {
        bool[] ofPostmaster = [.. Enumerable.Repeat(true, postmasters), .. Enumerable.Repeat(false, backends)];
        chance.Shuffle(ofPostmaster);
        return [.. ofPostmaster];
    }

    /// <summary>Crashes the server, and waits until it accepts connections again.</summary>
    private static async Task CrashAsync(CrashablePostgres postgres, NpgsqlDataSource database, bool ofPostmaster)
    {
        if (ofPostmaster)
        {
            await postgres.KillPostmasterAsync();
            await postgres.StartAgainAsync();
        }
        else
        {
            await using var witness = await database.OpenConnectionAsync();
            CrashablePostgres.KillProcess(await ProcessIdAsync(database, "application_name = 'InterviewKit'"));
            await Until.TrueAsync("the other connections to be cut", async () => !await AnswersAsync(witness));
        }

        NpgsqlConnection.ClearPool(database.CreateConnection());
        await AcceptsAsync(database);
    }

    /// <summary>One of the server's processes of that kind.</summary>
    private static async Task<int> ProcessIdAsync(NpgsqlDataSource database, string kind)
    {
        await using var choose = database.CreateCommand($"select pid from pg_stat_activity where {kind} order by random() limit 1");
        return (int)(await choose.ExecuteScalarAsync())!;
    }

    private static Task<TimeSpan> AcceptsAsync(NpgsqlDataSource database) => Until.TrueAsync("the database to accept connections", async () =>
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            return await AnswersAsync(connection);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    });

    private static async Task<bool> AnswersAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var ask = new NpgsqlCommand("select 1", connection);
            return await ask.ExecuteScalarAsync() is 1;
        }
        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <returns>How long it took until so many more were acknowledged.</returns>
    private static Task<TimeSpan> AnsweredAsync(SteadyLoad load, int more)
    {
        var before = load.Done;
        return Until.TrueAsync("submissions to be acknowledged", () => load.Done >= before + more);
    }
}
