using InterviewKit.Testing;

namespace InterviewKit.Documents.Tests;

public sealed class SchemaTests : IAsyncLifetime
{
    private TestDatabase? database;
    private DocumentStore? store;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        store = DocumentStore.For(options =>
        {
            options.Connection(database.DataSource);
            StoreFixture.Configure(options);
            options.Schema.For<Person>()
                .Index(person => new { person.Name, person.Score }, index => index.Predicate = "(data ->> 'Name') is not null")
                .Index(person => person.Home!.City)
                .Index(person => person.Birthday)
                .Index(person => person.Ratio)
                .Index(person => person.Active)
                .UniqueIndex("mt_person_boss", person => person.Boss)
                .FullTextIndex("simple", person => person.Name, person => person.Nickname);
            options.Events.AddEventType<NoteAdded>();
        });
    }

    public async Task DisposeAsync()
    {
        store!.Dispose();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task The_script_is_the_approved_one_and_makes_what_the_mapping_needs()
    {
        var script = store!.Storage.ToDatabaseScript();
        await ExecuteAsync(script);

        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
        await Approved.MatchesAsync(script, "DatabaseScript.approved.sql");
    }

    [Fact]
    public async Task Applying_twice_changes_nothing_and_completes_what_is_missing()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store!.Storage.ApplyAllConfiguredChangesToDatabaseAsync()));
        await ExecuteAsync("alter table mt_doc_setting drop column rank; drop index mt_doc_person_idx_age; drop table mt_doc_plain");

        await store!.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task An_empty_database_lacks_everything()
    {
        var refused = await Should.ThrowAsync<DatabaseValidationException>(() => store!.Storage.AssertDatabaseMatchesConfigurationAsync());
        refused.Differences.ShouldContain("Table mt_doc_person is missing.");
        refused.Differences.ShouldContain("Sequence mt_events_sequence is missing.");
        refused.Differences.ShouldContain("Function mt_immutable_date is missing.");
    }

    [Theory]
    [InlineData("alter table mt_doc_counted drop column causation_id", "Column mt_doc_counted.causation_id is missing.")]
    [InlineData("alter table mt_doc_setting alter column rank type bigint", "Column mt_doc_setting.rank is bigint; integer was expected.")]
    [InlineData("alter table mt_doc_plain alter column data drop not null", "Column mt_doc_plain.data allows null; the contrary was expected.")]
    [InlineData("alter table mt_doc_plain rename constraint pkey_mt_doc_plain_tenant_id_id to other", "Constraint pkey_mt_doc_plain_tenant_id_id of mt_doc_plain is missing.")]
    [InlineData("drop index mt_doc_person_idx_age", "Index mt_doc_person_idx_age of mt_doc_person is missing.")]
    [InlineData(
        "drop index mt_doc_person_idx_age; create unique index mt_doc_person_idx_age on mt_doc_person (cast(data ->> 'Age' as integer))",
        "Index mt_doc_person_idx_age of mt_doc_person is unique; the contrary was expected.")]
    [InlineData(
        "drop index mt_doc_person_idx_age; create index mt_doc_person_idx_age on mt_doc_person (cast(data ->> 'Points' as integer))",
        "Index mt_doc_person_idx_age of mt_doc_person is over (((data ->> 'Points'::text))::integer); (CAST(data ->> 'Age' as integer)) was expected.")]
    [InlineData("alter table mt_events drop constraint fkey_mt_events_stream_id", "Constraint fkey_mt_events_stream_id of mt_events is missing.")]
    public async Task A_difference_is_said_in_a_sentence(string change, string difference)
    {
        await store!.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync(change);

        var refused = await Should.ThrowAsync<DatabaseValidationException>(() => store.Storage.AssertDatabaseMatchesConfigurationAsync());
        refused.Differences.ShouldBe([difference]);
        refused.Message.ShouldContain(difference);
    }

    [Fact]
    public async Task What_the_mapping_does_not_know_is_no_difference()
    {
        await store!.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await ExecuteAsync("create table ik_own (id integer); alter table mt_doc_plain add column extra text; create index extra on mt_doc_plain (extra)");
        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task A_store_lives_in_a_schema_of_its_own_when_told_to()
    {
        using var guild = DocumentStore.For(options =>
        {
            options.Connection(database!.DataSource);
            options.DatabaseSchemaName = "Guild";
            StoreFixture.Configure(options);
            options.Projections.Snapshot<Account>(SnapshotLifecycle.Inline);
        });
        await guild.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await guild.Storage.AssertDatabaseMatchesConfigurationAsync();

        await using var session = guild.LightweightSession("north");
        var person = new Person { JoinedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Birthday = new(2000, 1, 1) };
        session.Store(person);
        var account = Guid.NewGuid();
        session.Events.StartStream<Account>(account, new AccountOpened("Ann"));
        await session.SaveChangesAsync();

        (await session.Query<Person>().Where(p => p.JoinedAt >= person.JoinedAt && p.Birthday == person.Birthday).OrderBy(p => p.JoinedAt).ToListAsync()).ShouldHaveSingleItem();
        (await session.LoadAsync<Account>(account))!.Owner.ShouldBe("Ann");
        (await Should.ThrowAsync<DatabaseValidationException>(() => store!.Storage.AssertDatabaseMatchesConfigurationAsync())).Differences.ShouldContain("Table mt_doc_person is missing.");
    }

    [Fact]
    public void A_mapping_that_cannot_hold_is_refused_when_the_store_is_made()
    {
        Refused(options => options.Schema.For<Address>(), "Address has no identity");
        Refused(options => options.Schema.For<Person>().Index(person => person.Tags), "Person.Tags of type ImmutableArray`1 cannot be indexed");
        Refused(options => options.Schema.For<Person>().Duplicate(person => person.Home), "Person.Home of type Address cannot be a column");
        Refused(options => options.Schema.For<Person>().DocumentAlias("Bad Name"), "alias of Person 'Bad Name'");
        Refused(options => options.Schema.For<Person>().UniqueIndex(new string('x', 80), person => person.Age), "1 to 63 were expected");
        Refused(options => options.Schema.For<Person>().Index(person => person.Age + 1), "does not name a member");
        Refused(options => options.Schema.For<Plain>().DocumentAlias("person"), "share the table mt_doc_person");
        Refused(options => options.RegisterValueType<Odd>(), "its JSON converter writes something else");
        Refused(options => options.RegisterValueType<Address>(), "Address is not a type of one value");
        Refused(options => options.DatabaseSchemaName = "no-good", "schema name 'no-good'");
        Refused(options => options.Projections.Snapshot<NoteAdded>(SnapshotLifecycle.Inline), "NoteAdded");
        Refused(options => options.Events.AddEventType<NoteAdded>().MapEventType<MoneyTaken>("note_added"), "share the event name 'note_added'");
        Should.Throw<InvalidOperationException>(() => DocumentStore.For(_ => { })).Message.ShouldContain("Connection");
    }

    private void Refused(Action<StoreOptions> configure, string sentence)
        => Should.Throw<InvalidDocumentException>(() => DocumentStore.For(options =>
        {
            options.Connection(database!.DataSource);
            options.Schema.For<Person>();
            options.RegisterValueType<TeamKey>();
            configure(options);
        })).Message.ShouldContain(sentence);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database!.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
