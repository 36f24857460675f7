using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>Values and type references (sections 2.10 and 2.12).</summary>
internal ref partial struct DocumentParser
{
    private ValueNode ParseValue(bool isConstant)
    {
        var start = token.Start;
        switch (token.Kind)
        {
            case TokenKind.Int:
                return new IntValueNode(ParseDigits(), From(start));
            case TokenKind.Float:
                return new FloatValueNode(ParseDigits(), From(start));
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNamedValue();
            case TokenKind.Dollar when isConstant:
                throw Unexpected("a constant value, in which no variable can stand");
            case TokenKind.Dollar:
                return ParseVariable();
            case TokenKind.BracketLeft:
                return ParseList(isConstant);
            case TokenKind.BraceLeft:
                return ParseObject(isConstant);
            default:
                throw Unexpected("a value");
        }
    }

    private VariableNode ParseVariable()
    {
        var start = token.Start;
        Advance();
        var name = ParseName().Value;
        return new VariableNode(name, From(start));
    }

    private string ParseDigits()
    {
        var digits = Encoding.ASCII.GetString(Content(token));
        Advance();
        return digits;
    }

    private StringValueNode ParseString()
    {
        var start = token.Start;
        var isBlock = token.Kind == TokenKind.BlockString;
        var value = isBlock
            ? StringDecoder.DecodeBlock(Content(token)[3..^3])
            : StringDecoder.Decode(Content(token)[1..^1], token.HasEscapes);
        Advance();
        return new StringValueNode(value, isBlock, From(start));
    }

    private ValueNode ParseNamedValue()
    {
        var name = ParseName();
        return name.Value switch
        {
            "true" => new BooleanValueNode(true, name.Location),
            "false" => new BooleanValueNode(false, name.Location),
            "null" => new NullValueNode(name.Location),
            _ => new EnumValueNode(name.Value, name.Location),
        };
    }

    private ListValueNode ParseList(bool isConstant)
    {
        var start = token.Start;
        Enter();
        Advance();
        var items = new NodeList<ValueNode>();
        while (!Skip(TokenKind.BracketRight)) items.Add(ParseValue(isConstant));
        Leave();
        return new ListValueNode(items.ToImmutable(), From(start));
    }

    private ObjectValueNode ParseObject(bool isConstant)
    {
        var start = token.Start;
        Enter();
        Advance();
        var fields = new NodeList<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = token.Start;
            if (token.Kind != TokenKind.Name) throw Unexpected("the field of an input object or \"}\"");
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            fields.Add(new ObjectFieldNode(name, value, From(fieldStart)));
        }

        Leave();
        return new ObjectValueNode(fields.ToImmutable(), From(start));
    }

    private TypeNode ParseTypeReference()
    {
        var start = token.Start;
        TypeNode type;
        if (token.Kind == TokenKind.BracketLeft)
        {
            Enter();
            Advance();
            var item = ParseTypeReference();
            Expect(TokenKind.BracketRight);
            Leave();
            type = new ListTypeNode(item, From(start));
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, From(start)) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        if (token.Kind != TokenKind.Name) throw Unexpected("a type");
        var name = ParseName();
        return new NamedTypeNode(name.Value, name.Location);
    }
}
