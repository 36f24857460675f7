using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>Validation of executable documents (section 5 of the specification).</summary>
public static class DocumentValidator
{
    /// <summary>Checks a whole document, all its operations and fragments, against a schema.</summary>
    /// <returns>The errors with their places, in the order of the rules; empty where the document is valid.</returns>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null) =>
        throw new NotSupportedException();
}
