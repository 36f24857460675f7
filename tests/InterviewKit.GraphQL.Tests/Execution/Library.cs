using System.Globalization;
using InterviewKit.GraphQL.Tests.Transport;

namespace InterviewKit.GraphQL.Tests.Execution;

/// <summary>A small library: what the execution tests ask about. Every call of a resolver is counted by its coordinate.</summary>
internal sealed class Library
{
    public const string Sdl = """
        directive @needs(right: Right!) on FIELD_DEFINITION | OBJECT
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        enum Right { READ_LOANS }
        scalar Date
        scalar Any
        enum Genre { NOVEL SHORT_STORIES NON_FICTION }
        interface Node { id: ID! }
        interface Named { name: String }
        "A person who writes."
        type Author implements Node & Named { id: ID! name: String books(genre: Genre): [Book!]! born: Date mentor: Author }
        type Book implements Node {
          id: ID! title: String! pages: Int genre: Genre! author: Author reviews: [Review] rating: Float
          "Fails for odd books." fragile: String strict: String! loans: [Loan!] @needs(right: READ_LOANS)
        }
        type Review { text: String! stars: Int! book: Book! }
        type Loan @needs(right: READ_LOANS) { by: String! }
        type Shelf implements Named { name: String tags: [[String]] }
        union Thing = Author | Book | Shelf | Loan
        input BookFilter { genre: Genre pages: Range titles: [String!] @cost(weight: "70") minRating: Float = 1.5 }
        input Range { from: Int! = 1 to: Int }
        input Pick @oneOf { id: ID title: String }
        type BookPage { nodes: [Book!]! total: Int! }
        type Query {
          books(filter: BookFilter @cost(weight: "3"), first: Int = 10): [Book!]!
          page(first: Int): BookPage! @listSize(assumedSize: 5, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
          wide(first: Int, last: Int): [Book!] @listSize(slicingArguments: ["first", "last"])
          dear: Int @cost(weight: "9999.5")
          book(pick: Pick!): Book
          author(id: ID!): Author
          node(id: ID!): Node
          things: [Thing]
          named: [Named!]
          echo(int: Int, float: Float, string: String, boolean: Boolean, id: ID, genre: Genre, date: Date, any: Any, list: [Int!], nested: [[Int]], filter: BookFilter): String
          any(value: Any): Any
          required: String!
          broken: Int
          limits(value: String!): Int
          float(value: String!): Float
          slow: Int
          loan: Loan
        }
        type Mutation { add(title: String!): Book! count: Int! fail: Int! }
        type Subscription { bookAdded(genre: Genre): Book! bookAt: Book! ticks(to: Int!): Int! guarded: Loan @needs(right: READ_LOANS) breaks: Int forever: Int }
        """;

    private readonly Dictionary<string, int> calls = [];

    public List<Book> Books { get; } =
    [
        new("b1", "Emma", 474, Genre.Novel, "a1") { Rating = 4.5 },
        new("b2", "Persuasion", null, Genre.Novel, "a1"),
        new("b3", "Dubliners", 152, Genre.ShortStories, "a2"),
        new("b4", "Anonymous", 10, Genre.NonFiction, null),
    ];

    public List<Author> Authors { get; } =
    [
        new("a1", "Jane Austen", new DateOnly(1775, 12, 16), null),
        new("a2", "James Joyce", new DateOnly(1882, 2, 2), "a1"),
    ];

    public bool MayReadLoans { get; set; }

    public int GuardCalls { get; private set; }

    public int Calls(string coordinate) => calls.GetValueOrDefault(coordinate);

    public void Count(FieldContext context) => calls[context.Coordinate] = Calls(context.Coordinate) + 1;

    public SchemaBuilder Compose() => ComposeInto(new SchemaBuilder());

