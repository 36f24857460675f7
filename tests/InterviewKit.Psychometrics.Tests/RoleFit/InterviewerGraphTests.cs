using InterviewKit.Psychometrics.RoleFit;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

public sealed class InterviewerGraphTests
{
    [Fact]
    public void Interviewers_who_share_candidates_by_way_of_others_are_connected()
        => Connected(Rate("A", "x", 3, "1"), Rate("B", "x", 3, "1"), Rate("B", "x", 3, "2"), Rate("C", "x", 3, "2")).ShouldBeTrue();

    [Fact]
    public void Two_panels_without_a_common_candidate_or_interviewer_are_not()
        => Connected(Rate("A", "x", 3, "1"), Rate("B", "x", 3, "1"), Rate("C", "x", 3, "2"), Rate("D", "x", 3, "2")).ShouldBeFalse();

    [Fact]
    public void An_interviewer_and_an_application_of_the_same_key_are_two_things()
        => Connected(Rate("1", "x", 3, "2"), Rate("2", "x", 3, "1")).ShouldBeFalse();

    [Fact]
    public void Nobody_is_connected_to_nobody() => Connected().ShouldBeTrue();

    private static bool Connected(params Rating[] ratings) => InterviewerGraph.IsConnected(RatingObservation.FromRatings(ratings));
}
