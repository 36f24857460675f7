using InterviewKit.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Tests.Readme;

/// <summary>The server of the engine's README, line by line.</summary>
internal static class ReadmeServer
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Library>();
        builder.Services.AddGraphQL((schema, services) => schema
            .AddSdl("""
                directive @forMembers on FIELD_DEFINITION | OBJECT
                directive @listSize(slicingArguments: [String!]) on FIELD_DEFINITION
                type Query { books(genre: Genre, first: Int = 20): [Book!]! @listSize(slicingArguments: ["first"]) }
                type Mutation { rename(input: RenameInput!): Book }
                type Subscription { bookRenamed: Book! }
                type Book { id: ID! title: String! genre: Genre! author: Author loans: Int @forMembers }
                type Author { id: ID! name: String! }
                enum Genre { NOVEL NON_FICTION }
                input RenameInput { id: ID! title: String! }
                """, "library.graphql")
            .BindEnum<Genre>()                       // NON_FICTION is Genre.NonFiction
            .BindInput<RenameInput>()                // a record; field title is its member Title
            .Bind<Author>("Author")                  // each field is the property of its name
            .Bind<Book>("Book", book => book
                .Field("loans", item => item.Loans.Count)
                .Batch("author", async (books, context) =>
                {
                    // All books of the level at once: one query, whatever the document nests.
                    var authors = await context.Service<Library>().AuthorsByIdAsync(books.Select(b => b.AuthorId), context.CancellationToken);
                    return books.Select(b => authors.GetValueOrDefault(b.AuthorId)).ToArray();
                }))
            .BindQuery(query => query.Resolve("books", context => context.Service<Library>().BooksAsync(
                context.Argument<Genre?>("genre"), context.Argument<int>("first"), context.CancellationToken)))
            .BindMutation(mutation => mutation.Resolve("rename", context =>
                context.Service<Library>().RenameAsync(context.Argument<RenameInput>("input"), context.CancellationToken)))
            .BindSubscription(subscription => subscription.Subscribe("bookRenamed", context =>
                context.Service<Library>().Renamed.Subscribe(context.CancellationToken)))
            .Guard("forMembers", use => context => context.Service<Library>().IsMember
                ? null
                : new GraphQLError($"{use.Coordinate} is for members.", "FORBIDDEN")));

        var app = builder.Build();
        app.UseWebSockets();                         // for subscriptions over WebSocket
        app.MapGraphQL("/graphql");                  // the SDL is at /graphql/schema.graphql
        return app;
    }
}

internal enum Genre
{
    Novel,
    NonFiction,
}

internal sealed record Author(string Id, string Name);

internal sealed record Book(string Id, string Title, Genre Genre, string AuthorId)
{
    public IReadOnlyList<string> Loans { get; init; } = [];
}

internal sealed record RenameInput(string Id, string Title);

internal sealed class Library
{
    private readonly List<Book> books = [new("1", "Emma", Genre.Novel, "a"), new("2", "Essays", Genre.NonFiction, "b")];

    public bool IsMember => false;

    public EventHub<Book> Renamed { get; } = new(queueMax: 100);

    public ValueTask<IReadOnlyDictionary<string, Author>> AuthorsByIdAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyDictionary<string, Author>>(ids.Where(static id => id == "a").Distinct().ToDictionary(static id => id, static id => new Author(id, "Jane Austen")));
    }

    public ValueTask<Book[]> BooksAsync(Genre? genre, int first, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(books.Where(book => genre is null || book.Genre == genre).Take(first).ToArray());
    }

    public ValueTask<Book?> RenameAsync(RenameInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var index = books.FindIndex(book => book.Id == input.Id);
        if (index < 0) return ValueTask.FromResult<Book?>(null);
        books[index] = books[index] with { Title = input.Title };
        Renamed.Publish(books[index]);
        return ValueTask.FromResult<Book?>(books[index]);
    }
}
