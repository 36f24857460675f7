namespace InterviewKit.Access;

/// <summary>Who may do what, as pure rules over plain facts. The seal over scorecards' content is apart, in <see cref="Seal"/>.</summary>
public static class Permissions
{
    /// <summary>Drafts of questions and sets are read by those who may publish them.</summary>
    public static bool MayPublishQuestions(Viewer viewer) =>
        viewer.Is(PersonRole.PanelLead) || viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.QuestionsWrite);

    /// <summary>Whether a question or set may be seen: published ones by everyone, others by their author and those who may publish.</summary>
    public static bool MaySeeUnpublished(Viewer viewer, PersonId? author) =>
        MayPublishQuestions(viewer) || (viewer.Person is { } person && person == author);

    public static bool MayInvitePeople(Viewer viewer) => viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.Admin);

    public static bool MayOpenOpenings(Viewer viewer) =>
        viewer.Is(PersonRole.PanelLead) || ManagesAllHiring(viewer);

    /// <summary>All else of openings, applications, candidates and interviews than opening them.</summary>
    public static bool MayManage(Viewer viewer, OpeningFacts opening) =>
        ManagesAllHiring(viewer) || (viewer.Person is { } person && opening.Leads.Contains(person));

    /// <summary>Whether the debrief of an application may be opened, and a decision recorded: by whoever leads the opening, and administrators.</summary>
    public static bool MayDebrief(Viewer viewer, OpeningFacts opening) =>
        viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.Admin) || (viewer.Person is { } person && opening.Leads.Contains(person));

    /// <summary>Whether every opening, application and interview may be seen, whoever is on the panel.</summary>
    public static bool SeesAllHiring(Viewer viewer) =>
        viewer.Is(PersonRole.Recruiter) || viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.HiringRead);

    /// <summary>Whether an interview may be begun and ended: by who holds it.</summary>
    public static bool MayConductInterview(Viewer viewer, PersonId interviewer) => viewer.Person == interviewer;

    /// <summary>Whether a scorecard of the interview may be submitted.</summary>
    public static bool MaySubmitScorecard(Viewer viewer, PersonId interviewer) => viewer.Person == interviewer;

    /// <summary>Whether a scorecard may be taken back: by its author, or an administrator.</summary>
    public static bool MayWithdrawScorecard(Viewer viewer, PersonId author) =>
        viewer.Person == author || viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.Admin);

    /// <summary>Whether a scorecard may be given another revision: by its author alone.</summary>
    public static bool MayAmendScorecard(Viewer viewer, PersonId author) => viewer.Person == author;

    /// <summary>Whether scorecards that were written elsewhere may be brought in.</summary>
    public static bool MayImportScorecards(Viewer viewer) =>
        viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.ScorecardsWrite) || viewer.IsKeyWith(Scope.Admin);

    /// <summary>Whether what the calibration says of an interviewer may be seen: by themselves, by leads, and by administrators.</summary>
    public static bool MaySeeCalibrationOf(Viewer viewer, PersonId interviewer) =>
        viewer.Person == interviewer || viewer.Is(PersonRole.PanelLead) || viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.Admin);

    private static bool ManagesAllHiring(Viewer viewer) =>
        viewer.Is(PersonRole.Recruiter) || viewer.Is(PersonRole.Admin) || viewer.IsKeyWith(Scope.HiringWrite);
}

/// <summary>What the rules need to know of an opening.</summary>
public sealed record OpeningFacts(IReadOnlyList<PersonId> Panel, IReadOnlyList<PersonId> Leads, SealPolicy Policy);
