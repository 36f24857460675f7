namespace InterviewKit.Shared;

/// <summary>What every text from outside is held to before it is stored.</summary>
internal static class TextRules
{
    public const int NameMax = 200;
    public const int TitleMax = 200;
    public const int EvidenceMax = 10_000;
    public const int SummaryMax = 10_000;
    public const int NotesMax = 20_000;
    public const int ReasonMax = 2_000;
    public const int KeyMax = 100;

    /// <summary>The refusal of a text that is too long, too short, or that no document can hold; null where it is fine.</summary>
    /// <remarks>PostgreSQL's jsonb holds neither <c>\u0000</c> nor half of a surrogate pair; pasted notes do contain them.</remarks>
    public static InvalidInput? Check(string value, int max, params IReadOnlyList<string> path) => Check(value, 0, max, path);

    /// <param name="value">The text.</param>
    /// <param name="min">The least length, counted without surrounding white space.</param>
    /// <param name="max">The greatest length, in UTF-16 units.</param>
    /// <param name="path">Where in the input it stands.</param>
    public static InvalidInput? Check(string value, int min, int max, params IReadOnlyList<string> path)
    {
        var name = path.Count == 0 ? "The text" : path[^1];
        if (value.Length > max)
        {
            return new InvalidInput($"{name} is {value.Length} characters long; at most {max} are kept.", path);
        }

        if (FirstUnstorable(value) is { } position)
        {
            return new InvalidInput($"{name} has a character that cannot be stored (U+{(int)value[position]:X4} at position {position}).", path);
        }

        var length = value.AsSpan().Trim().Length;
        return length < min
            ? new InvalidInput(min == 1 ? $"{name} is empty." : $"{name} has {length} characters; at least {min} are needed.", path)
            : null;
    }

    private static int? FirstUnstorable(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var unit = value[i];
            if (unit == '\0' || char.IsLowSurrogate(unit))
            {
                return i;
            }

            if (!char.IsHighSurrogate(unit))
            {
                continue;
            }

            if (i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
            {
                return i;
            }

            i++;
        }

        return null;
    }
}
