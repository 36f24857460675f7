using System.Linq.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace InterviewKit.Documents.Tests;

/// <summary>
/// Thousands of queries made at random answer what LINQ to Objects answers over the same documents. FsCheck prints the seed of a failure
/// (<c>Replay</c>), and shrinks nothing: a query is small as it is.
/// </summary>
public sealed class LinqPropertyTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private const int PeopleSeed = 20_261_120;

    private static readonly string[] Words = ["", "a", "A", "ab", "ä", "Ünï", "100%", "_", "\\", "'", "\"", "日本", "🙂", "a\nb", "zz", " "];
    private static readonly Guid[] Guids = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string tenant = Guid.NewGuid().ToString();
    private readonly List<Person> people = [];

    public async Task InitializeAsync()
    {
        var random = new Random(PeopleSeed);
        for (var i = 0; i < 80; i++)
            people.Add(RandomPerson(random));
        await using var session = fixture.Store.LightweightSession(tenant);
        session.Store<Person>(people);
        await session.SaveChangesAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Conditions_find_the_documents_that_LINQ_to_objects_finds()
        => Check(3_000, Conditions(3), condition =>
        {
            using var held = new Held(fixture.Store.QuerySession(tenant));
            var found = held.Session.Query<Person>().Where(condition).ToListAsync().GetAwaiter().GetResult();
            var expected = people.Where(condition.Compile()).Select(p => p.Id.Value).Order();
            return found.Select(p => p.Id.Value).Order().SequenceEqual(expected);
        });

    [Fact]
    public void Orderings_and_pages_are_those_of_LINQ_to_objects_with_nulls_last()
        => Check(1_500, Pages(), given =>
        {
            var (orderings, position, kind) = given;
            using var held = new Held(fixture.Store.QuerySession(tenant));
            var ordered = InMemory(orderings);
            var pivot = orderings.Select(ordering => ordering.Key.Compile(preferInterpretation: true)(ordered[position])).ToArray();
            var query = Ordered(held.Session.Query<Person>(), orderings);
            (query, var expected) = kind switch
            {
                0 => (query, ordered.AsEnumerable()),
                1 => (query.Skip(position).Take(7), ordered.Skip(position).Take(7)),
                2 => (query.Take(position), ordered.Take(position)),
                3 or 4 => (query.After(pivot).Take(10), ordered.Skip(position + 1).Take(10)),
                _ => (query.Before(pivot), ordered.Take(position)),
            };
            var found = query.ToListAsync().GetAwaiter().GetResult();
            var count = query.CountAsync().GetAwaiter().GetResult();
            return found.Select(p => p.Id).SequenceEqual(expected.Select(p => p.Id)) && count == found.Count;
        });

    [Fact]
    public void Selected_members_are_what_was_stored()
        => Check(300, Gen.Choose(0, 79), index =>
        {
            var person = people[index];
            using var held = new Held(fixture.Store.QuerySession(tenant));
            var found = held.Session.Query<Person>().Where(p => p.Id == person.Id)
                .Select(p => new { p.Name, p.Nickname, p.Score, p.Mood, p.LastMood, p.Boss, p.Team, p.JoinedAt, p.Birthday, p.Salary, p.Ratio, p.Home })
                .SingleAsync().GetAwaiter().GetResult();
            return found.Equals(new { person.Name, person.Nickname, person.Score, person.Mood, person.LastMood, person.Boss, person.Team, person.JoinedAt, person.Birthday, person.Salary, person.Ratio, person.Home });
        });

    private static void Check<T>(int cases, Gen<T> generator, Func<T, bool> holds)
        => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(50), Prop.ForAll(Arb.From(generator), holds));

    private static Person RandomPerson(Random random) => new()
    {
        Name = Words[random.Next(Words.Length)] + Words[random.Next(Words.Length)],
        Nickname = random.Next(3) == 0 ? null : Words[random.Next(Words.Length)],
        Age = random.Next(-3, 6),
        Score = random.Next(3) == 0 ? null : random.Next(-2, 4),
        Points = random.NextInt64(-2, 3) * 5_000_000_000,
        Ratio = random.Next(-4, 5) / 3.0,
        Salary = random.Next(-5, 6) / 10m,
        Active = random.Next(2) == 0,
        Mood = Enum.GetValues<Mood>()[random.Next(3)],
        LastMood = random.Next(2) == 0 ? null : Enum.GetValues<Mood>()[random.Next(3)],
        Token = new Guid(random.Next(), (short)random.Next(30_000), 0, new byte[8]),
        Team = new(Words[random.Next(Words.Length)]),
        Boss = random.Next(2) == 0 ? null : new PersonId(Guids[random.Next(4)]),
        JoinedAt = Start.AddMilliseconds(random.Next(5)).AddTicks(random.Next(3) * 10),
        LocalTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddHours(random.Next(4)),
        Birthday = new DateOnly(2000, 2, 27).AddDays(random.Next(4)),
        Home = random.Next(3) == 0 ? null : new Address(Words[random.Next(Words.Length)], random.Next(2) == 0 ? null : Words[random.Next(Words.Length)]),
        Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Words[random.Next(Words.Length)])],
        Marks = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(4))],
        Tasks = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Chore(Words[random.Next(Words.Length)], random.Next(3), random.Next(2) == 0))],
    };

    private static Gen<Expression<Func<Person, bool>>> Conditions(int depth)
        => depth == 0
            ? Atoms()
            : Gen.OneOf(
                Atoms(),
                Gen.Zip(Conditions(depth - 1), Conditions(depth - 1)).Select(pair => Joined(pair.Item1, pair.Item2, Expression.AndAlso)),
                Gen.Zip(Conditions(depth - 1), Conditions(depth - 1)).Select(pair => Joined(pair.Item1, pair.Item2, Expression.OrElse)),
                Conditions(depth - 1).Select(condition => Expression.Lambda<Func<Person, bool>>(Expression.Not(condition.Body), condition.Parameters)));

    private static Gen<Expression<Func<Person, bool>>> Atoms()
        => from kind in Gen.Choose(0, 41)
           from number in Gen.Choose(-3, 5)
           from other in Gen.Choose(-3, 5)
           from word in Gen.Elements(Words)
           from guid in Gen.Elements(Guids)
           from mood in Gen.Elements(Enum.GetValues<Mood>())
           from isNull in Gen.Elements(true, false)
           select Atom(kind, number, other, word, guid, mood, isNull);

    private static Expression<Func<Person, bool>> Atom(int kind, int number, int other, string word, Guid guid, Mood mood, bool isNull)
    {
        int? maybe = isNull ? null : number;
        string? text = isNull ? null : word;
        Mood? maybeMood = isNull ? null : mood;
        PersonId? boss = isNull ? null : new PersonId(guid);
        int?[] scores = isNull ? [null, number] : [number, other];
        string?[] texts = isNull ? [null, word] : [word];
        List<int> none = [];
        var at = Start.AddMilliseconds(number).AddTicks(other * 10);
        return kind switch
        {
            0 => p => p.Age == number,
            1 => p => p.Age != number,
            2 => p => p.Age < number,
            3 => p => number <= p.Age,
            4 => p => p.Score == maybe,
            5 => p => p.Score != maybe,
            6 => p => p.Score > maybe,
            7 => p => p.Score.HasValue,
            8 => p => p.Score <= p.Age,
            9 => p => p.Score == p.Age,
            10 => p => p.Nickname == text,
            11 => p => p.Nickname != text,
            12 => p => p.Nickname == p.Name,
            13 => p => p.Nickname != p.Name,
            14 => p => p.Name.Contains(word),
            15 => p => p.Name.StartsWith(word),
            16 => p => p.Name.EndsWith(word),
            17 => p => p.Nickname != null && p.Nickname.Contains(word),
            18 => p => string.IsNullOrEmpty(p.Nickname),
            19 => p => p.Active,
            20 => p => p.Active == isNull,
            21 => p => p.Mood == mood,
            22 => p => p.Mood >= mood,
            23 => p => p.LastMood == maybeMood,
            24 => p => p.LastMood != maybeMood,
            25 => p => p.Boss == boss,
            26 => p => p.Boss != boss,
            27 => p => p.Team == new TeamKey(word),
            28 => p => p.JoinedAt >= at,
            29 => p => p.JoinedAt == at,
            30 => p => p.Birthday < new DateOnly(2000, 2, 28).AddDays(number),
            31 => p => p.LocalTime > new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddHours(number),
            32 => p => p.Salary >= number / 10m,
            33 => p => p.Ratio < number / 3.0,
            34 => p => p.Points == number * 5_000_000_000,
            35 => p => scores.Contains(p.Score),
            36 => p => texts.Contains(p.Nickname),
            37 => p => none.Contains(p.Age),
            38 => p => p.Home != null && p.Home.Street == text,
            39 => p => p.Tags.Contains(word) || p.Marks.Contains(number),
            40 => p => p.Tasks.Any(chore => chore.Points > number && chore.Title != word),
            _ => p => p.Marks.Count == number || p.Tags.Any(),
        };
    }

    private static Expression<Func<Person, bool>> Joined(Expression<Func<Person, bool>> left, Expression<Func<Person, bool>> right, Func<Expression, Expression, Expression> join)
        => Expression.Lambda<Func<Person, bool>>(join(left.Body, new Renamed(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private static Gen<List<Order>> Orderings()
    {
        Order[] keys =
        [
            new(p => p.Age, q => q.OrderBy(p => p.Age), q => q.OrderByDescending(p => p.Age), q => q.ThenBy(p => p.Age), q => q.ThenByDescending(p => p.Age)),
            new(p => p.Score, q => q.OrderBy(p => p.Score), q => q.OrderByDescending(p => p.Score), q => q.ThenBy(p => p.Score), q => q.ThenByDescending(p => p.Score)),
            new(p => p.Nickname, q => q.OrderBy(p => p.Nickname), q => q.OrderByDescending(p => p.Nickname), q => q.ThenBy(p => p.Nickname), q => q.ThenByDescending(p => p.Nickname)),
            new(p => p.JoinedAt, q => q.OrderBy(p => p.JoinedAt), q => q.OrderByDescending(p => p.JoinedAt), q => q.ThenBy(p => p.JoinedAt), q => q.ThenByDescending(p => p.JoinedAt)),
            new(p => p.LastMood, q => q.OrderBy(p => p.LastMood), q => q.OrderByDescending(p => p.LastMood), q => q.ThenBy(p => p.LastMood), q => q.ThenByDescending(p => p.LastMood)),
        ];
        var last = new Order(p => p.Id, q => q.OrderBy(p => p.Id), q => q.OrderByDescending(p => p.Id), q => q.ThenBy(p => p.Id), q => q.ThenByDescending(p => p.Id));
        return from count in Gen.Choose(0, 3)
               from chosen in Gen.Shuffle(keys)
               from down in Gen.Elements(true, false).ArrayOf(4)
               select chosen.Take(count).Append(last).Select((order, i) => order with { IsDescending = down[i] }).ToList();
    }

    private static Gen<(List<Order> Orderings, int Position, int Kind)> Pages()
        => from orderings in Orderings()
           from position in Gen.Choose(0, 79)
           from kind in Gen.Choose(0, 6)
           select (orderings, position, kind);

    private static IQueryable<Person> Ordered(IQueryable<Person> query, List<Order> orderings)
    {
        var ordered = orderings[0].IsDescending ? orderings[0].Down(query) : orderings[0].Up(query);
        return orderings.Skip(1).Aggregate(ordered, (sofar, next) => next.IsDescending ? next.ThenDown(sofar) : next.ThenUp(sofar));
    }

    private List<Person> InMemory(List<Order> orderings)
    {
        var keyed = people.Select(person => (Person: person, Keys: orderings.Select(ordering => ordering.Key.Compile(preferInterpretation: true)(person)).ToArray())).ToList();
        keyed.Sort((a, b) =>
        {
            for (var i = 0; i < orderings.Count; i++)
            {
                var sign = Compare(a.Keys[i], b.Keys[i], orderings[i].IsDescending);
                if (sign != 0)
                    return sign;
            }

            return 0;
        });
        return [.. keyed.Select(pair => pair.Person)];
    }

    private static int Compare(object? a, object? b, bool isDescending)
    {
        if (a is null || b is null)
            return (a is null).CompareTo(b is null);
        var sign = (a, b) switch
        {
            (string x, string y) => string.CompareOrdinal(x, y),
            (PersonId x, PersonId y) => x.Value.CompareTo(y.Value),
            _ => Comparer<object>.Default.Compare(a, b),
        };
        return isDescending ? -sign : sign;
    }

    private sealed record Order(
        Expression<Func<Person, object?>> Key,
        Func<IQueryable<Person>, IOrderedQueryable<Person>> Up,
        Func<IQueryable<Person>, IOrderedQueryable<Person>> Down,
        Func<IOrderedQueryable<Person>, IOrderedQueryable<Person>> ThenUp,
        Func<IOrderedQueryable<Person>, IOrderedQueryable<Person>> ThenDown,
        bool IsDescending = false)
    {
        public override string ToString() => $"{Key.Body} {(IsDescending ? "down" : "up")}";
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    /// <summary>FsCheck's properties are not asynchronous.</summary>
    private sealed class Held(IQuerySession session) : IDisposable
    {
        public IQuerySession Session => session;

        public void Dispose() => session.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
