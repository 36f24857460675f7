namespace InterviewKit.Shared;

/// <summary>What happened, as the change feed and webhooks name it. Stored as its number: never renumber.</summary>
public enum ChangeType
{
    QuestionPublished = 1,
    QuestionRetired = 2,
    QuestionSetPublished = 3,
    OpeningChanged = 4,
    ApplicationChanged = 5,
    InterviewChanged = 6,
    ScorecardSubmitted = 7,
    ScorecardAmended = 8,
    ScorecardWithdrawn = 9,
    DebriefOpened = 10,
    ProfileUpdated = 11,
    DecisionRecorded = 12,
    CandidateErased = 13,
}
