using System.Linq.Expressions;
using System.Reflection;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Linq;

/// <summary>Tells which member of a row an expression names: of the document, or of the element of an array that a condition looks into.</summary>
internal sealed class RowMembers(DocumentDatabase database, DocumentMapping document)
{
    private readonly JsonMembers members = new(database.Serializer, database.Schema);
    private readonly Dictionary<ParameterExpression, string> elements = [];

    /// <summary>Gives a lambda's parameter the elements of an array.</summary>
    /// <returns>The SQL name of the elements.</returns>
    public string AddElement(ParameterExpression parameter)
    {
        var name = $"e{elements.Count + 1}";
        elements.Add(parameter, $"{name}.value");
        return name;
    }

    /// <summary>The member, or <c>null</c> when the expression is something else.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="row">The parameter that stands for the row; any of the document's type when <c>null</c>.</param>
    public DocumentMember? Find(Expression node, ParameterExpression? row = null)
    {
        var path = new Stack<PropertyInfo>();
        ValueTypeInfo? opened = null;
        Type? widened = null;
        for (; ; )
        {
            switch (node)
            {
                case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked, Method: null } convert when IsTransparent(convert):
                    if (path.Count == 0 && convert.Type.IsValueType)
                        widened ??= Nullable.GetUnderlyingType(convert.Type) ?? convert.Type;
                    node = convert.Operand;
                    continue;
                case MemberExpression { Member: PropertyInfo property, Expression: { } owner }:
                    if (path.Count == 0 && database.Serializer.ValueTypeOf(owner.Type) is { } valueType)
                        opened = valueType;
                    else if (property.Name != "Value" || Nullable.GetUnderlyingType(owner.Type) is null)
                        path.Push(property);
                    node = owner;
                    continue;
                case ParameterExpression parameter when elements.TryGetValue(parameter, out var element):
                    return Compared(path.Count == 0 ? members.Element(element, parameter.Type) : members.Locate(element, [.. path]), opened, widened);
                case ParameterExpression parameter when path.Count > 0 && (row is null ? parameter.Type.IsAssignableFrom(document.DocumentType) : parameter == row):
                    return Compared(document.Locate([.. path]), opened, widened);
                default:
                    return null;
            }
        }
    }

    public bool HasOwnConverter(Expression node)
        => node is MemberExpression { Member: PropertyInfo property } && members.HasOwnConverter(property);

    /// <summary>A member compared as the value inside it, or as a wider number. Enums and characters are compared as they are stored.</summary>
    private DocumentMember Compared(DocumentMember member, ValueTypeInfo? opened, Type? widened)
    {
        var plain = Nullable.GetUnderlyingType(member.Type) ?? member.Type;
        var compared = opened?.InnerType ?? (plain.IsEnum || plain == typeof(char) ? null : widened);
        return compared is null || compared == plain || member.Scalar is null ? member : member with { Scalar = ScalarType.Find(compared, database.Serializer) };
    }

    /// <summary>Conversions after which a member is still the same in SQL: to nullable, to a base type, of an enum to its number, to a wider number.</summary>
    private static bool IsTransparent(UnaryExpression convert)
    {
        var (from, to) = (Nullable.GetUnderlyingType(convert.Operand.Type) ?? convert.Operand.Type, Nullable.GetUnderlyingType(convert.Type) ?? convert.Type);
        return from == to
            || to.IsAssignableFrom(from)
            || (from.IsEnum && (Enum.GetUnderlyingType(from) == to || to == typeof(int)))
            || NumericWidening.Holds(from, to);
    }
}
