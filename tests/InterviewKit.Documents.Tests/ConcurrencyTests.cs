namespace InterviewKit.Documents.Tests;

public sealed class ConcurrencyTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task A_document_that_was_loaded_is_stored_over_the_version_that_was_seen()
    {
        var guarded = await StoredAsync(new Guarded { Text = "first" });

        await using var session = Session();
        var loaded = (await session.LoadAsync<Guarded>(guarded.Id))!;
        session.Store(loaded with { Text = "second" });
        await session.SaveChangesAsync();
        session.Store(loaded with { Text = "third" });
        await session.SaveChangesAsync();

        (await session.LoadAsync<Guarded>(guarded.Id))!.Text.ShouldBe("third");
    }

    [Fact]
    public async Task A_version_that_is_stale_is_a_conflict_and_keeps_nothing()
    {
        var guarded = await StoredAsync(new Guarded { Text = "first" });
        await using var slow = Session();
        var loaded = (await slow.LoadAsync<Guarded>(guarded.Id))!;
        await using (var quick = Session())
        {
            quick.Store((await quick.LoadAsync<Guarded>(guarded.Id))! with { Text = "quick" });
            await quick.SaveChangesAsync();
        }

        slow.Store(loaded with { Text = "slow" });
        var conflict = await Should.ThrowAsync<ConcurrencyException>(() => slow.SaveChangesAsync());

        conflict.Message.ShouldBe($"Optimistic concurrency check failed for {typeof(Guarded).FullName} #{guarded.Id}");
        (await slow.LoadAsync<Guarded>(guarded.Id))!.Text.ShouldBe("quick");
    }

    [Fact]
    public async Task Storing_blindly_over_a_guarded_document_is_a_conflict()
    {
        var guarded = await StoredAsync(new Guarded());

        await using var session = Session();
        session.Store(guarded with { Text = "blind" });
        await Should.ThrowAsync<ConcurrencyException>(() => session.SaveChangesAsync());
    }

    [Fact]
    public async Task A_guarded_document_that_was_deleted_meanwhile_does_not_come_back()
    {
        var guarded = await StoredAsync(new Guarded());
        await using var session = Session();
        var loaded = (await session.LoadAsync<Guarded>(guarded.Id))!;
        await using (var other = Session())
        {
            other.Delete(guarded);
            await other.SaveChangesAsync();
        }

        session.Store(loaded with { Text = "back" });
        await Should.ThrowAsync<ConcurrencyException>(() => session.SaveChangesAsync());
        (await session.LoadAsync<Guarded>(guarded.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task An_expected_version_from_outside_is_checked()
    {
        var guarded = await StoredAsync(new Guarded());
        await using var session = Session();
        var version = (await session.MetadataForAsync(guarded))!.CurrentVersion;

        session.UpdateExpectedVersion(guarded with { Text = "right" }, version);
        await session.SaveChangesAsync();
        session.UpdateExpectedVersion(guarded with { Text = "wrong" }, version);
        await Should.ThrowAsync<ConcurrencyException>(() => session.SaveChangesAsync());
    }

    [Fact]
    public async Task A_version_member_shows_the_version_on_load_and_after_a_save_and_is_what_the_next_save_expects()
    {
        var document = new GuardedWithVersion { Text = "first" };
        await StoredAsync(document);
        document.Version.ShouldNotBe(Guid.Empty);

        await using (var session = Session())
        {
            session.Store(document with { Text = "second" });
            await session.SaveChangesAsync();
        }

        await using var stale = Session();
        stale.Store(document with { Text = "third" });
        await Should.ThrowAsync<ConcurrencyException>(() => stale.SaveChangesAsync());
        (await stale.LoadAsync<GuardedWithVersion>(document.Id))!.Version.ShouldNotBe(document.Version);
    }

    [Fact]
    public async Task Revisions_count_from_1_and_are_shown()
    {
        var counted = await StoredAsync(new Counted { Id = Guid.NewGuid().ToString() });
        counted.Revision.ShouldBe(1);
        await StoredAsync(counted with { Text = "blind" });

        await using var session = Session();
        (await session.LoadAsync<Counted>(counted.Id))!.Revision.ShouldBe(2);
        session.UpdateRevision(counted with { Text = "jump" }, 10);
        await session.SaveChangesAsync();
        (await session.LoadAsync<Counted>(counted.Id))!.Revision.ShouldBe(10);

        session.UpdateRevision(counted, 10);
        await Should.ThrowAsync<ConcurrencyException>(() => session.SaveChangesAsync());
        session.EjectAllPendingChanges();
        session.TryUpdateRevision(counted with { Text = "too late" }, 9);
        await session.SaveChangesAsync();
        (await session.LoadAsync<Counted>(counted.Id))!.Text.ShouldBe("jump");
    }

    [Fact]
    public async Task Of_writers_with_the_same_revision_one_wins()
    {
        var counted = await StoredAsync(new Counted { Id = Guid.NewGuid().ToString() });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            await using var session = Session();
            session.UpdateRevision(counted with { Text = $"writer {i}" }, 2);
            try
            {
                await session.SaveChangesAsync();
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        }));

        outcomes.Count(won => won).ShouldBe(1);
    }

    [Fact]
    public async Task A_revisioned_class_is_kept_in_an_integer()
    {
        var revised = await StoredAsync(new Revised());
        revised.Version.ShouldBe(1);
        await StoredAsync(revised);
        revised.Version.ShouldBe(2);
        (await fixture.ScalarAsync<string>("select pg_typeof(mt_version)::text from mt_doc_revised limit 1")).ShouldBe("integer");
    }

    [Fact]
    public async Task Asking_for_the_other_kind_of_version_is_refused()
    {
        await using var session = Session();
        Should.Throw<InvalidDocumentException>(() => session.UpdateRevision(new Guarded(), 2));
        Should.Throw<InvalidDocumentException>(() => session.UpdateExpectedVersion(new Counted { Id = "x" }, Guid.NewGuid()));
        Should.Throw<InvalidDocumentException>(() => fixture.Open(options => options.Schema.For<Guarded>().UseOptimisticConcurrency(true).UseNumericRevisions(true)));
    }

    private IDocumentSession Session() => fixture.Store.LightweightSession("north");

    private async Task<T> StoredAsync<T>(T document) where T : notnull
    {
        await using var session = Session();
        session.Store(document);
        await session.SaveChangesAsync();
        return document;
    }
}
