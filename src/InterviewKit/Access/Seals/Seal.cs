namespace InterviewKit.Access;

/// <summary>
/// Sealed scoring: who still owes a judgement does not see the others', whatever their role. The seal covers content (scores,
/// evidence, recommendations, revisions, receipts, decisions, and every aggregate of them), not the fact that an interview took
/// place or that its scorecard is in. One's own scorecards are never sealed to oneself: that is asked card by card.
/// </summary>
public static class Seal
{
    /// <summary>Whether the viewer may see others' scorecards of the application. The first rule that matches decides.</summary>
    public static SealState Of(Viewer viewer, SealFacts facts)
    {
        if (MakerOwes(viewer, facts))
        {
            return SealState.OwnScorecardDue; // A key is no way round the seal for whoever made it, whomever it acts as.
        }

        if (viewer.Person is not { } person)
        {
            return viewer.IsKeyWith(Scope.ScorecardsRead) ? SealState.Open : SealState.DebriefNotOpen;
        }

        if (Owes(person, facts))
        {
            return SealState.OwnScorecardDue; // Always: also after the debrief opened, also for leads and admins.
        }

        var member = IsMember(person, facts);
        var lead = facts.Opening.Leads.Contains(person);
        var admin = viewer.Is(PersonRole.Admin);
        if (facts.DebriefOpen)
        {
            return member || lead || admin || viewer.Is(PersonRole.Recruiter) ? SealState.Open : SealState.DebriefNotOpen;
        }

        var submitted = HasScorecardIn(person, facts);
        if (!submitted && LostAnInterview(person, facts))
        {
            return SealState.DebriefNotOpen; // Their judgement may still be asked for: by another interview.
        }

        if (lead || admin)
        {
            return SealState.Open;
        }

        return facts.Opening.Policy switch
        {
            SealPolicy.Open => member ? SealState.Open : SealState.DebriefNotOpen,
            SealPolicy.UntilOwnSubmitted => member && submitted ? SealState.Open : SealState.DebriefNotOpen,
            SealPolicy.UntilPanelComplete when member && submitted => facts.PanelWasComplete ? SealState.Open : SealState.PanelIncomplete,
            SealPolicy.UntilPanelComplete => SealState.DebriefNotOpen,
            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.Opening.Policy, "A seal policy without a rule."),
        };
    }

    /// <summary>Whether the person's own scorecards are shown: always, but through a key whose maker still owes one here.</summary>
    public static bool ShowsOwn(Viewer viewer, SealFacts facts) => viewer.Person is not null && !MakerOwes(viewer, facts);

    /// <summary>Whether a scorecard is in and nobody owes one: from then on UNTIL_PANEL_COMPLETE is satisfied.</summary>
    public static bool IsPanelComplete(IReadOnlyCollection<InterviewFacts> interviews) =>
        interviews.Any(interview => interview.ScorecardIn) && interviews.All(interview => interview.CalledOff || interview.ScorecardIn);

    /// <summary>Whether the person has an interview here whose scorecard is not in.</summary>
    public static bool Owes(PersonId person, SealFacts facts) =>
        facts.Interviews.Any(interview => interview.Interviewer == person && interview is { CalledOff: false, ScorecardIn: false });

    /// <summary>Whether the key was made by somebody else than it acts as, who owes a scorecard here.</summary>
    private static bool MakerOwes(Viewer viewer, SealFacts facts) =>
        viewer.KeyCreator is { } maker && maker != viewer.Person && Owes(maker, facts);

    private static bool IsMember(PersonId person, SealFacts facts) =>
        facts.Opening.Panel.Contains(person) || facts.Interviews.Any(interview => interview.Interviewer == person);

    private static bool HasScorecardIn(PersonId person, SealFacts facts) =>
        facts.Interviews.Any(interview => interview.Interviewer == person && interview.ScorecardIn);

    private static bool LostAnInterview(PersonId person, SealFacts facts) => facts.Interviews.Any(interview =>
        (interview.Interviewer == person && interview.CalledOff) || interview.EarlierInterviewers.Contains(person));
}
