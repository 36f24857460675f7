using System.Collections.Immutable;

namespace InterviewKit.Access;

/// <summary>A person's part in hiring. Stored as its number: never renumber.</summary>
public enum PersonRole
{
    Interviewer = 1,
    PanelLead = 2,
    Recruiter = 3,
    Admin = 4,
}

/// <summary>The scopes that a person has by role. The rules about single objects narrow them.</summary>
public static class RoleScopes
{
    private static readonly ImmutableHashSet<Scope> Reading =
        [Scope.QuestionsRead, Scope.HiringRead, Scope.ScorecardsRead, Scope.ProfilesRead];

    // The change feed is for programs: it says that scorecards came in, before a person may know what is in them.
    private static readonly ImmutableHashSet<Scope> AllButChanges = [.. Enum.GetValues<Scope>().Where(scope => scope != Scope.ChangesRead)];

    public static ImmutableHashSet<Scope> Of(IEnumerable<PersonRole> roles) => roles.Aggregate(Reading, (scopes, role) => role switch
    {
        PersonRole.Interviewer => scopes,
        PersonRole.PanelLead => scopes.Add(Scope.QuestionsWrite),
        PersonRole.Recruiter => scopes.Add(Scope.HiringWrite),
        PersonRole.Admin => AllButChanges,
        _ => throw new ArgumentOutOfRangeException(nameof(roles), role, "A role without scopes."),
    });
}