    public SchemaBuilder ComposeInto(SchemaBuilder schema) => schema
        .AddSdl(Sdl, "library.graphql")
        .BindEnum<Genre>().BindEnum<Right>()
        .BindInput<BookFilter>().BindInput<PageRange>("Range").BindInput<Pick>()
        .BindScalar("Date", new ScalarBinding<DateOnly>(
            static text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : throw new FormatException("expected a date as yyyy-MM-dd."),
            static date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        .BindScalar("Any", new ScalarBinding<object>(static value => value, static value => value))
        .Guard("needs", use =>
        {
            var right = use.Argument<Right>("right");
            return _ =>
            {
                GuardCalls++;
                return MayReadLoans ? null : new GraphQLError($"{use.Coordinate} needs {right}.", "FORBIDDEN");
            };
        })
        .Bind<Author>("Author", author => author
            .Batch("books", (authors, context) =>
            {
                Count(context);
                var genre = context.Argument<Genre?>("genre");
                return Answer(authors, writer => Books.Where(book => book.AuthorId == writer.Id && (genre is null || book.Genre == genre)).ToArray());
            })
            .Batch("mentor", (authors, context) =>
            {
                Count(context);
                return Answer(authors, writer => Authors.Find(other => other.Id == writer.MentorId));
            }))
        .Bind<Book>("Book", book => book
            .Batch("author", (books, context) =>
            {
                Count(context);
                return Answer(books, written => Authors.Find(author => author.Id == written.AuthorId));
            })
            .Field("reviews", book => book.Id switch
            {
                "b1" => new Review?[] { new("Fine", 5, book), null, new("Long", 3, book) },
                "b2" => [],
                _ => null,
            })
            .Field("fragile", book => book.Id is "b1" or "b3" ? throw new InvalidOperationException("secret detail") : "whole")
            .Field("strict", book => book.Id == "b3" ? null! : "ok")
            .Batch("loans", (books, context) =>
            {
                Count(context);
                return Answer(books, _ => new[] { new Loan("Ann") });
            }))
        .Bind<Review>("Review").Bind<Loan>("Loan").Bind<Shelf>("Shelf").Bind<BookPage>("BookPage")
        .BindQuery(BindQuery)
        .BindMutation(mutation => mutation
            .Resolve("add", async context =>
            {
                await Task.Yield();
                var added = new Book($"b{Books.Count + 1}", context.Argument<string>("title"), 1, Genre.Novel, "a1");
                Books.Add(added);
                return added;
            })
            .Field("count", _ => Books.Count)
            .Field<int>("fail", _ => throw new GraphQLException(new GraphQLError("No more.", "FULL"))))
        .BindSubscription(subscription => subscription
            .Subscribe("bookAdded", _ => Books.ToAsyncEnumerable())
            .Subscribe("guarded", _ => new[] { new Loan("Ann") }.ToAsyncEnumerable())
            .Subscribe("breaks", _ => BreakAsync())
            .Subscribe("forever", ForeverAsync)
            .Subscribe<int, Book>(
                "bookAt",
                context => Enumerable.Range(0, 4).ToAsyncEnumerable(),
                (context, index) => ValueTask.FromResult(index % 2 == 0 ? null : Books[index]))
            .Subscribe("ticks", context => Enumerable.Range(1, context.Argument<int>("to")).ToAsyncEnumerable()));

    private void BindQuery(RootBinding query) => query
        .Field("books", context =>
        {
            Count(context);
            var filter = context.Argument<BookFilter?>("filter");
            return Books.Where(book => filter?.Genre is null || book.Genre == filter.Genre).Take(context.Argument<int>("first"));
        })
        .Field("page", context => new BookPage(Books, context.Selects("total") ? Books.Count : -1))
        .Field("wide", _ => Books)
        .Field("dear", _ => 1)
        .Field("book", context =>
        {
            var pick = context.Argument<Pick>("pick");
            return Books.Find(book => pick.Id.HasValue ? book.Id == pick.Id.Value : book.Title == pick.Title.Or(null));
        })
        .Resolve("author", context => ValueTask.FromResult(Authors.Find(author => author.Id == context.Argument<string>("id"))))
        .Field("node", context => (object?)Books.Find(book => book.Id == context.Argument<string>("id")) ?? Authors.Find(author => author.Id == context.Argument<string>("id")))
        .Field("things", _ => new object?[] { Books[0], Authors[0], null, new Shelf("Oak", [["x", null], [], null]), Books[1], new Loan("Bob") })
        .Field("named", _ => new INamed[] { new Shelf("Oak", null), Authors[1] })
        .Field("echo", Echo)
        .Field("any", context => context.Argument<object?>("value"))
        .Field<string>("required", _ => null!)
        .Field<int?>("broken", _ => throw new InvalidOperationException("secret detail"))
        .Field("limits", context => long.Parse(context.Argument<string>("value"), CultureInfo.InvariantCulture))
        .Field("float", context => double.Parse(context.Argument<string>("value"), CultureInfo.InvariantCulture))
        .Resolve("slow", async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return 1;
        })
        .Field("loan", _ => new Loan("Eve"));

    /// <summary>How many streams of <c>forever</c> are open.</summary>
    public Gauge Streams { get; } = new();

    private static async IAsyncEnumerable<int> BreakAsync()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("secret detail");
    }

    private async IAsyncEnumerable<int> ForeverAsync(FieldContext context)
    {
        Streams.Add(1);
        try
        {
            yield return 1;
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        }
        finally
        {
            Streams.Add(-1);
        }
    }

    private static string Echo(FieldContext context)
    {
        string[] names = ["int", "float", "string", "boolean", "id", "genre", "date", "any", "list", "nested", "filter"];
        return string.Join("; ", names.Where(context.HasArgument).Select(name => $"{name}={Display(context.Argument<object?>(name))}"));
    }

    private static string Display(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        System.Collections.IEnumerable items => $"[{string.Join(",", items.Cast<object?>().Select(Display))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static ValueTask<IReadOnlyList<TResult>> Answer<TParent, TResult>(IReadOnlyList<TParent> parents, Func<TParent, TResult> answer) =>
        ValueTask.FromResult<IReadOnlyList<TResult>>(parents.Select(answer).ToArray());
}

internal enum Genre
{
    Novel,
    ShortStories,
    NonFiction,
}

internal enum Right
{
    ReadLoans,
}

internal interface INamed
{
    public string? Name { get; }
}

internal sealed record Author(string Id, string? Name, DateOnly? Born, string? MentorId) : INamed;

internal sealed record Book(string Id, string Title, int? Pages, Genre Genre, string? AuthorId)
{
    public double? Rating { get; init; }
}

internal sealed record Review(string Text, int Stars, Book Book);

internal readonly record struct Loan(string By);

internal sealed record Shelf(string? Name, IReadOnlyList<IReadOnlyList<string?>?>? Tags) : INamed;

internal sealed record BookPage(IReadOnlyList<Book> Nodes, int Total);

internal sealed record BookFilter(Genre? Genre, PageRange? Pages, IReadOnlyList<string>? Titles, double? MinRating);

internal sealed record PageRange(int From, int? To);

internal sealed record Pick(Optional<string?> Id, Optional<string?> Title);
