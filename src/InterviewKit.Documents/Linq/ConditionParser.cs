using System.Collections.Immutable;
using System.Linq.Expressions;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Linq;

/// <summary>
/// Turns conditions into SQL that is true exactly where C# says true. SQL's third answer counts as not true throughout: a negation is written
/// <c>is not true</c>, so that null stays on the side where C# has it. A member that is null is where C# would throw; here its conditions are not true.
/// </summary>
internal sealed class ConditionParser(
    DocumentDatabase database,
    DocumentMapping document,
    RowMembers members,
    Dictionary<Expression, int> slots,
    SqlParameters parameters)
{
    /// <summary>Whether a condition asked about deletion, so that deleted documents are not left out.</summary>
    public bool SeesDeleted { get; private set; }

    public string Parse(LambdaExpression condition) => Visit(condition.Body);

    private string Visit(Expression node)
    {
        if (slots.TryGetValue(node, out var slot))
            return parameters.Add(slot, value => new Npgsql.NpgsqlParameter<bool> { TypedValue = (bool)value! });

        return node switch
        {
            BinaryExpression { NodeType: ExpressionType.AndAlso } and => $"({Visit(and.Left)} and {Visit(and.Right)})",
            BinaryExpression { NodeType: ExpressionType.OrElse } or => $"({Visit(or.Left)} or {Visit(or.Right)})",
            UnaryExpression { NodeType: ExpressionType.Not } not => $"({Visit(not.Operand)}) is not true",
            BinaryExpression comparison => Compare(comparison),
            MemberExpression { Member.Name: "HasValue" } present when Nullable.GetUnderlyingType(present.Expression!.Type) is not null
                => $"{Existing(present.Expression!).Text} is not null",
            MethodCallExpression call => Call(call),
            _ when node.Type == typeof(bool) && members.Find(node) is { Value: { } value } => value,
            UnaryExpression { NodeType: ExpressionType.Convert } convert when convert.Type == typeof(bool) => Visit(convert.Operand),
            _ => throw Unsupported(node),
        };
    }

    private string Compare(BinaryExpression comparison)
    {
        var (left, right) = (Operand(comparison.Left), Operand(comparison.Right));
        if (left is null && right is null)
            throw Unsupported(comparison);
        if (left is null)
            return Compare(comparison, right!, comparison.Left, Mirrored(comparison.NodeType));
        return right is null ? Compare(comparison, left, comparison.Right, comparison.NodeType) : Compare(comparison, left, right);
    }

    private string Compare(Expression comparison, Operand member, Expression value, ExpressionType sign)
    {
        if (!slots.TryGetValue(value, out var slot))
            throw Unsupported(value);
        if (CapturedValue.Of(value) is null)
        {
            return sign switch
            {
                ExpressionType.Equal => $"{member.Presence} is null",
                ExpressionType.NotEqual => $"{member.Presence} is not null",
                _ => "false",
            };
        }

        var scalar = member.Scalar ?? throw Unsupported(comparison);
        Func<string> parameter = () => parameters.Add(slot, scalar);
        return sign switch
        {
            ExpressionType.Equal => $"{member.Value} = {parameter()}",
            ExpressionType.NotEqual => $"{member.Value} is distinct from {parameter()}",
            _ when scalar.IsOrdered => $"{member.Value} {Sign(sign, comparison)} {parameter()}",
            _ => throw new BadLinqExpressionException($"'{comparison}' compares values whose order is not the same in SQL."),
        };
    }

    private static string Compare(BinaryExpression comparison, Operand left, Operand right)
    {
        if (left.Scalar is not { } a || right.Scalar is not { } b || a.PgType != b.PgType)
            throw Unsupported(comparison);
        return comparison.NodeType switch
        {
            ExpressionType.Equal => $"{left.Value} is not distinct from {right.Value}",
            ExpressionType.NotEqual => $"{left.Value} is distinct from {right.Value}",
            var sign when a.IsOrdered => $"{left.Value} {Sign(sign, comparison)} {right.Value}",
            _ => throw new BadLinqExpressionException($"'{comparison}' compares values whose order is not the same in SQL."),
        };
    }

    private string Call(MethodCallExpression call)
    {
        if (call.Method.DeclaringType == typeof(LinqExtensions))
            return MartenCall(call);
        if (call.Method.DeclaringType == typeof(string))
            return TextCondition.Of(call, Existing, slots, parameters) ?? throw Unsupported(call);
        return call.Method.Name switch
        {
            "Contains" when HasNoComparer(call) => Contains(call, call.Object ?? call.Arguments[0], call.Arguments[call.Object is null ? 1 : 0]),
            "Any" when call.Method.DeclaringType == typeof(Enumerable) || call.Method.DeclaringType == typeof(ImmutableArrayExtensions) => Any(call),
            "Equals" when call.Object is not null && call.Arguments.Count == 1 && Operand(call.Object) is { } member => Compare(call, member, call.Arguments[0], ExpressionType.Equal),
            _ => throw Unsupported(call),
        };
    }

    private string MartenCall(MethodCallExpression call)
    {
        switch (call.Method.Name)
        {
            case nameof(LinqExtensions.IsOneOf):
                return Contains(call, call.Arguments[1], call.Arguments[0]);
            case nameof(LinqExtensions.MaybeDeleted):
                SeesDeleted = true;
                return "true";
            case nameof(LinqExtensions.IsDeleted) when document.IsSoftDeleted:
                SeesDeleted = true;
                return "d.mt_deleted";
            case nameof(LinqExtensions.Search):
                return FullText(call, "to_tsquery");
            case nameof(LinqExtensions.PlainTextSearch):
                return FullText(call, "plainto_tsquery");
            case nameof(LinqExtensions.PhraseSearch):
                return FullText(call, "phraseto_tsquery");
            case nameof(LinqExtensions.WebStyleSearch):
                return FullText(call, "websearch_to_tsquery");
            default:
                throw Unsupported(call);
        }
    }

    private string FullText(MethodCallExpression call, string function)
    {
        var configuration = call.Arguments.Count == 3 ? SqlName.Checked((string)CapturedValue.Of(call.Arguments[2])!, "text search configuration") : "english";
        var term = parameters.Add(slots[call.Arguments[1]], value => new Npgsql.NpgsqlParameter<string> { TypedValue = (string)value! });
        return $"{document.FullTextVector(configuration)} @@ {function}('{configuration}', {term})";
    }

    private string Contains(MethodCallExpression call, Expression list, Expression item)
    {
        if (slots.TryGetValue(list, out var listSlot))
            return IsOneOf(call, item, list, listSlot);
        if (members.Find(Unspanned(list)) is { } array && slots.TryGetValue(item, out var itemSlot) && ElementType(array.Type) is { } elementType)
            return ArrayCondition.Contains(array, elementType, itemSlot, item, parameters, database.Serializer) ?? throw Unsupported(call);
        throw Unsupported(call);
    }

    private string IsOneOf(MethodCallExpression call, Expression item, Expression list, int listSlot)
    {
        if (members.Find(item) is not { Value: { } value, Scalar: { } scalar } member)
            throw Unsupported(call);
        if (CapturedValue.Of(list) is not System.Collections.IEnumerable captured)
            throw new BadLinqExpressionException($"The list in '{call}' is null.");
        var parameter = parameters.Add(listSlot, all => scalar.ArrayParameter((System.Collections.IEnumerable)all!));
        // What is sent as text has a type only by what it is compared with.
        var isOne = $"{value} = {DocumentSql.AnyOf(scalar.IsComparedAsJson ? parameter : $"{parameter}::{scalar.PgType}[]")}";
        return captured.Cast<object?>().Contains(null) ? $"({isOne} or {member.Text} is null)" : isOne;
    }

    private string Any(MethodCallExpression call)
    {
        if (members.Find(call.Arguments[0]) is not { } array || ElementType(array.Type) is null)
            throw Unsupported(call);
        if (call.Arguments.Count == 1)
            return $"{ArrayCondition.Length(array)} > 0";
        var condition = (LambdaExpression)call.Arguments[1];
        if (ListThatHolds(condition) is { } listSlot
            && ArrayCondition.ContainsAny(array, ElementType(array.Type)!, listSlot, parameters, database.Serializer) is { } containsAny)
            return containsAny;
        var element = members.AddElement(condition.Parameters[0]);
        return $"exists (select from jsonb_array_elements({ArrayCondition.OrNull(array)}) as {element}(value) where {Visit(condition.Body)})";
    }

    /// <summary>The list without nulls of which the condition asks whether it holds the element itself; <c>null</c> when it asks for something else.</summary>
    private int? ListThatHolds(LambdaExpression condition)
    {
        if (condition.Body is not MethodCallExpression { Method.Name: nameof(Enumerable.Contains) } contains)
            return null;
        var operands = contains.Object is null ? contains.Arguments : [contains.Object, .. contains.Arguments];
        return operands is [var list, var item] && item == condition.Parameters[0] && slots.TryGetValue(list, out var slot)
            && CapturedValue.Of(list) is System.Collections.IEnumerable captured && !captured.Cast<object?>().Contains(null)
            ? slot
            : null;
    }

    /// <summary>What can be compared: a member, or the length of one that is an array.</summary>
    private Operand? Operand(Expression node)
    {
        if (slots.ContainsKey(node))
            return null;
        if (ArrayCondition.CountedArray(node) is { } counted && members.Find(counted) is { } array && ElementType(array.Type) is not null)
            return new(ArrayCondition.Length(array), ArrayCondition.Length(array), ScalarType.Find(typeof(int), database.Serializer));
        return members.Find(node) is { } member ? new(member.Value, member.Text, member.Scalar) : throw Unsupported(node);
    }

    private DocumentMember Existing(Expression node) => members.Find(node) ?? throw Unsupported(node);

    /// <summary>The search of a span takes a comparer, which C# leaves out.</summary>
    private static bool HasNoComparer(MethodCallExpression call)
        => call.Arguments.Skip(call.Object is null ? 2 : 1).All(option => CapturedValue.Is(option) && CapturedValue.Of(option) is null);

    private static Expression Unspanned(Expression list) => list switch
    {
        MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } => array,
        UnaryExpression { NodeType: ExpressionType.Convert } convert when convert.Type.IsByRefLike => convert.Operand,
        _ => list,
    };

    private static Type? ElementType(Type type)
    {
        if (type == typeof(string) || typeof(System.Collections.IDictionary).IsAssignableFrom(type))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        return type.GetInterfaces().Append(type)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }

    private static ExpressionType Mirrored(ExpressionType sign) => sign switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => sign,
    };

    private static string Sign(ExpressionType sign, Expression whole) => sign switch
    {
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        _ => throw Unsupported(whole),
    };

    private static BadLinqExpressionException Unsupported(Expression node)
        => new($"'{node}' can't be answered by PostgreSQL. A comparison of a member with a value, a call that the documentation lists, or a combination of these was expected.");
}
