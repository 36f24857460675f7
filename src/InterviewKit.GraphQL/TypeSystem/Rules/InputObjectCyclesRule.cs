using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// An input object must not need a value of itself by way of non-null fields, since no such value can be written
/// (section 3.10, https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References).
/// </summary>
internal static class InputObjectCyclesRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        var finished = new HashSet<InputObjectType>();
        foreach (var type in draft.InputObjects) Visit(type, [], finished, problems);
    }

    private static void Visit(InputObjectType type, List<InputValueDefinition> way, HashSet<InputObjectType> finished, SchemaProblems problems)
    {
        if (finished.Contains(type)) return;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next }) continue;

            way.Add(field);
            var start = way.FindIndex(step => step.Coordinate.StartsWith($"{next.Name}.", StringComparison.Ordinal));
            if (start >= 0)
            {
                var fields = string.Join(" -> ", way.Skip(start).Select(step => step.Coordinate));
                problems.Add($"Input object {next} needs itself by way of non-null fields, so that no value can be written: {fields}.", next);
            }
            else
            {
                Visit(next, way, finished, problems);
            }

            way.RemoveAt(way.Count - 1);
        }

        finished.Add(type);
    }
}
