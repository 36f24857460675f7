using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>Makes the guards of the directives that are applied to fields and object types.</summary>
internal sealed class GuardBinder
{
    private readonly Dictionary<string, Func<DirectiveUse, FieldGuard>> factories = new(StringComparer.Ordinal);
    private readonly InputBinder inputs;

    public GuardBinder(Schema schema, SchemaComposition composition, InputBinder inputs, BindingProblems problems)
    {
        this.inputs = inputs;
        foreach (var (name, create) in composition.Guards)
        {
            if (!schema.Directives.TryFind(name, out var directive))
                problems.Add($"@{name}", "a guard is given for it, but the SDL has no such directive.");
            else if (!directive.Locations.Any(static location => location is DirectiveLocation.FieldDefinition or DirectiveLocation.Object))
                problems.Add($"@{name}", "a guard is given for it, but it can be applied neither to fields nor to object types.");
            else if (!factories.TryAdd(name, create))
                problems.Add($"@{name}", "has more than one guard.");
        }
    }

    public ImmutableArray<FieldGuard> GuardsOf(ISchemaElement element)
    {
        if (factories.Count == 0 || element.AppliedDirectives.IsEmpty) return [];
        var guards = ImmutableArray.CreateBuilder<FieldGuard>();
        foreach (var directive in element.AppliedDirectives)
        {
            if (!factories.TryGetValue(directive.Name, out var create)) continue;
            var binding = inputs.Arguments(directive.Definition.Coordinate, directive.Definition.Arguments);
            var given = directive.Definition.Arguments
                .Where(definition => directive.Arguments.ContainsKey(definition.Name))
                .Select(definition => new InputValue(definition, directive.Arguments[definition.Name]));
            guards.Add(create(new DirectiveUse(element.Coordinate, binding.Read([.. given]))));
        }

        return guards.DrainToImmutable();
    }
}
