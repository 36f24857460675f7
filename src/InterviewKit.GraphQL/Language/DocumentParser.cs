using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>
/// A parser of recursive descent with one token of look-ahead and counted depth. This part holds what all productions use; the
/// others hold the productions of the chapters of the specification.
/// </summary>
internal ref partial struct DocumentParser
{
    private const int FoundCharactersMax = 40;

    private readonly Source source;
    private readonly ParserOptions options;
    private readonly ReadOnlySpan<byte> text;
    private readonly NameTable names;
    private Lexer lexer;
    private Token token;
    private int lastEnd;
    private int tokenCount;
    private int depth;

    public DocumentParser(Source source, ParserOptions options)
    {
        this.source = source;
        this.options = options;
        text = source.Text.Span;
        if (text.Length > options.MaxBytes)
        {
            throw Limit(
                options.MaxBytes, $"The document has {text.Length} bytes, which is more than the limit {nameof(options.MaxBytes)} of {options.MaxBytes}.");
        }

        names = new NameTable(text.Length);
        lexer = new Lexer(source);
        token = lexer.Next();
    }

    public DocumentNode ParseDocument()
    {
        var definitions = new NodeList<DefinitionNode>();
        do definitions.Add(ParseDefinition());
        while (token.Kind != TokenKind.EndOfDocument);
        return new DocumentNode(definitions.ToImmutable(), new Location(source, 0, text.Length)) { TokenCount = tokenCount };
    }

    public ValueNode ParseSingleValue()
    {
        var value = ParseValue(isConstant: true);
        Expect(TokenKind.EndOfDocument);
        return value;
    }

    public TypeNode ParseSingleType()
    {
        var type = ParseTypeReference();
        Expect(TokenKind.EndOfDocument);
        return type;
    }

    private DefinitionNode ParseDefinition()
    {
        if (token.Kind == TokenKind.BraceLeft) return ParseShorthandQuery();

        var start = token.Start;
        var description = ParseDescription();
        if (token.Kind != TokenKind.Name) throw Unexpected("a definition");

        var keyword = Content(token);
        if (OperationTypeOf(keyword) is { } operation) return ParseOperation(start, operation, description);
        if (keyword.SequenceEqual("fragment"u8)) return ParseFragment(start, description);
        if (!keyword.SequenceEqual("extend"u8)) return ParseTypeSystemDefinition(start, description);
        if (description is not null) throw Unexpected("a definition that can have a description, not an extension");
        return ParseTypeSystemExtension(start);
    }

    private StringValueNode? ParseDescription() =>
        token.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private readonly ReadOnlySpan<byte> Content(Token of) => text[of.Start..of.End];

    private readonly bool AtKeyword(ReadOnlySpan<byte> keyword) => token.Kind == TokenKind.Name && Content(token).SequenceEqual(keyword);

    private readonly Location From(int start) => new(source, start, lastEnd);

    private void Advance()
    {
        if (++tokenCount > options.MaxTokens)
            throw Limit(token.Start, $"The document has more tokens than the limit {nameof(options.MaxTokens)} of {options.MaxTokens}.");
        lastEnd = token.End;
        token = lexer.Next();
    }

    private bool Skip(TokenKind kind)
    {
        if (token.Kind != kind) return false;
        Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!AtKeyword(keyword)) return false;
        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (token.Kind != kind) throw Unexpected(kind.Describe());
        if (kind != TokenKind.EndOfDocument) Advance();
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword)) throw Unexpected($"\"{Encoding.ASCII.GetString(keyword)}\"");
    }

    private Name ParseName()
    {
        if (token.Kind != TokenKind.Name) throw Unexpected(TokenKind.Name.Describe());
        var name = new Name(names.Get(Content(token)), new Location(source, token.Start, token.End));
        Advance();
        return name;
    }

    /// <summary>Counts a level of nesting, so that hostile text ends in an error and not in a stack overflow. Each call has its <see cref="Leave"/>.</summary>
    private void Enter()
    {
        if (++depth > options.MaxDepth)
            throw Limit(token.Start, $"The document nests deeper than the limit {nameof(options.MaxDepth)} of {options.MaxDepth}.");
    }

    private void Leave() => depth--;

    private readonly SyntaxException Limit(int offset, string message) => new(new SyntaxError(message, source, offset, ErrorCodes.LimitExceeded));

    private readonly SyntaxException Unexpected(string expected) =>
        new(new SyntaxError($"Expected {expected}, found {DescribeFound()}.", source, token.Start));

    private readonly string DescribeFound()
    {
        if (token.Kind < TokenKind.Name) return token.Kind.Describe();
        var found = Encoding.UTF8.GetString(Content(token));
        if (found.Length > FoundCharactersMax) found = string.Concat(found.AsSpan(0, FoundCharactersMax), "…");
        return token.Kind switch
        {
            TokenKind.Name => $"\"{found}\"",
            TokenKind.Int or TokenKind.Float => $"the number {found}",
            _ => $"the string {found}",
        };
    }

    private static OperationType? OperationTypeOf(ReadOnlySpan<byte> keyword) =>
        keyword.SequenceEqual("query"u8) ? OperationType.Query
        : keyword.SequenceEqual("mutation"u8) ? OperationType.Mutation
        : keyword.SequenceEqual("subscription"u8) ? OperationType.Subscription
        : null;
}
