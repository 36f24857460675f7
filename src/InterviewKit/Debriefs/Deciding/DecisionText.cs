
namespace InterviewKit.Debriefs;

/// <summary>Why something was decided, in words. Erasing a candidate deletes these documents; events and statistics stay whole.</summary>
public sealed record DecisionText
{
    /// <summary><c>application/number</c>.</summary>
    public required string Id { get; init; }

    public required string Rationale { get; init; }

    public static string IdOf(ApplicationId application, int number) => $"{application.Value:N}/{number}";
}
