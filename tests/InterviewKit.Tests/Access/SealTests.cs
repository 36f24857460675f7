using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Access;

/// <summary>Sealed scoring, rule by rule: the first that matches decides.</summary>
public sealed class SealTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());
    private static readonly PersonId Cleo = new(Guid.NewGuid());

    [Fact]
    public void Who_owes_a_scorecard_sees_nothing_of_the_others()
    {
        Seal.Of(Person(Ann), Facts([In(Ben), Due(Ann)])).ShouldBe(SealState.OwnScorecardDue);
    }

    [Fact]
    public void Who_owes_a_scorecard_sees_nothing_even_as_lead_and_administrator_after_the_debrief_opened()
    {
        var facts = Facts([In(Ben), Due(Ann)], leads: [Ann], debriefOpen: true);

        Seal.Of(Person(Ann, PersonRole.Admin, PersonRole.PanelLead), facts).ShouldBe(SealState.OwnScorecardDue);
    }

    [Fact]
    public void Who_has_one_scorecard_in_and_owes_another_is_still_sealed()
    {
        Seal.Of(Person(Ann), Facts([In(Ann), Due(Ann), In(Ben)])).ShouldBe(SealState.OwnScorecardDue);
    }

    [Fact]
    public void Once_the_own_scorecard_is_in_the_others_are_seen()
    {
        Seal.Of(Person(Ann), Facts([In(Ann), In(Ben)])).ShouldBe(SealState.Open);
    }

    [Fact]
    public void Until_the_panel_is_complete_the_own_scorecard_does_not_open_the_others()
    {
        var facts = Facts([In(Ann), Due(Ben)], policy: SealPolicy.UntilPanelComplete);

        Seal.Of(Person(Ann), facts).ShouldBe(SealState.PanelIncomplete);
        Seal.Of(Person(Ann), facts with { PanelWasComplete = true }).ShouldBe(SealState.Open);
    }

    [Theory]
    [InlineData(SealPolicy.UntilOwnSubmitted, SealState.DebriefNotOpen)]
    [InlineData(SealPolicy.UntilPanelComplete, SealState.DebriefNotOpen)]
    [InlineData(SealPolicy.Open, SealState.Open)]
    public void A_member_without_an_interview_sees_by_the_policy(SealPolicy policy, SealState expected)
    {
        Seal.Of(Person(Cleo), Facts([In(Ben)], policy: policy, panel: [Cleo])).ShouldBe(expected);
    }

    [Fact]
    public void A_lead_and_an_administrator_who_owe_nothing_see_before_the_debrief()
    {
        Seal.Of(Person(Ann), Facts([In(Ben)], leads: [Ann])).ShouldBe(SealState.Open);
        Seal.Of(Person(Ann, PersonRole.Admin), Facts([In(Ben)])).ShouldBe(SealState.Open);
    }

    [Fact]
    public void A_recruiter_sees_once_the_debrief_is_open()
    {
        Seal.Of(Person(Cleo, PersonRole.Recruiter), Facts([In(Ben)])).ShouldBe(SealState.DebriefNotOpen);
        Seal.Of(Person(Cleo, PersonRole.Recruiter), Facts([In(Ben)], debriefOpen: true)).ShouldBe(SealState.Open);
    }

    [Fact]
    public void Who_is_no_member_sees_nothing_even_after_the_debrief()
    {
        Seal.Of(Person(Cleo), Facts([In(Ben)], debriefOpen: true)).ShouldBe(SealState.DebriefNotOpen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whose_interview_was_called_off_or_taken_away_is_sealed_as_a_lead_too_until_the_debrief(bool calledOff)
    {
        var lost = calledOff ? new InterviewFacts(Ann, [], CalledOff: true, ScorecardIn: false) : new InterviewFacts(Ben, [Ann], CalledOff: false, ScorecardIn: true);
        var facts = Facts([lost, In(Ben)], leads: [Ann]);

        Seal.Of(Person(Ann), facts).ShouldBe(SealState.DebriefNotOpen);
        Seal.Of(Person(Ann), facts with { DebriefOpen = true }).ShouldBe(SealState.Open);
    }

    [Fact]
    public void A_key_with_the_scope_sees_unless_its_maker_owes_a_scorecard()
    {
        Seal.Of(Key(creator: null, Scope.ScorecardsRead), Facts([In(Ben), Due(Ann)])).ShouldBe(SealState.Open);
        Seal.Of(Key(creator: Ann, Scope.ScorecardsRead), Facts([In(Ben), Due(Ann)])).ShouldBe(SealState.OwnScorecardDue);
        Seal.Of(Key(creator: null, Scope.HiringRead), Facts([In(Ben)])).ShouldBe(SealState.DebriefNotOpen);
    }

    [Fact]
    public void A_key_that_acts_as_somebody_is_no_way_round_the_seal_for_its_maker()
    {
        var acting = Person(Ben, PersonRole.Admin) with { Key = new ApiKeyId(Guid.NewGuid()), KeyCreator = Ann };

        Seal.Of(acting, Facts([In(Ben), Due(Ann)])).ShouldBe(SealState.OwnScorecardDue);
        Seal.ShowsOwn(acting, Facts([In(Ben), Due(Ann)])).ShouldBeFalse();
        Seal.ShowsOwn(acting, Facts([In(Ben), In(Ann)])).ShouldBeTrue();
        Seal.ShowsOwn(Person(Ann), Facts([In(Ann), Due(Ann)])).ShouldBeTrue();
    }

    [Fact]
    public void A_panel_is_complete_once_a_scorecard_is_in_and_nobody_owes_one()
    {
        var calledOff = new InterviewFacts(Cleo, [], CalledOff: true, ScorecardIn: false);

        Seal.IsPanelComplete([]).ShouldBeFalse();
        Seal.IsPanelComplete([calledOff]).ShouldBeFalse();
        Seal.IsPanelComplete([In(Ann), Due(Ben)]).ShouldBeFalse();
        Seal.IsPanelComplete([In(Ann), In(Ben), calledOff]).ShouldBeTrue();
    }

    private static InterviewFacts In(PersonId interviewer) => new(interviewer, [], CalledOff: false, ScorecardIn: true);

    private static InterviewFacts Due(PersonId interviewer) => new(interviewer, [], CalledOff: false, ScorecardIn: false);

    private static SealFacts Facts(
        InterviewFacts[] interviews, SealPolicy policy = SealPolicy.UntilOwnSubmitted, PersonId[]? panel = null, PersonId[]? leads = null, bool debriefOpen = false) =>
        new(new OpeningFacts([.. panel ?? [], .. leads ?? []], leads ?? [], policy), interviews, debriefOpen, PanelWasComplete: false);

    private static Viewer Person(PersonId id, params PersonRole[] roles) => new()
    {
        Workspace = "w",
        Person = id,
        Roles = [PersonRole.Interviewer, .. roles],
        Scopes = RoleScopes.Of(roles),
        Actor = new Actor("w", "p", "p", null),
    };

    private static Viewer Key(PersonId? creator, params Scope[] scopes) => new()
    {
        Workspace = "w",
        Key = new ApiKeyId(Guid.NewGuid()),
        KeyCreator = creator,
        Scopes = [.. scopes],
        Actor = new Actor("w", "k", "k", null),
    };
}
