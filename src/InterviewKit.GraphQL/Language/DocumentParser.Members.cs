using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>What stands inside definitions of the type system: fields, arguments, enum values, lists of types and locations.</summary>
internal ref partial struct DocumentParser
{
    private ImmutableArray<NamedTypeNode> ParseImplements() =>
        SkipKeyword("implements"u8) ? ParseDelimitedTypes(TokenKind.Ampersand) : [];

    private ImmutableArray<NamedTypeNode> ParseDelimitedTypes(TokenKind delimiter)
    {
        Skip(delimiter);
        var types = new NodeList<NamedTypeNode>();
        do types.Add(ParseNamedType());
        while (Skip(delimiter));
        return types.ToImmutable();
    }

    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.BraceLeft)) return [];

        var fields = new NodeList<FieldDefinitionNode>();
        do
        {
            var start = token.Start;
            var description = ParseDescription();
            var name = ParseName();
            var arguments = ParseInputValueDefinitions(TokenKind.ParenthesisLeft, TokenKind.ParenthesisRight);
            Expect(TokenKind.Colon);
            var type = ParseTypeReference();
            var directives = ParseDirectives(isConstant: true);
            fields.Add(new FieldDefinitionNode(name, arguments, type, directives, description, From(start)));
        }
        while (!Skip(TokenKind.BraceRight));
        return fields.ToImmutable();
    }

    private ImmutableArray<InputValueDefinitionNode> ParseInputValueDefinitions(TokenKind open, TokenKind close)
    {
        if (!Skip(open)) return [];

        var definitions = new NodeList<InputValueDefinitionNode>();
        do
        {
            var start = token.Start;
            var description = ParseDescription();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var type = ParseTypeReference();
            var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
            var directives = ParseDirectives(isConstant: true);
            definitions.Add(new InputValueDefinitionNode(name, type, defaultValue, directives, description, From(start)));
        }
        while (!Skip(close));
        return definitions.ToImmutable();
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        if (AtKeyword("true"u8) || AtKeyword("false"u8) || AtKeyword("null"u8))
            throw Unexpected("the name of an enum value, which true, false and null are not");
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new EnumValueDefinitionNode(name, directives, description, From(start));
    }

    private Name ParseDirectiveLocation()
    {
        if (token.Kind != TokenKind.Name || !DirectiveLocations.TryParse(names.Get(Content(token)), out _))
            throw Unexpected("a directive location such as FIELD or FIELD_DEFINITION");
        return ParseName();
    }
}
