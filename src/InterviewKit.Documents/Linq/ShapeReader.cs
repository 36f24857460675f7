using System.Collections;
using System.Collections.ObjectModel;
using System.Linq.Expressions;

namespace InterviewKit.Documents.Linq;

/// <summary>Parts a query into its shape and its values. The same walk, with <c>slots</c>, tells the parser which expression has which value.</summary>
internal sealed class ShapeReader(QueryShape shape, Dictionary<Expression, int>? slots = null)
{
    private readonly List<object?> values = [];
    private readonly List<ParameterExpression> parameters = [];

    public IReadOnlyList<object?> Read(Expression query)
    {
        Visit(query);
        return values;
    }

    private void Visit(Expression? node)
    {
        if (node is null)
        {
            shape.Add(0);
            return;
        }

        if (node is not LambdaExpression and not UnaryExpression { NodeType: ExpressionType.Quote } && CapturedValue.Is(node))
        {
            Capture(node, CapturedValue.Of(node));
            return;
        }

        shape.Add(node.NodeType);
        switch (node)
        {
            case ConstantExpression:
                break;
            case ParameterExpression parameter:
                shape.Add(parameters.IndexOf(parameter));
                break;
            case LambdaExpression lambda:
                parameters.AddRange(lambda.Parameters);
                Visit(lambda.Body);
                break;
            case MemberExpression member:
                shape.Add(member.Member);
                Visit(member.Expression);
                break;
            case UnaryExpression unary:
                shape.Add(unary.Type);
                Visit(unary.Operand);
                break;
            case BinaryExpression binary:
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case MethodCallExpression call:
                VisitCall(call);
                break;
            case NewExpression create:
                shape.Add(create.Constructor ?? throw Unsupported(create));
                VisitAll(create.Arguments);
                break;
            case MemberInitExpression init:
                Visit(init.NewExpression);
                foreach (var binding in init.Bindings)
                {
                    shape.Add(binding.Member);
                    Visit(((binding as MemberAssignment) ?? throw Unsupported(init)).Expression);
                }

                break;
            default:
                throw Unsupported(node);
        }
    }

    private void VisitCall(MethodCallExpression call)
    {
        shape.Add(call.Method);
        if (call.Method.IsGenericMethod && call.Method.GetGenericMethodDefinition() is var method && (method == QueryableExtensions.AfterMethod || method == QueryableExtensions.BeforeMethod))
        {
            Visit(call.Arguments[0]);
            CaptureEach(call.Arguments[1]);
            return;
        }

        Visit(call.Object);
        VisitAll(call.Arguments);
        // The text search configuration stands in the SQL itself, as it does in the index.
        if (call.Method.DeclaringType == typeof(LinqExtensions) && call.Arguments.Count == 3)
            shape.Add(CapturedValue.Of(call.Arguments[2]) ?? "");
    }

    private void VisitAll(ReadOnlyCollection<Expression> nodes)
    {
        shape.Add(nodes.Count);
        foreach (var node in nodes)
            Visit(node);
    }

    /// <summary>The keys of a page: each is a value of its own.</summary>
    private void CaptureEach(Expression keys)
    {
        var each = (object?[])CapturedValue.Of(keys)!;
        shape.Add(each.Length);
        slots?.Add(keys, values.Count);
        foreach (var key in each)
        {
            values.Add(key);
            shape.Add(key is null);
        }
    }

    private void Capture(Expression node, object? value)
    {
        slots?.TryAdd(node, values.Count);
        values.Add(value);
        shape.Add(node.Type);
        shape.Add(value switch
        {
            null => "null",
            StringComparison comparison => comparison,
            IEnumerable list and not string => list.Cast<object?>().Contains(null) ? "list with null" : "list",
            _ => "value",
        });
    }

    private static BadLinqExpressionException Unsupported(Expression node) => new($"'{node}' ({node.NodeType}) cannot be part of a query.");
}
