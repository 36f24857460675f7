namespace InterviewKit.Profiles;

/// <summary>Whether there is enough to say something.</summary>
internal enum EvidenceStatus
{
    Sufficient,
    InsufficientEvidence,
}
