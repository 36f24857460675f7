using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Tests.Shared;

public sealed class CommandsTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    public async Task A_command_that_PostgreSQL_undid_for_another_is_decided_anew(string sqlState)
    {
        await using var bench = await Workbench.StartAsync();

        var (outcome, attempts) = await RunAsync(bench, sqlState, failures: 1);

        outcome.ShouldBeOfType<CommandOutcome.Changed>();
        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_command_that_is_undone_again_and_again_is_given_up()
    {
        await using var bench = await Workbench.StartAsync();

        await Should.ThrowAsync<PostgresException>(() => RunAsync(bench, PostgresErrorCodes.DeadlockDetected, failures: int.MaxValue));
    }

    [Fact]
    public async Task A_command_whose_outcome_is_unknown_is_not_decided_anew()
    {
        await using var bench = await Workbench.StartAsync();

        await Should.ThrowAsync<PostgresException>(() => RunAsync(bench, PostgresErrorCodes.AdminShutdown, failures: 1));
    }

    private static async Task<(CommandOutcome Outcome, int Attempts)> RunAsync(Workbench bench, string sqlState, int failures)
    {
        var viewer = await bench.PersonAsync("Ana Ruiz");
        using var gate = new CommandGate(bench.Database.DataSource);
        await using var notices = new ChangeNotices(bench.Database.DataSource);
        var attempts = 0;
        var outcome = await new Commands(bench.Store, gate, notices, viewer.Actor, new CommandCount(), bench.Time).RunAsync(
            "test",
            new { },
            idempotencyKey: null,
            "Person",
            (_, _) => ++attempts <= failures
                ? throw new PostgresException("It was undone.", "ERROR", "ERROR", sqlState)
                : Task.FromResult<CommandOutcome>(new CommandOutcome.Changed("ana", Created: true)),
            CancellationToken.None);
        return (outcome, attempts);
    }
}
