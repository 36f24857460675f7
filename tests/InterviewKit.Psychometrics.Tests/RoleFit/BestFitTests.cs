using InterviewKit.Psychometrics.RoleFit;
using static InterviewKit.Psychometrics.Tests.RoleFit.Panel;

namespace InterviewKit.Psychometrics.Tests.RoleFit;

public sealed class BestFitTests
{
    private static readonly RoleDefinition Builder = Role("builder", ("coding", 1, 3));
    private static readonly RoleDefinition Leader = Role("leader", ("vision", 1, 3));

    [Fact]
    public void The_role_that_is_clearly_above_the_others_is_best()
    {
        var result = Split(5, 1).BestFit([Leader, Builder]);

        result.Withheld.ShouldBeNull();
        result.Fit.ShouldNotBeNull().Role.ShouldBe(Builder);
    }

    [Fact]
    public void Roles_that_the_evidence_does_not_tell_apart_have_no_best()
    {
        var result = Split(4, 4).BestFit([Leader, Builder]);

        result.Fit.ShouldBeNull();
        result.Withheld.ShouldBe("\"builder\" is above \"leader\" with a probability of only 0.50.");
    }

    [Fact]
    public void The_best_role_must_meet_its_bar()
    {
        var profile = Split(5, 1);
        var level = 1 + (profile.Fit(Builder).Score!.Score / 25);

        profile.BestFit([Role("builder", ("coding", 1, level - .01)), Leader]).Withheld.ShouldBeNull();
        var result = profile.BestFit([Role("builder", ("coding", 1, level + .02)), Leader]);
        result.Fit.ShouldBeNull();
        result.Withheld.ShouldBe("\"builder\" scores highest, but meets its bar with a probability of only 0.48.");
    }

    [Fact]
    public void One_sufficient_role_alone_is_not_best()
        => Split(5, 1).BestFit([Builder, Role("seer", ("other", 1, 3))]).Withheld
            .ShouldBe("A best role needs two roles with sufficient evidence; found 1.");

    [Fact]
    public void Roles_with_the_same_weights_tie()
        => Split(5, 1).BestFit([Builder, Role("maker", ("coding", 2, 1))]).Withheld
            .ShouldBe("\"builder\" is above \"maker\" with a probability of only 0.50.");

    [Fact]
    public void Roles_are_ordered_by_score_and_not_by_margin()
    {
        var fits = Split(5, 2).Fits([Role("modest", ("vision", 1, 1)), Role("none", ("other", 1, 1)), Role("proud", ("coding", 1, 5))]);

        fits.Select(fit => fit.Role.Key).ShouldBe(["proud", "modest", "none"]);
        fits[1].Score!.Margin.ShouldBeGreaterThan(fits[0].Score!.Margin);
    }

    private static ApplicationProfile Split(double coding, double vision) => ProfileOf(
        [.. new[] { "A", "B", "C", "D" }.SelectMany(rater => new[] { Rate(rater, "coding", coding), Rate(rater, "vision", vision) })]);
}
