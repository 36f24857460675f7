using System.Linq.Expressions;
using System.Reflection;

namespace InterviewKit.Documents.Linq;

/// <summary>Finds the parts of a query that depend on no row, and works them out without compiling anything.</summary>
internal static class CapturedValue
{
    /// <summary>Deeper expressions come from loops that add conditions; IsOneOf says the same in one.</summary>
    public const int DepthMax = 400;

    /// <summary>Whether an expression names no row: no parameter that it doesn't bind itself, and no query.</summary>
    public static bool Is(Expression? expression) => IsClosed(expression, [], 0);

    public static object? Of(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Target(member)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Target(member)),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert => Converted(convert),
        // C# 14 turns array.Contains(..) into a search of a span, which can't be boxed: the array is what matters.
        MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array], Type.IsByRefLike: true } => Of(array),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => Array(array),
        _ => Interpreted(expression),
    };

    private static object Target(MemberExpression member)
        => Of(member.Expression!) ?? throw new BadLinqExpressionException($"'{member}' cannot be worked out: '{member.Expression}' is null.");

    private static object? Converted(UnaryExpression convert)
    {
        if (convert.Type.IsByRefLike)
            return Of(convert.Operand);
        var value = Of(convert.Operand);
        var target = Nullable.GetUnderlyingType(convert.Type) ?? convert.Type;
        return (value is null && target != convert.Type) || (value is null && !convert.Type.IsValueType) || (value is not null && target.IsInstanceOfType(value) && convert.Method is null)
            ? value
            : Interpreted(convert);
    }

    private static System.Array Array(NewArrayExpression array)
    {
        var values = System.Array.CreateInstance(array.Type.GetElementType()!, array.Expressions.Count);
        for (var i = 0; i < array.Expressions.Count; i++)
            values.SetValue(Of(array.Expressions[i]), i);
        return values;
    }

    private static object? Interpreted(Expression expression)
        => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();

    private static bool IsClosed(Expression? expression, IReadOnlyList<ParameterExpression> bound, int depth)
    {
        if (depth > DepthMax)
            throw new BadLinqExpressionException($"The query is nested more than {DepthMax} levels deep. A chain of conditions on one member is written as IsOneOf.");
        bool All(IEnumerable<Expression?> parts) => parts.All(part => IsClosed(part, bound, depth + 1));
        return expression switch
        {
            null => true,
            ConstantExpression constant => constant.Value is not IQueryable,
            ParameterExpression parameter => bound.Contains(parameter),
            MemberExpression member => IsClosed(member.Expression, bound, depth + 1),
            UnaryExpression unary => IsClosed(unary.Operand, bound, depth + 1),
            BinaryExpression binary => IsClosed(binary.Right, bound, depth + 1) && IsClosed(binary.Left, bound, depth + 1),
            MethodCallExpression call => IsClosed(call.Object, bound, depth + 1) && All(call.Arguments),
            LambdaExpression lambda => IsClosed(lambda.Body, [.. bound, .. lambda.Parameters], depth + 1),
            NewExpression create => All(create.Arguments),
            NewArrayExpression array => All(array.Expressions),
            ConditionalExpression conditional => All([conditional.Test, conditional.IfTrue, conditional.IfFalse]),
            InvocationExpression invocation => IsClosed(invocation.Expression, bound, depth + 1) && All(invocation.Arguments),
            MemberInitExpression init => IsClosed(init.NewExpression, bound, depth + 1)
                && init.Bindings.All(binding => binding is MemberAssignment assignment && IsClosed(assignment.Expression, bound, depth + 1)),
            ListInitExpression list => IsClosed(list.NewExpression, bound, depth + 1) && All(list.Initializers.SelectMany(initializer => initializer.Arguments)),
            DefaultExpression => true,
            TypeBinaryExpression test => IsClosed(test.Expression, bound, depth + 1),
            _ => false,
        };
    }
}
