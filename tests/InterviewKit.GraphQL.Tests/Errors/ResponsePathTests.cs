namespace InterviewKit.GraphQL.Tests.Errors;

public class ResponsePathTests
{
    [Fact]
    public void A_path_is_names_and_list_positions_from_the_root_on()
    {
        var path = ResponsePath.Root("interviews").Append(2).Append("scorecard");

        path.ToList().ShouldBe(["interviews", 2, "scorecard"]);
        path.ToString().ShouldBe("interviews[2].scorecard");
        path.Length.ShouldBe(3);
    }

    [Fact]
    public void Paths_share_their_beginning()
    {
        var list = ResponsePath.Root("a");

        list.Append(0).Parent.ShouldBeSameAs(list);
        list.Append(1).Parent.ShouldBeSameAs(list);
        list.Append(1).Index.ShouldBe(1);
        list.Append(1).Name.ShouldBeNull();
        list.Index.ShouldBe(-1);
    }

    [Fact]
    public void A_list_position_is_not_negative() => Should.Throw<ArgumentOutOfRangeException>(() => ResponsePath.Root("a").Append(-1));
}
