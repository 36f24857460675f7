namespace InterviewKit.Access;

/// <summary>What the seal needs to know of an application.</summary>
/// <param name="Opening">Its opening's panel and policy.</param>
/// <param name="Interviews">All of its interviews.</param>
/// <param name="DebriefOpen">Whether its debrief was opened.</param>
/// <param name="PanelWasComplete">Whether at some time a scorecard was in and nobody owed one.</param>
public sealed record SealFacts(OpeningFacts Opening, IReadOnlyList<InterviewFacts> Interviews, bool DebriefOpen, bool PanelWasComplete);

/// <summary>What the seal needs to know of an interview.</summary>
/// <param name="Interviewer">Whose it is.</param>
/// <param name="EarlierInterviewers">Those it was taken from.</param>
/// <param name="CalledOff">Canceled, or the candidate did not come.</param>
/// <param name="ScorecardIn">Whether its scorecard is in and not withdrawn.</param>
public sealed record InterviewFacts(PersonId Interviewer, IReadOnlyList<PersonId> EarlierInterviewers, bool CalledOff, bool ScorecardIn);
