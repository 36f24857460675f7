namespace InterviewKit.GraphQL;

/// <summary>
/// A member of an input record that tells a field left out from one that is null, for updates that change only what is given.
/// The default value is the absent one.
/// </summary>
/// <typeparam name="T">The CLR type of the field's value; nullable where null is meant to be possible.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T? value;

    /// <summary>A field that was given, with <paramref name="value"/>.</summary>
    public Optional(T value)
    {
        this.value = value;
        HasValue = true;
    }

    /// <summary>Whether the field was given, be it as null.</summary>
    public bool HasValue { get; }

    /// <summary>The given value.</summary>
    /// <exception cref="InvalidOperationException">The field was left out.</exception>
    public T Value => HasValue ? value! : throw new InvalidOperationException("The input field was left out and has no value.");

    /// <summary>The given value, or <paramref name="fallback"/> where the field was left out.</summary>
    public T Or(T fallback) => HasValue ? value! : fallback;

    /// <summary>A field that was given.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
