namespace InterviewKit.Documents.Tests;

public sealed class DocumentTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly DocumentStore store = fixture.Store;

    [Fact]
    public async Task A_stored_document_is_loaded_as_it_was()
    {
        var person = new Person
        {
            Name = "Ann \"Ö\" 🙂\n",
            Age = 41,
            Score = 7,
            Salary = 1.10m,
            Mood = Mood.Tired,
            Token = Guid.NewGuid(),
            Team = new("blue"),
            Boss = new(Guid.NewGuid()),
            JoinedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Home = new Address("Graz", null),
            Tags = ["a", "b"],
            Marks = [1, 2],
            Tasks = [new("one", 3, true)],
        };
        await SaveAsync(session => session.Store(person));

        person.Id.Value.ShouldNotBe(Guid.Empty);
        await using var query = store.QuerySession("north");
        var loaded = await query.LoadAsync<Person>(person.Id);
        System.Text.Json.JsonSerializer.Serialize(loaded).ShouldBe(System.Text.Json.JsonSerializer.Serialize(person));
        (await query.LoadAsync<Person>(person.Id.Value)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_JSON_is_Martens()
    {
        var plain = new Plain { Id = Guid.NewGuid(), Day = new(2026, 1, 2), Utc = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), Kind = Mood.Happy, FirstName = "Ann" };
        await SaveAsync(session => session.Store(plain));

        var expected = $$"""{"Id":"{{plain.Id}}","Day":"2026-01-02","Utc":"2026-01-02T03:04:05Z","Kind":1,"FirstName":"Ann","NothingHere":null}""";
        (await fixture.ScalarAsync<bool>("select data = $1::jsonb from mt_doc_plain where id = $2", expected, plain.Id)).ShouldBeTrue();
        (await fixture.ScalarAsync<string>("select mt_dotnet_type from mt_doc_plain where id = $1", plain.Id)).ShouldBe(typeof(Plain).FullName);
        (await fixture.ScalarAsync<string>("select tenant_id from mt_doc_plain where id = $1", plain.Id)).ShouldBe("north");
    }

    [Fact]
    public async Task Another_tenant_sees_and_touches_nothing()
    {
        var plain = new Plain { FirstName = "ours" };
        await SaveAsync(session => session.Store(plain));

        await using (var other = store.LightweightSession("south"))
        {
            (await other.LoadAsync<Plain>(plain.Id)).ShouldBeNull();
            (await other.LoadManyAsync<Plain>(plain.Id)).ShouldBeEmpty();
            (await other.CheckExistsAsync<Plain>(plain.Id)).ShouldBeFalse();
            (await other.Query<Plain>().AnyAsync(p => p.Id == plain.Id)).ShouldBeFalse();
            (await other.QueryAsync<Plain>("where id = ?", plain.Id)).ShouldBeEmpty();
            other.Delete<Plain>(plain.Id);
            other.DeleteWhere<Plain>(p => p.FirstName == "ours");
            other.Store(plain with { FirstName = "theirs" });
            await other.SaveChangesAsync();
        }

        await using var query = store.QuerySession("north");
        (await query.LoadAsync<Plain>(plain.Id))!.FirstName.ShouldBe("ours");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_session_without_tenant_is_refused(string tenant)
    {
        Should.Throw<ArgumentException>(() => store.QuerySession(tenant));
        Should.Throw<ArgumentException>(() => store.LightweightSession(tenant));
    }

    [Fact]
    public async Task LoadMany_finds_what_there_is()
    {
        Person[] people = [new() { Token = Guid.NewGuid() }, new() { Token = Guid.NewGuid() }];
        await SaveAsync(session => session.Store(people));

        await using var query = store.QuerySession("north");
        var found = await query.LoadManyAsync<Person, PersonId>([people[0].Id, people[1].Id, people[1].Id, new(Guid.NewGuid())]);
        found.Select(person => person.Id).ShouldBe(people.Select(person => person.Id), ignoreOrder: true);
        (await query.LoadManyAsync<Person, PersonId>([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Inserting_twice_is_refused_and_keeps_nothing_of_the_unit()
    {
        var first = new Plain { FirstName = "first" };
        await SaveAsync(session => session.Insert(first));
        var beside = new Plain();

        await using var session = store.LightweightSession("north");
        session.Insert(beside);
        session.Insert(first with { FirstName = "second" });
        var refused = await Should.ThrowAsync<DocumentAlreadyExistsException>(() => session.SaveChangesAsync());

        refused.Id.ShouldBe(first.Id);
        refused.DocType.ShouldBe(typeof(Plain));
        (await session.LoadAsync<Plain>(first.Id))!.FirstName.ShouldBe("first");
        (await session.CheckExistsAsync<Plain>(beside.Id)).ShouldBeFalse();
        session.PendingChanges.Inserts().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Updating_what_is_not_stored_is_refused()
    {
        await using var session = store.LightweightSession("north");
        session.Update(new Plain { Id = Guid.NewGuid() });
        await Should.ThrowAsync<NonExistentDocumentException>(() => session.SaveChangesAsync());
    }

    [Fact]
    public async Task Every_write_gives_a_new_Guid_version()
    {
        var plain = new Plain();
        await SaveAsync(session => session.Store(plain));
        await using var query = store.QuerySession("north");
        var before = (await query.MetadataForAsync(plain))!;
        await SaveAsync(session => session.Update(plain));
        var after = (await query.MetadataForAsync(plain))!;

        after.CurrentVersion.ShouldNotBe(before.CurrentVersion);
        after.LastModified.ShouldBeGreaterThan(before.LastModified);
        after.TenantId.ShouldBe("north");
        (await query.MetadataForAsync(new Plain { Id = Guid.NewGuid() })).ShouldBeNull();
    }

    [Fact]
    public async Task Deleting_by_document_identity_and_condition_takes_rows_away()
    {
        Plain[] all = [new() { FirstName = "d1" }, new() { FirstName = "d2" }, new() { FirstName = "d3" }, new() { FirstName = "stays" }];
        await SaveAsync(session => session.Store(all));
        await SaveAsync(session =>
        {
            session.Delete(all[0]);
            session.Delete<Plain>(all[1].Id);
            session.DeleteWhere<Plain>(plain => plain.FirstName == "d3");
        });

        await using var query = store.QuerySession("north");
        (await query.LoadManyAsync<Plain>([.. all.Select(plain => plain.Id)])).ShouldHaveSingleItem().FirstName.ShouldBe("stays");
    }

    [Fact]
    public async Task A_soft_deleted_document_is_loaded_but_not_queried_until_the_deletion_is_undone()
    {
        var forgotten = new Forgotten { Text = "soft" };
        await SaveAsync(session => session.Store(forgotten));
        await SaveAsync(session => session.Delete(forgotten));

        await using var query = store.QuerySession("north");
        (await query.LoadAsync<Forgotten>(forgotten.Id)).ShouldNotBeNull();
        (await query.Query<Forgotten>().AnyAsync(f => f.Text == "soft")).ShouldBeFalse();
        (await query.QueryAsync<Forgotten>("where data ->> 'Text' = ?", "soft")).ShouldBeEmpty();
        (await query.Query<Forgotten>().AnyAsync(f => f.Text == "soft" && f.MaybeDeleted())).ShouldBeTrue();
        (await query.Query<Forgotten>().AnyAsync(f => f.Text == "soft" && f.IsDeleted())).ShouldBeTrue();
        (await query.MetadataForAsync(forgotten))!.Deleted.ShouldBeTrue();

        await SaveAsync(session => session.UndoDeleteWhere<Forgotten>(f => f.Text == "soft"));
        (await query.Query<Forgotten>().AnyAsync(f => f.Text == "soft")).ShouldBeTrue();
        (await query.MetadataForAsync(forgotten))!.DeletedAt.ShouldBeNull();

        await SaveAsync(session => session.Delete(forgotten));
        await SaveAsync(session => session.Store(forgotten));
        (await query.Query<Forgotten>().AnyAsync(f => f.Text == "soft")).ShouldBeTrue();

        await SaveAsync(session => session.HardDelete(forgotten));
        (await query.LoadAsync<Forgotten>(forgotten.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_document_of_no_tenant_is_seen_by_all_and_repeats_members_in_columns()
    {
        var at = new DateTimeOffset(2026, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));
        await SaveAsync(session => session.Store(new Setting { Key = "k1", Value = "v", Rank = 3, At = at }));

        await using var south = store.QuerySession("south");
        (await south.LoadAsync<Setting>("k1"))!.Value.ShouldBe("v");
        (await south.Query<Setting>().Where(setting => setting.Rank >= 3 && setting.At == at).ToListAsync()).ShouldHaveSingleItem();
        (await fixture.ScalarAsync<int>("select rank from mt_doc_setting where id = 'k1'")).ShouldBe(3);
        (await fixture.ScalarAsync<DateTime>("select at from mt_doc_setting where id = 'k1'")).ShouldBe(at.UtcDateTime);
    }

    [Fact]
    public async Task Metadata_of_the_session_is_kept_where_the_mapping_says_so()
    {
        var counted = new Counted { Id = Guid.NewGuid().ToString() };
        await using (var session = store.LightweightSession("north"))
        {
            session.LastModifiedBy = "ann";
            session.CorrelationId = "c-1";
            session.Store(counted);
            await session.SaveChangesAsync();
        }

        await using var query = store.QuerySession("north");
        var metadata = (await query.MetadataForAsync(counted))!;
        (metadata.LastModifiedBy, metadata.CorrelationId, metadata.CausationId, metadata.CurrentRevision).ShouldBe(("ann", "c-1", null, 1));
    }

    [Fact]
    public async Task A_type_that_is_not_registered_and_an_identity_of_the_wrong_type_are_refused_with_what_was_expected()
    {
        await using var session = store.LightweightSession("north");

        Should.Throw<InvalidDocumentException>(() => session.Store(new Address("x", null))).Message.ShouldContain("Schema.For<Address>()");
        (await Should.ThrowAsync<InvalidDocumentException>(() => session.LoadAsync<Person>("text"))).Message.ShouldContain("identified by PersonId");
        Should.Throw<InvalidDocumentException>(() => session.Store(new Counted())).Message.ShouldContain("without Id");
    }

    [Fact]
    public async Task A_unique_index_that_refuses_is_named_and_reaches_one_tenant()
    {
        var token = Guid.NewGuid();
        await SaveAsync(session => session.Store(new Person { Token = token }));
        await using (var south = store.LightweightSession("south"))
        {
            south.Store(new Person { Token = token });
            await south.SaveChangesAsync();
        }

        await using var session = store.LightweightSession("north");
        session.Insert(new Person { Token = token });
        var refused = await Should.ThrowAsync<MartenCommandException>(() => session.SaveChangesAsync());
        refused.IsUniqueViolation.ShouldBeTrue();
        refused.ConstraintName.ShouldBe("mt_doc_person_uidx_token");
    }

    [Fact]
    public async Task The_stored_JSON_can_be_streamed()
    {
        var plain = new Plain { FirstName = "streamed" };
        await SaveAsync(session => session.Store(plain));
        await using var query = store.QuerySession("north");
        using var destination = new MemoryStream();

        (await query.StreamJsonById<Plain>(plain.Id, destination)).ShouldBeTrue();
        System.Text.Json.JsonDocument.Parse(destination.ToArray()).RootElement.GetProperty("FirstName").GetString().ShouldBe("streamed");
        (await query.StreamJsonById<Plain>(Guid.NewGuid(), destination)).ShouldBeFalse();

        await SaveAsync(session => session.Store(new Plain { FirstName = "streamed" }));
        using var all = new MemoryStream();
        (await query.Query<Plain>().Where(p => p.FirstName == "streamed").StreamJsonArray(all)).ShouldBe(2);
        System.Text.Json.JsonDocument.Parse(all.ToArray()).RootElement.EnumerateArray().Select(row => row.GetProperty("FirstName").GetString()).ShouldBe(["streamed", "streamed"]);
        using var none = new MemoryStream();
        await query.Query<Plain>().Where(p => p.FirstName == "nobody").StreamJsonArray(none);
        none.ToArray().ShouldBe("[]"u8.ToArray());
        await Should.ThrowAsync<BadLinqExpressionException>(() => query.Query<Plain>().Select(p => p.Id).StreamJsonArray(none));
    }

    private async Task SaveAsync(Action<IDocumentSession> change)
    {
        await using var session = store.LightweightSession("north");
        change(session);
        await session.SaveChangesAsync();
    }
}
