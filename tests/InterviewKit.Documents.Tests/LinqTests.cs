using System.Linq.Expressions;

namespace InterviewKit.Documents.Tests;

public sealed class LinqTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private static readonly int[] Ages = [40, 41];
    private static readonly string[] Names = ["Bob's search engine"];
    private static readonly Mood[] Moods = [Mood.Happy];

    private readonly string tenant = Guid.NewGuid().ToString();

    private readonly Person ann = new()
    {
        Name = "Ann 100%_\\",
        Nickname = null,
        Age = 30,
        Score = null,
        Active = true,
        Mood = Mood.Happy,
        Token = Guid.NewGuid(),
        Team = new("blue"),
        Boss = new(Guid.Parse("11111111-1111-1111-1111-111111111111")),
        JoinedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Home = new("Graz", "Main"),
        Keys = [new(Guid.Parse("22222222-2222-2222-2222-222222222222"))],
        Tags = ["a", "b"],
        Marks = [1, 2, 3],
        Tasks = [new("write", 3, true), new("read", 5, false)],
    };

    private readonly Person bob = new()
    {
        Name = "Bob's search engine",
        Nickname = "bobby",
        Age = 40,
        Score = 7,
        Mood = Mood.Tired,
        Token = Guid.NewGuid(),
        Team = new("red"),
        JoinedAt = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
        SecondRoom = new(Guid.Parse("22222222-2222-2222-2222-222222222222")),
        Tags = [],
    };

    private readonly Person cy = new()
    {
        Name = "Cy",
        Nickname = "c",
        Age = 40,
        Score = 9,
        Mood = Mood.Calm,
        LastMood = Mood.Tired,
        Room = new(Guid.Parse("22222222-2222-2222-2222-222222222222")),
        Token = Guid.NewGuid(),
        JoinedAt = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(10),
        Tags = ["b"],
    };

    public async Task InitializeAsync()
    {
        await using var session = fixture.Store.LightweightSession(tenant);
        session.Store(ann, bob, cy);
        await session.SaveChangesAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Conditions_find_what_C_sharp_finds()
    {
        var list = new List<int> { 30, 31 };
        int? none = null;
        var many = 5_000_000_000;
        Guid token = bob.Token;
        await FindsAsync(p => p.Age == 30, ann);
        await FindsAsync(p => 35 < p.Age && p.Active == false, bob, cy);
        await FindsAsync(p => !(p.Score > 7), ann, bob);
        await FindsAsync(p => p.Score != 7, ann, cy);
        await FindsAsync(p => p.Score == none, ann);
        await FindsAsync(p => p.Score > none);
        await FindsAsync(p => p.Score.HasValue && p.Score.Value >= 9, cy);
        await FindsAsync(p => p.Nickname == null || p.Nickname == "c", ann, cy);
        await FindsAsync(p => p.Active, ann);
        await FindsAsync(p => !p.Active, bob, cy);
        await FindsAsync(p => p.Mood == Mood.Tired, bob);
        await FindsAsync(p => p.Mood > Mood.Calm, ann, bob);
        await FindsAsync(p => p.LastMood == Mood.Tired, cy);
        await FindsAsync(p => p.LastMood != Mood.Tired, ann, bob);
        await FindsAsync(p => p.Token == token, bob);
        await FindsAsync(p => p.Id == bob.Id, bob);
        await FindsAsync(p => p.Id.Value == bob.Id.Value, bob);
        await FindsAsync(p => p.Team == new TeamKey("blue"), ann);
        await FindsAsync(p => p.Team.Value == "blue", ann);
        await FindsAsync(p => p.Boss == ann.Boss, ann);
        await FindsAsync(p => p.Room == cy.Room, cy);
        await FindsAsync(p => p.SecondRoom == cy.Room, bob);
        await FindsAsync(p => p.SecondRoom != null && p.SecondRoom.Value.Value == cy.Room.Value, bob);
        await FindsAsync(p => p.Keys.Contains(cy.Room), ann);
        await FindsAsync(p => new[] { cy.Room }.Contains(p.Room), cy);
        await FindsAsync(p => p.Odd == new Odd(3), [], throws: true);
        await FindsAsync(p => p.Boss == null, bob, cy);
        await FindsAsync(p => p.Home != null, ann);
        await FindsAsync(p => p.Home!.City == "Graz", ann);
        await FindsAsync(p => p.JoinedAt > bob.JoinedAt, cy);
        await FindsAsync(p => p.JoinedAt >= new DateTimeOffset(2026, 2, 1, 1, 0, 0, TimeSpan.FromHours(1)), bob, cy);
        await FindsAsync(p => new[] { cy.JoinedAt, DateTimeOffset.MinValue }.Contains(p.JoinedAt), cy);
        await FindsAsync(p => new List<DateOnly> { cy.Birthday, DateOnly.MaxValue }.Contains(p.Birthday), ann, bob, cy);
        await FindsAsync(p => new[] { Mood.Happy, Mood.Tired }.Contains(p.Mood), ann, bob);
        await FindsAsync(p => p.JoinedAt > DateTimeOffset.MinValue && p.JoinedAt < DateTimeOffset.MaxValue, ann, bob, cy);
        await FindsAsync(p => p.Salary == 0m && p.Ratio < 0.5 && p.Points == 0, ann, bob, cy);
        await FindsAsync(p => p.Age == 40L, bob, cy);
        await FindsAsync(p => p.Age > 30.5, bob, cy);
        await FindsAsync(p => p.Age < many, ann, bob, cy);
        await FindsAsync(p => p.Mood.Equals(Mood.Happy), ann);
        await FindsAsync(p => list.Contains(p.Age), ann);
        await FindsAsync(p => new[] { 40, 41 }.Contains(p.Age), bob, cy);
        await FindsAsync(p => Ages.Contains(p.Age), bob, cy);
        await FindsAsync(p => !Ages.Contains(p.Age), ann);
        await FindsAsync(p => Names.Contains(p.Name), bob);
        await FindsAsync(p => Moods.Contains(p.Mood), ann);
        await FindsAsync(p => MemoryExtensions.Contains(Ages, p.Age), bob, cy);
        await FindsAsync(p => p.Tags.Any(tag => Names.Contains(tag)));
        await FindsAsync(p => p.Age.IsOneOf(40, 30), [ann, bob, cy], inMemory: false);
        await FindsAsync(p => p.Mood.IsOneOf(Mood.Calm), [cy], inMemory: false);
        await FindsAsync(p => p.Id.IsOneOf(ann.Id, cy.Id), [ann, cy], inMemory: false);
        await FindsAsync(p => new int?[] { null, 9 }.Contains(p.Score), ann, cy);
        await FindsAsync(p => new List<string>().Contains(p.Name));
        await FindsAsync(p => true, ann, bob, cy);
        await FindsAsync(p => p.Score == p.Age - 0 || p.Age == 40 && p.Name.Length == 2, [], throws: true);
    }

    [Fact]
    public async Task Texts_are_looked_for_letter_by_letter()
    {
        await FindsAsync(p => p.Name.Contains("100%_\\"), ann);
        await FindsAsync(p => p.Name.Contains('%'), ann);
        await FindsAsync(p => p.Name.Contains("Bob's"), bob);
        await FindsAsync(p => p.Name.StartsWith("bob"));
        await FindsAsync(p => p.Name.StartsWith("b", StringComparison.OrdinalIgnoreCase), bob);
        await FindsAsync(p => p.Name.EndsWith("engine"), bob);
        await FindsAsync(p => p.Name.Equals("cy", StringComparison.OrdinalIgnoreCase), cy);
        await FindsAsync(p => p.Name.Equals("Cy"), cy);
        await FindsAsync(p => string.Equals(p.Name, "Cy"), cy);
        await FindsAsync(p => string.IsNullOrEmpty(p.Nickname), ann);
        await FindsAsync(p => p.Name.Contains(""), ann, bob, cy);
        await FindsAsync(p => p.Name.StartsWith("b", StringComparison.CurrentCulture), [], throws: true);
    }

    [Fact]
    public async Task Arrays_are_looked_into()
    {
        await FindsAsync(p => p.Tags.Contains("b"), ann, cy);
        await FindsAsync(p => p.Tags.Any(tag => tag == "a"), ann);
        await FindsAsync(p => p.Tags.Any(), ann, cy);
        await FindsAsync(p => !p.Tags.Any(), bob);
        await FindsAsync(p => p.Marks.Contains(3), ann);
        await FindsAsync(p => p.Marks.Any(mark => mark > 2), ann);
        await FindsAsync(p => p.Marks.Count == 3, ann);
        await FindsAsync(p => p.Tags.Length > 0, ann, cy);
        await FindsAsync(p => p.Tasks.Any(task => task.Points == 5 && !task.Done), ann);
        await FindsAsync(p => p.Tasks.Any(task => task.Points == 5 && task.Done));
        await FindsAsync(p => p.Tasks.Any(task => task.Points * 0 == 0), [], throws: true);
        await FindsAsync(p => p.Tasks.Any(task => task.Points == p.Score || task.Points < p.Age), ann);
        await FindsAsync(p => p.Tasks.Count == 2, ann);
        await FindsAsync(p => p.Tags.Any(tag => new[] { "x", "b" }.Contains(tag)), ann, cy);
    }

    [Fact]
    public async Task Full_text_finds_words()
    {
        await FindsAsync(p => p.Search("engine & !cat"), [bob], inMemory: false);
        await FindsAsync(p => p.PlainTextSearch("searching engines"), [bob], inMemory: false);
        await FindsAsync(p => p.PhraseSearch("engine search"), [], inMemory: false);
        await FindsAsync(p => p.WebStyleSearch("\"search engine\" or nothing"), [bob], inMemory: false);
        await FindsAsync(p => p.WebStyleSearch("-\"((", "simple"), [ann, bob, cy], inMemory: false, exactly: false);
    }

    [Fact]
    public async Task Rows_are_ordered_paged_and_counted()
    {
        await using var session = fixture.Store.QuerySession(tenant);
        var people = session.Query<Person>();
        (await people.OrderBy(p => p.Age).ThenByDescending(p => p.Name).Select(p => p.Name).ToListAsync()).ShouldBe([ann.Name, cy.Name, bob.Name]);
        (await people.OrderByDescending(p => p.Score).Select(p => p.Score).ToListAsync()).ShouldBe([9, 7, null]);
        (await people.OrderBy(p => p.Score).Select(p => p.Score).ToListAsync()).ShouldBe([7, 9, null]);
        (await people.OrderBy(p => p.Name).Skip(1).Take(1).ToListAsync()).ShouldHaveSingleItem().Id.ShouldBe(bob.Id);
        (await people.OrderBy(p => p.Name).Take(2).CountAsync()).ShouldBe(2);
        (await people.CountAsync()).ShouldBe(3);
        (await people.CountAsync(p => p.Age == 40)).ShouldBe(2);
        (await people.AnyAsync(p => p.Age == 41)).ShouldBeFalse();
        (await people.FirstOrDefaultAsync(p => p.Age == 41)).ShouldBeNull();
        (await people.OrderBy(p => p.Name).FirstAsync()).Id.ShouldBe(ann.Id);
        (await people.SingleAsync(p => p.Age == 30)).Id.ShouldBe(ann.Id);
        (await people.SingleOrDefaultAsync(p => p.Age == 41)).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => people.SingleOrDefaultAsync(p => p.Age == 40));
        await Should.ThrowAsync<InvalidOperationException>(() => people.FirstAsync(p => p.Age == 41));
        Should.Throw<NotSupportedException>(() => people.ToList());
        Should.Throw<NotSupportedException>(() => people.Count());
    }

    [Fact]
    public async Task Members_are_selected_into_what_is_asked_for()
    {
        await using var session = fixture.Store.QuerySession(tenant);
        var query = session.Query<Person>().Where(p => p.Name == "Cy");
        var constant = 17;
        (await query.Select(p => p.Age).ToListAsync()).ShouldBe([40]);
        (await query.Select(p => new { p.Id, p.Home, City = p.Home!.City, constant, p.Tags }).FirstAsync())
            .ShouldBe(new { cy.Id, Home = (Address?)null, City = (string)null!, constant, cy.Tags }, new ById());
        (await query.Select(p => new Chore(p.Name, p.Age, p.Active)).SingleAsync()).ShouldBe(new Chore("Cy", 40, false));
        (await query.Select(p => new Plain { FirstName = p.Name, NothingHere = p.Nickname }).SingleAsync()).ShouldBe(new Plain { FirstName = "Cy", NothingHere = "c" });
        (await query.Select(p => (object)p.Age).SingleAsync()).ShouldBe(40);
        (await query.Select(p => p).SingleAsync()).Id.ShouldBe(cy.Id);
        (await query.Select(p => new Outer(p.Id, new Chore(p.Name, p.Age, p.Active))).SingleAsync()).Inner.Points.ShouldBe(40);
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_answer_is_refused_by_name()
    {
        await using var session = fixture.Store.QuerySession(tenant);
        var people = session.Query<Person>();
        async Task Refused<T>(IQueryable<T> query, string named) => (await Should.ThrowAsync<BadLinqExpressionException>(() => query.ToListAsync())).Message.ShouldContain(named);

        await Refused(people.Where(p => p.Name.Trim() == "X"), "Trim");
        var two = 2;
        await Refused(people.Where(p => p.Age % two == 0), "'(p.Age % two)'");
        await Refused(people.Where(p => Twice(p.Age) == 4), "Twice");
        await Refused(people.GroupBy(p => p.Age).Select(group => group.Key), "GroupBy");
        await Refused(people.Distinct(), "Distinct");
        await Refused(people.Take(1).Where(p => p.Active), "Where after Take");
        await Refused(people.Take(1).OrderBy(p => p.Age), "OrderBy after Take");
        await Refused(people.Take(1).Skip(1), "Skip after Take");
        await Refused(people.Select(p => p.Age).Where(age => age > 1), "Where after Select");
        await Refused(people.Select(p => p.Name + "!"), "Name + ");
        await Refused(people.Where(p => p.Token.CompareTo(Guid.Empty) > 0), "CompareTo");
        await Refused(people.OrderBy(p => p.Home), "can't be ordered by");
        await Refused(people.OrderBy(p => p.Age).After(1, 2), "2 keys for an ordering of 1");
        await Refused(people.After(1), "needs an ordering");
        await Refused(people.OrderBy(p => p.Age).After("x"), "Int32 was expected; found 'x'");
        await Refused(people.Where(p => p.Tags == cy.Tags), "Tags");
        await Refused(people.Where((p, i) => i > 3), "Where");

        Expression<Func<Person, bool>> chain = p => p.Age == -1;
        for (var i = 0; i < 2_000; i++)
            chain = Expression.Lambda<Func<Person, bool>>(Expression.OrElse(chain.Body, Expression.Constant(false)), chain.Parameters);
        await Refused(people.Where(chain), "nested more than");
    }

    [Fact]
    public async Task Queries_of_one_shape_share_a_plan_and_not_their_values()
    {
        await using var session = fixture.Store.QuerySession(tenant);
        foreach (var age in new[] { 30, 40, 30, 41 })
            (await session.Query<Person>().CountAsync(p => p.Age == age)).ShouldBe(age switch { 30 => 1, 40 => 2, _ => 0 });
        foreach (var score in new int?[] { 7, null, 9, null })
            (await session.Query<Person>().CountAsync(p => p.Score == score)).ShouldBe(1);
        foreach (var scores in new[] { new int?[] { 7 }, [null], [7, null], [] })
            (await session.Query<Person>().CountAsync(p => scores.Contains(p.Score))).ShouldBe(scores.Length);
    }

    [Fact]
    public async Task Indexes_serve_the_conditions_they_are_made_for()
    {
        await using var session = fixture.Store.QuerySession(tenant);
        var byAge = session.Query<Person>().Where(p => p.Age == 3).ToSql();
        byAge.ShouldContain("CAST(d.data ->> 'Age' as integer) = $2");
        var page = session.Query<Person>().OrderByDescending(p => p.JoinedAt).ThenByDescending(p => p.Id).After(cy.JoinedAt, cy.Id).Take(5).ToSql();
        page.ShouldContain("(public.mt_immutable_timestamptz(d.data ->> 'JoinedAt'), d.id) < ($2, $3)");
        page.ShouldEndWith("order by public.mt_immutable_timestamptz(d.data ->> 'JoinedAt') desc, d.id desc limit $4::bigint");
        session.Query<Person>().Where(p => p.Tags.Contains("x")).ToSql().ShouldContain("d.data @> $2");
    }

    private static int Twice(int number) => number * 2;

    private async Task FindsAsync(Expression<Func<Person, bool>> condition, params Person[] expected) => await FindsAsync(condition, expected, inMemory: true);

    private async Task FindsAsync(Expression<Func<Person, bool>> condition, Person[] expected, bool inMemory = true, bool throws = false, bool exactly = true)
    {
        await using var session = fixture.Store.QuerySession(tenant);
        var query = session.Query<Person>().Where(condition);
        if (throws)
        {
            await Should.ThrowAsync<BadLinqExpressionException>(() => query.ToListAsync());
            return;
        }

        var found = (await query.ToListAsync()).Select(p => p.Name);
        if (exactly)
            found.ShouldBe(expected.Select(p => p.Name), ignoreOrder: true, condition.ToString());
        if (inMemory && condition.Body.ToString().Contains("Home.", StringComparison.Ordinal) is false && !condition.ToString().Contains(".Tasks", StringComparison.Ordinal))
            expected.ShouldAllBe(p => condition.Compile()(p));
    }

    private sealed record Outer(PersonId Id, Chore Inner);

    /// <summary>Immutable arrays are equal only when they are the same one.</summary>
    private sealed class ById : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => System.Text.Json.JsonSerializer.Serialize(x) == System.Text.Json.JsonSerializer.Serialize(y);

        public int GetHashCode(object obj) => 0;
    }
}
