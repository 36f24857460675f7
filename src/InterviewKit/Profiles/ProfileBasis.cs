namespace InterviewKit.Profiles;

/// <summary>Which revision of each scorecard is read.</summary>
internal enum ProfileBasis
{
    Independent,
    Latest,
}
