using InterviewKit.Access;

namespace InterviewKit.Hiring;

/// <summary>How far an application's debrief is. It says who is awaited, never what anybody wrote: the seal does not cover it.</summary>
internal enum DebriefState
{
    /// <summary>Scorecards are awaited.</summary>
    Collecting,

    /// <summary>A scorecard is in, and nobody owes one.</summary>
    Ready,

    /// <summary>It was opened, and stays open, whatever comes in afterwards.</summary>
    Opened,
}

internal static class DebriefStates
{
    public static DebriefState DebriefState(this Application application, IReadOnlyList<Interview> interviews)
    {
        if (application.DebriefOpenedAt is not null)
        {
            return Hiring.DebriefState.Opened;
        }

        return Seal.IsPanelComplete([.. interviews.Select(interview => interview.Facts())]) ? Hiring.DebriefState.Ready : Hiring.DebriefState.Collecting;
    }
}
