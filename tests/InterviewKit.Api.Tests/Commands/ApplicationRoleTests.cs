using InterviewKit.Api.Tests.Lifecycle;
using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Api.Tests.Commands;

/// <summary>The service runs as a role that can change rows and no table.</summary>
public sealed class ApplicationRoleTests : IAsyncLifetime
{
    private readonly string _role = $"app_{Guid.NewGuid():n}";
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await ExecuteAsync($"create role {_role} login password 'app'");
    }

    public async Task DisposeAsync()
    {
        await ExecuteAsync($"drop owned by {_role}; drop role {_role}");
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Such_a_role_is_granted_what_the_service_needs_and_the_service_runs_as_it()
    {
        await using (var apply = Verb(_database.ConnectionString, "db-apply", "--role", _role))
        {
            (await apply.ExitAsync()).ShouldBe(0, apply.Errors);
            apply.Output.ShouldContain($"Role '{_role}' may read and write the rows of ");
        }

        await using var service = await ServiceProcess.StartReadyAsync(Database(AsRole()), ("INTERVIEWKIT_SEED", "demo"));
        (await service.QueryAsync("{ viewer { scopes } }")).GetProperty("viewer").GetProperty("scopes").GetArrayLength().ShouldBeGreaterThan(5);
        await service.WaitAsync("to place the outbox", async () => await ScalarAsync<long>("select count(*) from ik_outbox where position is null") == 0);
        (await ScalarAsync<string>($"select usename::text from pg_stat_activity where datname = current_database() and application_name = 'InterviewKit' limit 1")).ShouldBe(_role);

        await using var application = NpgsqlDataSource.Create(AsRole());
        foreach (var forbidden in new[]
        {
            "create table mine (id integer)", "drop table ik_outbox", "alter table ik_outbox add column more text", "truncate ik_outbox",
            "create index on ik_outbox (type)", "update ik_audit set action = 'nothing'", "delete from ik_audit", "delete from ik_migration",
        })
        {
            await using var command = application.CreateCommand(forbidden);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(), forbidden)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, forbidden);
        }

        (await service.SignalAsync("TERM")).ShouldBe(0);
    }

    [Fact]
    public async Task With_migrations_pending_the_service_says_so_in_a_sentence_and_ends()
    {
        await using var service = ServiceProcess.Start([Database(AsRole()), ("INTERVIEWKIT_SEED", "none")]);

        (await service.ExitAsync()).ShouldBe(1, service.Errors);

        service.Errors.Split('\n').ShouldHaveSingleItem().ShouldStartWith("The database lacks migrations 1 '0001_service.sql', 2 ");
        service.Errors.ShouldContain($"and role '{_role}' may not apply them (permission denied for database");
    }

    [Fact]
    public async Task A_role_that_was_granted_nothing_is_told_so_in_a_sentence()
    {
        await using (var apply = Verb(_database.ConnectionString, "db-apply"))
        {
            (await apply.ExitAsync()).ShouldBe(0, apply.Errors);
        }

        await using var service = ServiceProcess.Start([Database(AsRole()), ("INTERVIEWKIT_SEED", "none")]);

        (await service.ExitAsync()).ShouldBe(1, service.Errors);
        service.Errors.ShouldBe($"Role '{_role}' may not read public.ik_migration: grant it its rights, as the owner of the schema.");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_or_may_do_more_is_refused()
    {
        await using (var unknown = Verb(_database.ConnectionString, "db-apply", "--role", "nobody_there"))
        {
            (await unknown.ExitAsync()).ShouldBe(1);
            unknown.Errors.ShouldBe("There is no role 'nobody_there': make it first, such as by: create role \"nobody_there\" login password '...'.");
        }

        var owner = new NpgsqlConnectionStringBuilder(_database.ConnectionString).Username;
        await using (var mighty = Verb(_database.ConnectionString, "db-apply", "--role", owner!))
        {
            (await mighty.ExitAsync()).ShouldBe(1);
            mighty.Errors.ShouldStartWith($"Role '{owner}' is a superuser, so it may change the schema whatever is granted");
        }

        await ExecuteAsync("grant create on schema public to public");
        await using var maker = Verb(_database.ConnectionString, "db-apply", "--role", _role);
        (await maker.ExitAsync()).ShouldBe(1);
        maker.Errors.ShouldStartWith($"Role '{_role}' may make tables in the schema public by what is granted to all");
    }

    [Fact]
    public async Task Projections_are_listed_and_rebuilt_by_verbs_beside_a_running_service()
    {
        await using var service = await ServiceProcess.StartReadyAsync(Database(_database.ConnectionString), ("INTERVIEWKIT_SEED", "demo"));
        var before = await SnapshotsAsync();
        before.Length.ShouldBeGreaterThan(1_000);
        await ExecuteAsync("delete from mt_doc_scorecard");

        await using (var list = Verb(_database.ConnectionString, "projections", "list"))
        {
            (await list.ExitAsync()).ShouldBe(0, list.Errors);
            list.Output.ShouldBe("DecisionHistory: never behind\nScorecard: never behind");
        }

        await using (var one = Verb(_database.ConnectionString, "projections", "rebuild", "Scorecard", "--workspace", "demo"))
        {
            (await one.ExitAsync()).ShouldBe(0, one.Errors);
            one.Output.ShouldBe("Rebuilt Scorecard of workspace demo.");
        }

        (await SnapshotsAsync()).ShouldBe(before);
        await using (var all = Verb(_database.ConnectionString, "projections", "rebuild"))
        {
            (await all.ExitAsync()).ShouldBe(0, all.Errors);
        }

        (await SnapshotsAsync()).ShouldBe(before);
        await using (var none = Verb(_database.ConnectionString, "projections", "dead-letters"))
        {
            (await none.ExitAsync()).ShouldBe(0, none.Errors);
            none.Output.ShouldBe("0 events are set aside.");
        }

        await using var unknown = Verb(_database.ConnectionString, "projections", "rebuild", "Scorecrad");
        (await unknown.ExitAsync()).ShouldBe(1);
        unknown.Errors.ShouldBe("There is no projection 'Scorecrad'; the store has DecisionHistory, Scorecard.");
    }

    private static ServiceProcess Verb(string connectionString, params string[] verb) => ServiceProcess.Start([Database(connectionString)], verb: verb);

    private static (string, string?) Database(string connectionString) => ("ConnectionStrings__InterviewKit", connectionString);

    private string AsRole() => new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = _role, Password = "app" }.ConnectionString;

    private Task<string> SnapshotsAsync() => ScalarAsync<string>("select string_agg((to_jsonb(d) - 'mt_last_modified')::text, E'\n' order by id) from mt_doc_scorecard as d");

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
