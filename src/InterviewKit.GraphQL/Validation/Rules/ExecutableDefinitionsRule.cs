using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Only operations and fragments can be executed; definitions of the type system have no place beside them
/// (section 5.1.1, https://spec.graphql.org/September2025/#sec-Executable-Definitions).
/// </summary>
internal sealed class ExecutableDefinitionsRule() : ValidationRule("5.1.1", "sec-Executable-Definitions"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not TypeSystemDefinitionNode) continue;
            var name = definition switch
            {
                TypeDefinitionNode type => $"of type {type.Name}",
                DirectiveDefinitionNode directive => $"of directive @{directive.Name}",
                _ => "of the schema",
            };
            context.Report(this, $"The definition {name} cannot be executed.", definition);
        }
    }
}
