using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.GraphQL.Validation.Rules;

namespace InterviewKit.GraphQL.Validation;

/// <summary>Validation of executable documents (section 5 of the specification). Pure; safe for use by many threads.</summary>
public static class DocumentValidator
{
    /// <summary>Checks a whole document, all its operations and fragments, against a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document, as the parser made it.</param>
    /// <param name="options">Limits, and how errors read.</param>
    /// <returns>
    /// The errors with their places, first those that are found on the way through the document, then those of the document as a whole;
    /// empty where it is valid. Each has the section of the specification and its address in its extensions.
    /// </returns>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);

        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        new DocumentWalker(context, SpecifiedRules.All).Walk();
        foreach (var rule in SpecifiedRules.DocumentRules)
        {
            if (context.IsFull) break;
            rule.Check(context);
        }

        return context.Errors;
    }
}
