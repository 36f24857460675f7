using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>Operations, fragments and selections (sections 2.3 to 2.9, 2.11 and 2.13).</summary>
internal ref partial struct DocumentParser
{
    private OperationDefinitionNode ParseShorthandQuery()
    {
        var start = token.Start;
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(OperationType.Query, null, [], [], selectionSet, null, From(start)) { IsShorthand = true };
    }

    private OperationDefinitionNode ParseOperation(int start, OperationType operation, StringValueNode? description)
    {
        Advance();
        Name? name = token.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(operation, name, variables, directives, selectionSet, description, From(start));
    }

    private FragmentDefinitionNode ParseFragment(int start, StringValueNode? description)
    {
        Advance();
        var name = ParseFragmentName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(name, typeCondition, directives, selectionSet, description, From(start));
    }

    private Name ParseFragmentName() => AtKeyword("on"u8) ? throw Unexpected("the name of a fragment") : ParseName();

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenthesisLeft)) return [];

        var definitions = new NodeList<VariableDefinitionNode>();
        do definitions.Add(ParseVariableDefinition());
        while (!Skip(TokenKind.ParenthesisRight));
        return definitions.ToImmutable();
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        if (token.Kind != TokenKind.Dollar) throw Unexpected("the definition of a variable");
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
        var directives = ParseDirectives(isConstant: true);
        return new VariableDefinitionNode(variable, type, defaultValue, directives, description, From(start));
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = token.Start;
        if (token.Kind != TokenKind.BraceLeft) throw Unexpected("a selection set, which begins with \"{\"");
        Enter();
        Advance();
        var selections = new NodeList<SelectionNode>();
        do selections.Add(ParseSelection());
        while (!Skip(TokenKind.BraceRight));
        Leave();
        return new SelectionSetNode(selections.ToImmutable(), From(start));
    }

    private SelectionNode ParseSelection() => token.Kind switch
    {
        TokenKind.Name => ParseField(),
        TokenKind.Spread => ParseFragmentUse(),
        _ => throw Unexpected("a field or a fragment"),
    };

    private FieldNode ParseField()
    {
        var start = token.Start;
        var name = ParseName();
        Name? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode(alias, name, arguments, directives, selectionSet, From(start));
    }

    private SelectionNode ParseFragmentUse()
    {
        var start = token.Start;
        Advance();
        if (token.Kind == TokenKind.Name && !AtKeyword("on"u8))
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConstant: false);
            return new FragmentSpreadNode(name, spreadDirectives, From(start));
        }

        var typeCondition = SkipKeyword("on"u8) ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(typeCondition, directives, selectionSet, From(start));
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConstant)
    {
        if (!Skip(TokenKind.ParenthesisLeft)) return [];

        var arguments = new NodeList<ArgumentNode>();
        do
        {
            var start = token.Start;
            if (token.Kind != TokenKind.Name) throw Unexpected("an argument");
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            arguments.Add(new ArgumentNode(name, value, From(start)));
        }
        while (!Skip(TokenKind.ParenthesisRight));
        return arguments.ToImmutable();
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConstant)
    {
        if (token.Kind != TokenKind.At) return [];

        var directives = new NodeList<DirectiveNode>();
        do
        {
            var start = token.Start;
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConstant);
            directives.Add(new DirectiveNode(name, arguments, From(start)));
        }
        while (token.Kind == TokenKind.At);
        return directives.ToImmutable();
    }
}
