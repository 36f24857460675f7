using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A directive is applied only where its definition allows it
/// (section 5.7.2, https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations).
/// </summary>
internal sealed class DirectivesAreInValidLocationsRule() : ValidationRule("5.7.2", "sec-Directives-Are-in-Valid-Locations"), IDirectivesRule
{
    public void Check(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.Directives.Find(directive.Name.Value) is { } definition && !definition.Locations.Contains(location))
                context.Report(this, $"Directive \"@{directive.Name}\" cannot be used on {location.Name()}.", directive);
        }
    }
}
