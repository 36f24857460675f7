using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A directive that is not repeatable is applied once to the same place
/// (section 5.7.3, https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location).
/// </summary>
internal sealed class DirectivesAreUniquePerLocationRule() : ValidationRule("5.7.3", "sec-Directives-Are-Unique-per-Location"), IDirectivesRule
{
    public void Check(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context)
    {
        if (directives.Length < 2) return;
        foreach (var same in directives.GroupBy(directive => directive.Name.Value))
        {
            if (same.Skip(1).Any() && context.Schema.Directives.Find(same.Key) is { IsRepeatable: false })
                context.Report(this, $"Directive \"@{same.Key}\" can be used only once at this place.", same.Select(directive => directive.Location));
        }
    }
}
