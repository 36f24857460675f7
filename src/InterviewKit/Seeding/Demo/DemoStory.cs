using InterviewKit.Access;
using InterviewKit.Debriefs;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>The demo, told out: everything that is to be stored.</summary>
internal sealed class DemoStory
{
    public required IReadOnlyList<Person> People { get; init; }

    public required IReadOnlyList<Candidate> Candidates { get; init; }

    public required IReadOnlyList<Opening> Openings { get; init; }

    public List<Application> Applications { get; } = [];

    public List<Interview> Interviews { get; } = [];

    public List<ToldScorecard> Scorecards { get; } = [];

    /// <summary>The decisions on each application, the first one first.</summary>
    public List<ToldDecision> Decisions { get; } = [];

    /// <summary>What was done, by whom and when, in no order.</summary>
    public List<DemoDeed> Deeds { get; } = [];
}

/// <summary>A scorecard of the demo: its event, and its words.</summary>
internal sealed record ToldScorecard(ScorecardSubmitted Submitted, ScorecardText Text)
{
    /// <summary>That it was amended; null where not.</summary>
    public (ScorecardAmended Event, ScorecardText Text)? Amended { get; init; }

    /// <summary>The scorecard before it was taken back, if it was.</summary>
    public Scorecard Scorecard => Amended is { } amended ? InterviewKit.Scorecards.Scorecard.Create(Submitted).Apply(amended.Event) : InterviewKit.Scorecards.Scorecard.Create(Submitted);

    /// <summary>That it was taken back; null where it stands.</summary>
    public (ScorecardWithdrawn Event, WithdrawalText Text)? Withdrawn { get; init; }

    public ScorecardId Id => ScorecardId.Of(Submitted.InterviewId);
}

/// <summary>A decision of the demo: its event, and its words.</summary>
internal sealed record ToldDecision(DecisionRecorded Recorded, DecisionText Text);

/// <summary>A command that somebody of the demo gave: what the audit and the change feed keep of it.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">The mutation's name.</param>
/// <param name="NodeId">The global id of what it changed.</param>
/// <param name="ApplicationId">The global id of the application that it belongs to; null where it belongs to none.</param>
/// <param name="Changes">What left the service.</param>
internal sealed record DemoDeed(
    DateTimeOffset At, Actor Actor, string Action, string NodeId, string? ApplicationId, params IReadOnlyList<(ChangeType Type, string NodeId)> Changes);

/// <summary>People of the demo as those who act.</summary>
internal static class DemoActors
{
    public static Actor Actor(this Person person, string workspace) => new(workspace, GlobalId.Of(person.Id), person.Name, RequestId: null);

    public static Viewer Viewer(this Person person, string workspace) => new()
    {
        Workspace = workspace,
        Person = person.Id,
        Email = person.NormalizedEmail,
        Roles = [.. person.Roles],
        Scopes = RoleScopes.Of(person.Roles),
        Actor = person.Actor(workspace),
    };
}
