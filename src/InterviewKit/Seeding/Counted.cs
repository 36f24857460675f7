namespace InterviewKit.Seeding;

/// <summary>Numbers with their nouns, for sentences.</summary>
internal static class Counted
{
    /// <summary><c>1 question</c>, <c>2 questions</c>.</summary>
    public static string Of(this int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
