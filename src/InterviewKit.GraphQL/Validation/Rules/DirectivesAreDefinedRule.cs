using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A directive that is applied is defined. What is not defined is reported once for each place, however often it stands there
/// (section 5.7.1, https://spec.graphql.org/September2025/#sec-Directives-Are-Defined).
/// </summary>
internal sealed class DirectivesAreDefinedRule() : ValidationRule("5.7.1", "sec-Directives-Are-Defined"), IDirectivesRule
{
    public void Check(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context)
    {
        foreach (var same in directives.Where(directive => context.Schema.Directives.Find(directive.Name.Value) is null).GroupBy(directive => directive.Name.Value))
        {
            var question = context.Suggest(same.Key, context.Schema.Directives.Select(known => known.Name));
            context.Report(this, $"Directive \"@{same.Key}\" is not defined.{question}", same.Select(directive => directive.Location));
        }
    }
}
