using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>What a client asked of a list: a size, and a cursor to continue from, forwards or backwards.</summary>
/// <param name="Size">Edges wanted, 0 to <see cref="MaxSize"/>.</param>
/// <param name="Backwards">True for <c>last</c>/<c>before</c>.</param>
/// <param name="After">The cursor to continue after; null for the start of the list.</param>
/// <param name="Before">The cursor to stop before; null for the end of the list.</param>
public sealed record PageRequest(int Size, bool Backwards, string? After, string? Before)
{
    /// <summary>The page that a client gets who names no size.</summary>
    public const int DefaultSize = 20;

    /// <summary>The largest page: what a person or a program can use at once, and the database answers at ease.</summary>
    public const int MaxSize = 100;

    /// <summary>Reads <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT or LIMIT_EXCEEDED, saying which argument is at fault.</exception>
    public static PageRequest From(FieldContext context)
    {
        var first = context.Argument<int?>("first");
        var last = context.Argument<int?>("last");
        if (first is not null && last is not null)
        {
            throw Bad("Give first or last, not both.");
        }

        var backwards = last is not null;
        var size = InRange(backwards ? "last" : "first", first ?? last ?? DefaultSize);
        var after = context.Argument<string?>("after");
        var before = context.Argument<string?>("before");
        return new PageRequest(size, backwards, after, before);
    }

    /// <summary>Reads <c>first</c> and <c>after</c> of a list that is read forwards only.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT or LIMIT_EXCEEDED, saying which argument is at fault.</exception>
    public static PageRequest Forwards(FieldContext context) =>
        new(InRange("first", context.Argument<int?>("first") ?? DefaultSize), Backwards: false, context.Argument<string?>("after"), Before: null);

    /// <summary>The refusal of a cursor that this list did not give out.</summary>
    internal static GraphQLException Malformed(string cursor) =>
        Bad($"The cursor \"{(cursor.Length <= 40 ? cursor : cursor[..40] + "…")}\" is not one of this list in this order.");

    private static GraphQLException Bad(string message) => new(new GraphQLError(message, ServiceErrorCodes.BadUserInput));

    private static int InRange(string argument, int size) => size switch
    {
        < 0 => throw Bad($"{argument} must be 0 or more; it was {size}."),
        > MaxSize => throw new GraphQLException(new GraphQLError($"{argument} is at most {MaxSize}; it was {size}.", ServiceErrorCodes.LimitExceeded)),
        _ => size,
    };
}
