using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Taxonomy;

public sealed class TaxonomyRulesTests
{
    [Fact]
    public void Weights_follow_the_emphasis_and_add_up_to_one()
    {
        var shared = WeighedDimension.Share(
            [("a", Emphasis.Low, null, "r", null), ("b", Emphasis.Medium, null, "r", null), ("c", Emphasis.High, null, "r", null)]);

        shared.Select(dimension => dimension.Weight).ShouldBe([1 / 6.0, 2 / 6.0, 3 / 6.0]);
        shared.Select(dimension => dimension.Bar).ShouldBe([2.5, 3.0, 3.5]);
    }

    [Fact]
    public void A_given_weight_and_bar_stand_for_the_emphasis()
    {
        var shared = WeighedDimension.Share([("a", Emphasis.Low, 6, "r", 4.0), ("b", Emphasis.Medium, null, "r", null)]);

        shared.Select(dimension => dimension.Weight).ShouldBe([0.75, 0.25]);
        shared[0].Bar.ShouldBe(4.0);
    }

    [Fact]
    public void Anchors_are_the_roles_at_the_level_else_the_roles_else_the_dimensions_own()
    {
        var dimension = new Dimension
        {
            Key = "ownership",
            Version = 1,
            Name = "Ownership",
            Definition = "d",
            Scales =
            [
                new AnchorScale(null, null, [new Anchor(1, "l", "own")]),
                new AnchorScale("developer", null, [new Anchor(1, "l", "role")]),
                new AnchorScale("developer", Level.Senior, [new Anchor(1, "l", "role at level")]),
            ],
        };

        string Behavior(string? role, Level? level) => dimension.Anchors(role, level)[0].Behavior;

        Behavior("developer", Level.Senior).ShouldBe("role at level");
        Behavior("developer", Level.Junior).ShouldBe("role");
        Behavior("developer", null).ShouldBe("role");
        Behavior("product-engineer", Level.Senior).ShouldBe("own");
        Behavior(null, Level.Senior).ShouldBe("own");
    }
}
