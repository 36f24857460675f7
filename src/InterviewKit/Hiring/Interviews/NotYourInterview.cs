using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The interview is somebody else's.</summary>
public sealed record NotYourInterview(params IReadOnlyList<string> Path)
    : UserError("This interview is somebody else's: only its interviewer holds it and writes its scorecard.", Path);
