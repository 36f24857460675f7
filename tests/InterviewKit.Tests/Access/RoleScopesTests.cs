using InterviewKit.Access;

namespace InterviewKit.Tests.Access;

public sealed class RoleScopesTests
{
    private static readonly Scope[] Reading = [Scope.QuestionsRead, Scope.HiringRead, Scope.ScorecardsRead, Scope.ProfilesRead];

    [Fact]
    public void An_interviewer_reads() => RoleScopes.Of([PersonRole.Interviewer]).ShouldBe(Reading, ignoreOrder: true);

    [Fact]
    public void A_panel_lead_also_writes_questions() =>
        RoleScopes.Of([PersonRole.PanelLead]).ShouldBe([.. Reading, Scope.QuestionsWrite], ignoreOrder: true);

    [Fact]
    public void A_recruiter_also_writes_hiring() =>
        RoleScopes.Of([PersonRole.Recruiter]).ShouldBe([.. Reading, Scope.HiringWrite], ignoreOrder: true);

    [Fact]
    public void An_administrator_has_all_but_the_change_feed_whatever_else_they_are() =>
        RoleScopes.Of([PersonRole.Admin, PersonRole.Interviewer]).ShouldBe(Enum.GetValues<Scope>().Except([Scope.ChangesRead]), ignoreOrder: true);
}
