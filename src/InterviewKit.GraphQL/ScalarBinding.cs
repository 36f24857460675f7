namespace InterviewKit.GraphQL;

/// <summary>
/// How a custom scalar is read from arguments and variables and written to the response. Both functions may be called from any
/// number of threads at once.
/// </summary>
/// <typeparam name="T">The CLR type of the scalar's values.</typeparam>
public sealed class ScalarBinding<T>
{
    /// <summary>A scalar of any JSON shape.</summary>
    /// <param name="parse">
    /// From the input: a string, int, long, double, bool, <c>IReadOnlyList&lt;object?&gt;</c> or
    /// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>, never null. Throws <see cref="FormatException"/> with a sentence that
    /// says what is expected where it does not fit.
    /// </param>
    /// <param name="serialize">
    /// To the response: the same kinds of values, decimal, or null. Throws <see cref="FormatException"/> for a value that the
    /// scalar has no form for.
    /// </param>
    public ScalarBinding(Func<object, T> parse, Func<T, object?> serialize)
    {
        Parse = parse ?? throw new ArgumentNullException(nameof(parse));
        Serialize = serialize ?? throw new ArgumentNullException(nameof(serialize));
    }

    /// <summary>A scalar that is a JSON string both ways.</summary>
    /// <param name="parse">
    /// From the string; throws <see cref="FormatException"/> with a sentence that says what is expected.
    /// </param>
    /// <param name="format">To the string.</param>
    public ScalarBinding(Func<string, T> parse, Func<T, string> format)
    {
        ArgumentNullException.ThrowIfNull(parse);
        Format = format ?? throw new ArgumentNullException(nameof(format));
        Parse = value => value is string text ? parse(text) : throw new FormatException("Expected a string.");
        Serialize = format;
    }

    internal Func<object, T> Parse { get; }

    internal Func<T, object?> Serialize { get; }

    /// <summary>The string form, for scalars that are always strings.</summary>
    internal Func<T, string>? Format { get; }
}
