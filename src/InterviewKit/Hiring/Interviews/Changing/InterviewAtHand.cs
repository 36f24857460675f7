using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>An interview that is about to change, with what the rules ask.</summary>
/// <param name="Interview">As it stands.</param>
/// <param name="Opening">Its opening's panel.</param>
/// <param name="Candidate">Whom it is with; null once that is gone.</param>
/// <param name="Viewer">Who wants to change it.</param>
internal sealed record InterviewAtHand(Interview Interview, OpeningFacts Opening, Candidate? Candidate, Viewer Viewer)
{
    /// <summary>The refusal of who is not the interviewer; null for the interviewer.</summary>
    public UserError? RefuseOthers() =>
        Permissions.MayConductInterview(Viewer, Interview.InterviewerId) ? null : new NotYourInterview("input", "id");

    /// <summary>The refusal of who does not manage the opening's interviews; null for who does.</summary>
    /// <param name="deed">What is wanted, as a verb: "cancel".</param>
    public UserError? RefuseUnlessManaging(string deed) =>
        Permissions.MayManage(Viewer, Opening) ? null : new Forbidden($"Leads of the opening, recruiters and administrators {deed} interviews.", "input", "id");

    /// <summary>The refusals of a state, and of a version, that the command does not go with.</summary>
    /// <param name="expectedVersion">The version that the client saw; null for any.</param>
    /// <param name="message">Why not in this state.</param>
    /// <param name="fitting">The states that it goes with.</param>
    public IEnumerable<UserError> CheckState(int? expectedVersion, string message, params ReadOnlySpan<InterviewStatus> fitting)
    {
        var errors = new List<UserError>();
        if (!fitting.Contains(Interview.Status))
        {
            errors.Add(new WrongState(message, ScreamingSnake.Of(Interview.Status), "input", "id"));
        }

        if (expectedVersion is { } expected && expected != Interview.Version)
        {
            errors.Add(new VersionConflict(Interview.Version, "input", "expectedVersion"));
        }

        return errors;
    }
}
