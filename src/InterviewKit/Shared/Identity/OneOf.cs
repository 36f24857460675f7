using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>Root fields that name a thing in one of several ways: by id, by key, by reference.</summary>
internal static class OneOf
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
            _ => throw Ambiguous(context),
        };
    }

    /// <summary>Checks that exactly one of the ways to name a thing was used.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT where several or none are given.</exception>
    public static void Demand(FieldContext context, params ReadOnlySpan<object?> ways)
    {
        var given = 0;
        foreach (var way in ways)
        {
            given += way is null ? 0 : 1;
        }

        if (given != 1)
        {
            throw Ambiguous(context);
        }
    }

    private static GraphQLException Ambiguous(FieldContext context) =>
        new(new GraphQLError($"{context.Coordinate} names one thing: give exactly one of its arguments.", ServiceErrorCodes.BadUserInput));
}
