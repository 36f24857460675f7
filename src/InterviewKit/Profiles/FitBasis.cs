namespace InterviewKit.Profiles;

/// <summary>Whether the ratings were made against the role's own anchors.</summary>
internal enum FitBasis
{
    Rated,
    Transferred,
}
