using System.Linq.Expressions;
using System.Reflection;

namespace InterviewKit.Documents.Linq;

/// <summary>Turns a selector into columns and the way to make results of them.</summary>
internal sealed class SelectParser(DocumentDatabase database, RowMembers members, Dictionary<Expression, int> slots)
{
    private readonly List<string> columns = [];

    public (string? Columns, Projection? Projection) Parse(LambdaExpression selector)
    {
        if (selector.Body == selector.Parameters[0])
            return (null, null);
        var projection = Visit(selector.Body, selector.Parameters[0]);
        return (columns.Count == 0 ? "null" : string.Join(", ", columns), projection);
    }

    private Projection Visit(Expression node, ParameterExpression row)
    {
        if (slots.TryGetValue(node, out var slot))
            return new ValueProjection(slot);
        return node switch
        {
            NewExpression create => Object(create, [], row),
            MemberInitExpression init => Object(init.NewExpression, [.. init.Bindings.Cast<MemberAssignment>()], row),
            UnaryExpression { NodeType: ExpressionType.Convert } wrapping when IsWrapping(wrapping) => Visit(wrapping.Operand, row),
            MemberExpression => Column(node, row),
            _ => throw new BadLinqExpressionException($"'{node}' can't be selected: a member, a value, or a new object made of them was expected."),
        };
    }

    private ColumnProjection Column(Expression node, ParameterExpression row)
    {
        var member = members.Find(node, row) ?? throw new BadLinqExpressionException($"'{node}' can't be selected: a member of the document was expected.");
        if (member.Scalar is null && members.HasOwnConverter(node))
            throw new BadLinqExpressionException($"'{node}' can't be selected: it has a JSON converter of its own.");
        columns.Add(member.Json);
        return new ColumnProjection(columns.Count - 1, node.Type, database.Serializer.TypeInfo(node.Type));
    }

    private ObjectProjection Object(NewExpression create, IReadOnlyList<MemberAssignment> assignments, ParameterExpression row)
    {
        var constructor = create.Constructor ?? throw new BadLinqExpressionException($"'{create}' can't be selected: it has no constructor.");
        var arguments = create.Arguments.Select(argument => Visit(argument, row)).ToList();
        var assigned = assignments.Select(assignment => (
            assignment.Member as PropertyInfo ?? throw new BadLinqExpressionException($"'{assignment}' sets a field; a property was expected."),
            Visit(assignment.Expression, row))).ToList();
        return new ObjectProjection(constructor, arguments, assigned);
    }

    /// <summary>A conversion that leaves the boxed value what it is: to a base type, or to a nullable of the type.</summary>
    private static bool IsWrapping(UnaryExpression convert)
        => convert.Type.IsAssignableFrom(convert.Operand.Type) || Nullable.GetUnderlyingType(convert.Type) == convert.Operand.Type;
}
