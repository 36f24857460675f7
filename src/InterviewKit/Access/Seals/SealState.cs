namespace InterviewKit.Access;

/// <summary>Whether the viewer may see others' scorecards of an application, and if not, why.</summary>
public enum SealState
{
    Open = 1,
    OwnScorecardDue = 2,
    PanelIncomplete = 3,
    DebriefNotOpen = 4,
}
