namespace InterviewKit.GraphQL.Language;

/// <summary>Definitions and extensions of the type system (section 3).</summary>
internal ref partial struct DocumentParser
{
    private TypeSystemDefinitionNode ParseTypeSystemDefinition(int start, StringValueNode? description)
    {
        if (AtKeyword("schema"u8)) return ParseSchema(start, description, isExtension: false);
        if (AtKeyword("directive"u8)) return ParseDirectiveDefinition(start, description);
        return ParseTypeDefinition(start, description, isExtension: false)
            ?? throw Unexpected("a definition");
    }

    private TypeSystemDefinitionNode ParseTypeSystemExtension(int start)
    {
        Advance();
        if (AtKeyword("schema"u8)) return ParseSchema(start, null, isExtension: true);
        return ParseTypeDefinition(start, null, isExtension: true)
            ?? throw Unexpected("what is extended: schema, scalar, type, interface, union, enum or input");
    }

    private TypeDefinitionNode? ParseTypeDefinition(int start, StringValueNode? description, bool isExtension)
    {
        if (SkipKeyword("type"u8)) return ParseObjectType(start, description, isExtension);
        if (SkipKeyword("input"u8)) return ParseInputObjectType(start, description, isExtension);
        if (SkipKeyword("enum"u8)) return ParseEnumType(start, description, isExtension);
        if (SkipKeyword("interface"u8)) return ParseInterfaceType(start, description, isExtension);
        if (SkipKeyword("union"u8)) return ParseUnionType(start, description, isExtension);
        if (SkipKeyword("scalar"u8)) return ParseScalarType(start, description, isExtension);
        return null;
    }

    private SchemaDefinitionNode ParseSchema(int start, StringValueNode? description, bool isExtension)
    {
        Advance();
        var directives = ParseDirectives(isConstant: true);
        var operationTypes = new NodeList<RootOperationTypeDefinitionNode>();
        var isOpen = isExtension ? Skip(TokenKind.BraceLeft) : ExpectBrace();
        if (isOpen)
        {
            do operationTypes.Add(ParseRootOperationType());
            while (!Skip(TokenKind.BraceRight));
        }

        if (!isOpen && directives.IsEmpty) throw Unexpected("what the extension adds: directives or \"{\"");
        return new SchemaDefinitionNode(operationTypes.ToImmutable(), directives, description, isExtension, From(start));
    }

    private bool ExpectBrace()
    {
        Expect(TokenKind.BraceLeft);
        return true;
    }

    private RootOperationTypeDefinitionNode ParseRootOperationType()
    {
        var start = token.Start;
        if (token.Kind != TokenKind.Name || OperationTypeOf(Content(token)) is not { } operation)
            throw Unexpected("query, mutation or subscription");
        Advance();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new RootOperationTypeDefinitionNode(operation, type, From(start));
    }

    private ScalarTypeDefinitionNode ParseScalarType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        RequireAddition(isExtension && directives.IsEmpty, "directives");
        return new ScalarTypeDefinitionNode(name, directives, description, isExtension, From(start));
    }

    private ObjectTypeDefinitionNode ParseObjectType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        RequireAddition(isExtension && interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty, "implements, directives or \"{\"");
        return new ObjectTypeDefinitionNode(name, interfaces, directives, fields, description, isExtension, From(start));
    }

    private InterfaceTypeDefinitionNode ParseInterfaceType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFieldDefinitions();
        RequireAddition(isExtension && interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty, "implements, directives or \"{\"");
        return new InterfaceTypeDefinitionNode(name, interfaces, directives, fields, description, isExtension, From(start));
    }

    private UnionTypeDefinitionNode ParseUnionType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var members = Skip(TokenKind.Equal) ? ParseDelimitedTypes(TokenKind.Pipe) : [];
        RequireAddition(isExtension && directives.IsEmpty && members.IsEmpty, "directives or \"=\"");
        return new UnionTypeDefinitionNode(name, directives, members, description, isExtension, From(start));
    }

    private EnumTypeDefinitionNode ParseEnumType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var values = new NodeList<EnumValueDefinitionNode>();
        var isOpen = Skip(TokenKind.BraceLeft);
        if (isOpen)
        {
            do values.Add(ParseEnumValueDefinition());
            while (!Skip(TokenKind.BraceRight));
        }

        RequireAddition(isExtension && directives.IsEmpty && !isOpen, "directives or \"{\"");
        return new EnumTypeDefinitionNode(name, directives, values.ToImmutable(), description, isExtension, From(start));
    }

    private InputObjectTypeDefinitionNode ParseInputObjectType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputValueDefinitions(TokenKind.BraceLeft, TokenKind.BraceRight);
        RequireAddition(isExtension && directives.IsEmpty && fields.IsEmpty, "directives or \"{\"");
        return new InputObjectTypeDefinitionNode(name, directives, fields, description, isExtension, From(start));
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValueDefinitions(TokenKind.ParenthesisLeft, TokenKind.ParenthesisRight);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = new NodeList<Name>();
        do locations.Add(ParseDirectiveLocation());
        while (Skip(TokenKind.Pipe));
        return new DirectiveDefinitionNode(name, arguments, isRepeatable, locations.ToImmutable(), description, From(start));
    }

    private readonly void RequireAddition(bool isMissing, string expected)
    {
        if (isMissing) throw Unexpected($"what the extension adds: {expected}");
    }
}
