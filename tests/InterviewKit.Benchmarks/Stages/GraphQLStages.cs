using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using InterviewKit.GraphQL;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Benchmarks.Stages;

/// <summary>The stages that a request passes, each alone, over a catalog of 12 shelves of 12 books that is in memory.</summary>
[MemoryDiagnoser]
public class GraphQLStages
{
    private const string Sdl = """
        type Query { shelves(first: Int = 12): [Shelf!]! @listSize(assumedSize: 12) }
        type Shelf { id: ID! name: String! books: [Book!]! @listSize(assumedSize: 12) }
        type Book { id: ID! title: String! pages: Int! price: Float! tags: [String!]! }
        directive @listSize(assumedSize: Int) on FIELD_DEFINITION
        """;

    private const string Query = """
        query Catalog($first: Int = 12) {
          shelves(first: $first) { ...Named books { id title pages price tags } }
        }
        fragment Named on Shelf { id name }
        """;

    private readonly byte[] _text = System.Text.Encoding.UTF8.GetBytes(Query);
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private ServiceProvider _services = null!;
    private GraphQLExecutor _executor = null!;
    private GraphQLRequest _request = null!;
    private DocumentNode _document = null!;
    private ExecutionResult _result = null!;

    public sealed record Book(string Id, string Title, int Pages, double Price, IReadOnlyList<string> Tags);

    public sealed record Shelf(string Id, string Name, IReadOnlyList<Book> Books);

    // Not every toolchain of BenchmarkDotNet waits for an asynchronous setup.
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    private async Task StartAsync()
    {
        var shelves = Enumerable.Range(0, 12).Select(shelf => new Shelf(
            $"s{shelf}",
            $"Shelf {shelf}",
            [.. Enumerable.Range(0, 12).Select(book => new Book($"b{shelf}-{book}", $"The book number {book}", 100 + book, 9.5 + book, ["a", "b"]))])).ToList();
        _services = new ServiceCollection().BuildServiceProvider();
        var schema = new SchemaBuilder()
            .AddSdl(Sdl, "catalog.graphql")
            .BindQuery(query => query.Resolve("shelves", context => ValueTask.FromResult<IReadOnlyList<Shelf>>([.. shelves.Take(context.Argument<int>("first"))])))
            .Bind<Shelf>("Shelf")
            .Bind<Book>("Book")
            .Build();
        _executor = new GraphQLExecutor(schema, new GraphQLOptions());
        _request = new GraphQLRequest(Query) { Variables = JsonSerializer.SerializeToElement(new { first = 12 }) };
        _document = Parser.Parse(new Source(_text));
        _result = await _executor.ExecuteAsync(_request, _services, CancellationToken.None);
        if (_result.Errors.Count > 0)
        {
            throw new InvalidOperationException(_result.ToJson());
        }
    }

    [GlobalCleanup]
    public void Stop() => _services.Dispose();

    [Benchmark]
    public int Lexer()
    {
        var lexer = new Lexer(new Source(_text));
        var tokens = 0;
        while (lexer.Next().Kind != TokenKind.EndOfDocument)
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public object Parse() => Parser.Parse(new Source(_text));

    [Benchmark]
    public int Validation() => DocumentValidator.Validate(_executor.Schema.Definition, _document).Count;

    [Benchmark]
    public object? Planning()
    {
        var prepared = new PreparedDocument(_document, _text.Length);
        return OperationPlanner.Plan(_executor.Schema, prepared, prepared.Operations[0], ConditionValues.None, PlanLimits.Of(_executor.Options)).Plan;
    }

    /// <summary>From a request whose plan is known to a result that is not yet written.</summary>
    [Benchmark]
    public async Task<object> Execution() => await _executor.ExecuteAsync(_request, _services, CancellationToken.None);

    [Benchmark]
    public int Writing()
    {
        _output.ResetWrittenCount();
        _result.WriteTo(_output);
        return _output.WrittenCount;
    }
}
