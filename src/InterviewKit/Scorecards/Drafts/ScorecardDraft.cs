using InterviewKit.Hiring;

namespace InterviewKit.Scorecards;

/// <summary>An unfinished scorecard, as the contract shows it to its author.</summary>
internal sealed record ScorecardDraft(InterviewId InterviewId, int Version, UnfinishedScorecard Content)
{
    /// <summary>The draft in a notebook; null where there is none.</summary>
    public static ScorecardDraft? Of(InterviewNotebook? notebook) =>
        notebook is { Draft: { } draft } ? new ScorecardDraft(notebook.InterviewId, notebook.Version, draft) : null;
}
