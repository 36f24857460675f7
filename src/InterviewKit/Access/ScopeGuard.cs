using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Access;

/// <summary><c>@requiresScope</c>: a field that the caller has no scope for answers null and an error at its path; the rest stands.</summary>
internal static class ScopeGuard
{
    public static FieldGuard Create(DirectiveUse use)
    {
        var scope = use.Argument<Scope>("scope");
        return context => context.Service<Viewer>().Has(scope)
            ? null
            : new GraphQLError($"{context.Coordinate} needs the scope {ScreamingSnake.Of(scope)}.", ServiceErrorCodes.Forbidden);
    }
}
