using System.Collections.Frozen;
using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>A place in the schema where directives are written, and who wants to know them.</summary>
/// <param name="Element">The element; null for the schema itself.</param>
/// <param name="Location">What kind of place it is.</param>
/// <param name="Nodes">The directives of the definition and its extensions.</param>
/// <param name="Assign">Takes the directives once their arguments are coerced.</param>
internal sealed record DirectiveSite(
    ISchemaElement? Element,
    DirectiveLocation Location,
    IReadOnlyList<DirectiveNode> Nodes,
    Action<ImmutableArray<AppliedDirective>> Assign);

/// <summary>Checks directives where they are applied in the schema (section 3.13), and coerces their arguments.</summary>
internal sealed class DirectiveSites(NamedList<DirectiveDefinition> definitions, SchemaProblems problems)
{
    public void Apply(IEnumerable<DirectiveSite> sites)
    {
        foreach (var site in sites)
        {
            if (site.Nodes.Count > 0) Apply(site);
        }
    }

    private void Apply(DirectiveSite site)
    {
        var applied = ImmutableArray.CreateBuilder<AppliedDirective>(site.Nodes.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in site.Nodes)
        {
            var name = node.Name.Value;
            if (!definitions.TryFind(name, out var definition))
                problems.Add($"Directive @{name} is not defined.{DidYouMean.Ask(name, definitions.Select(known => known.Name))}", site.Element?.Coordinate, node.Location);
            else if (!definition.Locations.Contains(site.Location))
                problems.Add($"Directive @{name} cannot be applied to {site.Location.Name()}, only to {string.Join(", ", definition.Locations.Select(location => location.Name()))}.", site.Element?.Coordinate, node.Location);
            else if (!seen.Add(name) && !definition.IsRepeatable)
                problems.Add($"Directive @{name} is not repeatable, and is applied twice.", site.Element?.Coordinate, node.Location);
            else
                applied.Add(new AppliedDirective(definition, Arguments(definition, node, site), node));
        }

        site.Assign(applied.DrainToImmutable());
    }

    private FrozenDictionary<string, object?> Arguments(DirectiveDefinition definition, DirectiveNode node, DirectiveSite site)
    {
        var coordinate = site.Element?.Coordinate;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (!definition.Arguments.TryFind(name, out var input))
            {
                problems.Add($"Directive @{definition.Name} has no argument \"{name}\".{DidYouMean.Ask(name, definition.Arguments.Select(known => known.Name))}", coordinate, argument.Location);
                continue;
            }

            if (!input.Type.IsInputType) continue;
            var found = new List<LiteralProblem>();
            var value = new LiteralCoercer(null, found, suggestions: true).Coerce(argument.Value, input.Type);
            if (!values.TryAdd(name, value))
                problems.Add($"Argument {input.Coordinate} is given twice.", coordinate, argument.Location);
            foreach (var problem in found)
                problems.Add($"Argument {input.Coordinate}: {problem.Message}", coordinate, problem.Node.Location);
        }

        foreach (var input in definition.Arguments)
        {
            if (values.ContainsKey(input.Name)) continue;
            if (input.HasDefault)
                values.Add(input.Name, input.DefaultValue);
            else if (input.IsRequired)
                problems.Add($"Argument {input.Coordinate} of type {input.Type} is required, and was not given.", coordinate, node.Location);
        }

        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
