using System.Linq.Expressions;

namespace InterviewKit.Documents.Linq;

/// <summary>
/// The condition that a row stands after (or before) a key: its first member does, or that is equal and the second does, and so on. It can't be known here
/// whether a key's member is null, so both cases stand in the SQL and the parameter decides.
/// </summary>
internal sealed class Keyset(IReadOnlyList<Ordering> orderings, SqlParameters parameters)
{
    public string Condition(int firstSlot, MethodCallExpression call)
    {
        var keyCount = ((object?[])CapturedValue.Of(call.Arguments[1])!).Length;
        if (orderings.Count == 0)
            throw new BadLinqExpressionException($"{call.Method.Name} needs an ordering: put OrderBy before it.");
        if (keyCount != orderings.Count)
            throw new BadLinqExpressionException($"{call.Method.Name} was given {keyCount} keys for an ordering of {orderings.Count} members; as many were expected.");

        var isAfter = call.Method.Name == nameof(QueryableExtensions.After);
        var keys = orderings.Select((ordering, i) => parameters.Add(firstSlot + i, ordering.Scalar)).ToList();
        if (orderings.All(ordering => !ordering.CanBeNull && ordering.IsDescending == orderings[0].IsDescending))
        {
            // PostgreSQL finds the start of the page in an index by this form.
            var sign = orderings[0].IsDescending == isAfter ? "<" : ">";
            return $"({string.Join(", ", orderings.Select(ordering => ordering.Value))}) {sign} ({string.Join(", ", keys)})";
        }

        var steps = new List<string>();
        for (var i = 0; i < orderings.Count; i++)
        {
            var equal = orderings.Take(i).Select((ordering, j) => Equal(ordering, keys[j]));
            steps.Add($"({string.Join(" and ", equal.Append(Beyond(orderings[i], keys[i], isAfter)))})");
        }

        return $"({string.Join(" or ", steps)})";
    }

    private static string Equal(Ordering ordering, string key)
        => ordering.CanBeNull ? $"{ordering.Value} is not distinct from {key}" : $"{ordering.Value} = {key}";

    private static string Beyond(Ordering ordering, string key, bool isAfter)
    {
        var sign = ordering.IsDescending == isAfter ? "<" : ">";
        var beyond = $"{ordering.Value} {sign} {key}";
        if (!ordering.CanBeNull)
            return beyond;
        return isAfter
            ? $"({beyond} or ({ordering.Value} is null and {key} is not null))"
            : $"({beyond} or ({ordering.Value} is not null and {key} is null))";
    }
}
