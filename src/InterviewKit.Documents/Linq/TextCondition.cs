using System.Linq.Expressions;
using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Linq;

/// <summary>
/// Conditions on texts. What is looked for is taken letter by letter, never as a pattern. Without regard to case means as the database folds cases, which
/// for letters outside of ASCII depends on its locale.
/// </summary>
internal static class TextCondition
{
    public static string? Of(MethodCallExpression call, Func<Expression, DocumentMember> member, Dictionary<Expression, int> slots, SqlParameters parameters)
    {
        if (call is { Method.Name: nameof(string.IsNullOrEmpty), Arguments: [var tested] })
            return $"coalesce({Text(member(tested), call)}, '') = ''";

        var (text, sought, options) = call.Object is null
            ? (call.Arguments[0], call.Arguments[1], call.Arguments.Skip(2))
            : (call.Object, call.Arguments[0], call.Arguments.Skip(1));
        if (slots.ContainsKey(text))
            (text, sought) = (sought, text);
        if (!slots.TryGetValue(sought, out var slot))
            return null;
        if (CapturedValue.Of(sought) is null && call.Method.Name != nameof(string.Equals))
            throw new BadLinqExpressionException($"'{call}' looks for null.");
        if (Operator(options.ToList()) is not { } like)
            return null;

        var value = Text(member(text), call);
        return call.Method.Name switch
        {
            nameof(string.Contains) when call.Object is not null => $"{value} {like} {Pattern(slot, "%", "%")}",
            nameof(string.StartsWith) => $"{value} {like} {Pattern(slot, "", "%")}",
            nameof(string.EndsWith) => $"{value} {like} {Pattern(slot, "%", "")}",
            nameof(string.Equals) when CapturedValue.Of(sought) is null => $"{value} is null",
            nameof(string.Equals) when like == "like" => $"{value} = {parameters.Add(slot, sought => new NpgsqlParameter<string> { TypedValue = (string)sought! })}",
            nameof(string.Equals) => $"{value} {like} {Pattern(slot, "", "")}",
            _ => null,
        };

        string Pattern(int source, string before, string after)
            => parameters.Add(source, sought => new NpgsqlParameter<string> { TypedValue = before + Escaped(sought!.ToString()!) + after });
    }

    private static string Text(DocumentMember member, MethodCallExpression call)
        => member.Scalar is { IsText: true } && member.Value is { } value
            ? value
            : throw new BadLinqExpressionException($"'{call}' looks into something that is no text.");

    private static string? Operator(IReadOnlyList<Expression> options) => options switch
    {
        [] => "like",
        [var comparison] when comparison.Type == typeof(StringComparison) => CapturedValue.Of(comparison) switch
        {
            StringComparison.Ordinal => "like",
            StringComparison.OrdinalIgnoreCase => "ilike",
            _ => throw new BadLinqExpressionException($"The comparison {CapturedValue.Of(comparison)} depends on a culture; Ordinal or OrdinalIgnoreCase was expected."),
        },
        _ => null,
    };

    private static string Escaped(string sought)
        => sought.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
