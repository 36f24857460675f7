using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>Root fields that take <c>id</c> or <c>key</c>, not both.</summary>
internal static class OneOfTwo
{
    /// <summary>The key asked for; null where the id names nothing of that type.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT where both or neither are given.</exception>
    public static string? Key(FieldContext context, string nodeType)
    {
        var id = context.Argument<string?>("id");
        var key = context.Argument<string?>("key");
        return (id, key) switch
        {
            (not null, null) => GlobalId.KeyOf(nodeType, id),
            (null, not null) => key,
            _ => throw new GraphQLException(new GraphQLError($"{context.Coordinate} takes id or key: give exactly one of them.", ErrorCodes.BadUserInput)),
        };
    }
}
