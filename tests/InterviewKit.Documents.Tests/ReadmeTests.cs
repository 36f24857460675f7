using System.Runtime.CompilerServices;
using InterviewKit.Testing;

namespace InterviewKit.Documents.Tests;

public readonly record struct ReaderId(Guid Value);

public sealed record Reader
{
    public ReaderId Id { get; init; }
    public required string Email { get; init; }
}

public sealed record BookLent(ReaderId Reader, string Title);

public sealed record BookReturned;

public sealed record Loan
{
    public Guid Id { get; init; }
    public bool IsBack { get; init; }

    public static Loan Create(BookLent lent) => new();
    public Loan Apply(BookReturned returned) => this with { IsBack = true };
}

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_example_of_the_README_runs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var connectionString = database.ConnectionString;

        // begin
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(connectionString);
            options.Policies.AllDocumentsAreMultiTenanted();
            options.Events.TenancyStyle = TenancyStyle.Conjoined;
            options.Schema.For<Reader>().UseNumericRevisions(true).UniqueIndex(TenancyScope.PerTenant, reader => reader.Email);
            options.Projections.Snapshot<Loan>(SnapshotLifecycle.Inline);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        await using var session = store.LightweightSession("north-library");
        var reader = new Reader { Email = "ann@example.org" };
        session.Store(reader);
        var loan = Guid.CreateVersion7();
        session.Events.StartStream<Loan>(loan, new BookLent(reader.Id, "Emma"));
        await session.SaveChangesAsync();

        var stream = await session.Events.FetchForWriting<Loan>(loan);
        if (stream.Aggregate is { IsBack: false })
            stream.AppendOne(new BookReturned());
        await session.SaveChangesAsync();

        var page = await session.Query<Reader>()
            .Where(found => found.Email.StartsWith("ann"))
            .OrderBy(found => found.Email).ThenBy(found => found.Id)
            .Take(20)
            .ToListAsync();
        // end

        page.ShouldHaveSingleItem().ShouldBe(reader);
        (await session.LoadAsync<Loan>(loan))!.IsBack.ShouldBeTrue();
        (await session.LoadAsync<Loan>(loan))!.Id.ShouldBe(loan);
    }

    [Fact]
    public async Task The_README_shows_this_very_code()
    {
        var here = ThisFile();
        var readme = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, "../../src/InterviewKit.Documents/README.md"));
        var test = await File.ReadAllTextAsync(here);
        var example = test[(test.IndexOf("// begin\n", StringComparison.Ordinal) + 9)..test.IndexOf("        // end", StringComparison.Ordinal)];
        readme.ShouldContain(string.Join('\n', example.TrimEnd().Split('\n').Select(line => line.Length > 8 ? line[8..] : "")));
        readme.ShouldContain(test[test.IndexOf("public readonly record struct ReaderId", StringComparison.Ordinal)..test.IndexOf("public sealed class ReadmeTests", StringComparison.Ordinal)].TrimEnd());
    }

    private static string ThisFile([CallerFilePath] string here = "") => here;
}
