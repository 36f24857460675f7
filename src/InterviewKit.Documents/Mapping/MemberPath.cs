using System.Linq.Expressions;
using System.Reflection;

namespace InterviewKit.Documents.Mapping;

/// <summary>A chain of properties from a document, such as <c>x.Address.City</c>.</summary>
internal sealed class MemberPath
{
    private MemberPath(IReadOnlyList<PropertyInfo> members) => Members = members;

    public IReadOnlyList<PropertyInfo> Members { get; }

    public Type Type => Members[^1].PropertyType;

    public string Name => string.Join('.', Members.Select(member => member.Name));

    public static MemberPath Of(PropertyInfo member) => new([member]);

    public static MemberPath Parse<T>(Expression<Func<T, object?>> member) => Parse(member.Body, member);

    public static IReadOnlyList<MemberPath> ParseMany<T>(Expression<Func<T, object?>> members)
        => members.Body is NewExpression together
            ? [.. together.Arguments.Select(argument => Parse(argument, members))]
            : [Parse(members)];

    /// <summary>The value at the end of the chain; <c>null</c> as soon as a link is null.</summary>
    public object? Read(object document)
    {
        object? value = document;
        foreach (var member in Members)
        {
            if (value is null)
                return null;
            value = member.GetValue(value);
        }

        return value;
    }

    public bool SameAs(IReadOnlyList<MemberInfo> other)
        => Members.Count == other.Count && Members.Zip(other).All(pair => pair.First.HasSameMetadataDefinitionAs(pair.Second));

    private static MemberPath Parse(Expression body, LambdaExpression whole)
    {
        var members = new Stack<PropertyInfo>();
        var node = body;
        while (node is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            node = convert.Operand;
        while (node is MemberExpression { Member: PropertyInfo property } access)
        {
            members.Push(property);
            node = access.Expression;
        }

        if (node is not ParameterExpression || members.Count == 0)
            throw new InvalidDocumentException($"'{whole}' does not name a member: a chain of properties of {whole.Parameters[0].Type.Name} was expected, such as x => x.Name.");
        return new MemberPath([.. members]);
    }
}
