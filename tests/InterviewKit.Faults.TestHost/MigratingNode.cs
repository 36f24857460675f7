using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Faults.TestHost;

/// <summary>A node of the next version, as far as its start goes: it brings the schema to where its program wants it, and is ready.</summary>
internal static class MigratingNode
{
    /// <summary>What a next version changes: tables that the version before it reads and writes all the time.</summary>
    private const string Sql = """
        alter table ik_outbox add column fault_test_note text;
        alter table mt_doc_interview add constraint fault_test_has_data check (data is not null) not valid;
        create table ik_fault_test (id bigint generated always as identity primary key, note text);
        create index ik_outbox_fault_test on ik_outbox (fault_test_note);
        """;

    public static async Task<int> RunAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        IReadOnlyList<Migration> next = [.. Domain.Migrations, new Migration(Domain.Migrations.Count + 1, "fault_test", Sql)];
        try
        {
            // All nodes start from here at once.
            Console.WriteLine("waiting");
            await Console.In.ReadLineAsync();
            var ran = await new SchemaMigrator(dataSource, next).ApplyAsync();
            Console.WriteLine($"ready {ran.Count}");
            return 0;
        }
        catch (SchemaMigrationException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
