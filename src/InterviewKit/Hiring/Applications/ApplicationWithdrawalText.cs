namespace InterviewKit.Hiring;

/// <summary>Why an application was withdrawn: words, so in a document of their own, which goes when the candidate is erased.</summary>
public sealed record ApplicationWithdrawalText
{
    /// <summary>The application's.</summary>
    public required ApplicationId Id { get; init; }

    public required string Reason { get; init; }
}
