using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Shared;

public sealed class GlobalIdTests
{
    private static readonly InterviewId Interview = new(Guid.Parse("0199c3f0-0000-7000-8000-000000000001"));

    [Fact]
    public void An_id_is_base64url_of_type_and_key()
    {
        GlobalId.Of("Role", "developer").ShouldBe("Um9sZTpkZXZlbG9wZXI");
        GlobalId.Of(Interview).ShouldBe(GlobalId.Of("Interview", "0199c3f0000070008000000000000001"));
    }

    [Fact]
    public void A_typed_id_comes_back()
    {
        GlobalId.Parse<InterviewId>(GlobalId.Of(Interview)).ShouldBe(Interview);
    }

    [Fact]
    public void An_id_of_another_type_is_none()
    {
        GlobalId.Parse<PersonId>(GlobalId.Of(Interview)).ShouldBeNull();
        GlobalId.KeyOf("Role", GlobalId.Of("Dimension", "ownership")).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an id")]
    [InlineData("Um9sZTpkZXZlbG9wZXI=")] // The same bytes, padded.
    [InlineData("Um9sZTpkZXZlbG9wZXJ")] // The same bytes but for stray bits at the end.
    [InlineData("Um9sZQ")] // "Role": no key.
    [InlineData("Um9sZTo")] // "Role:": an empty key.
    [InlineData("OmRldmVsb3Blcg")] // ":developer": no type.
    [InlineData("_____w")] // No UTF-8.
    public void What_the_service_did_not_give_out_is_no_id(string? garbage)
    {
        GlobalId.TryParse(garbage, out _, out _).ShouldBeFalse();
        GlobalId.Parse<InterviewId>(garbage).ShouldBeNull();
    }

    [Fact]
    public void A_key_spelled_another_way_is_none()
    {
        GlobalId.Parse<InterviewId>(GlobalId.Of("Interview", Interview.Value.ToString("D"))).ShouldBeNull();
        GlobalId.Parse<InterviewId>(GlobalId.Of("Interview", Interview.Value.ToString("N").ToUpperInvariant())).ShouldBeNull();
    }

    [Fact]
    public void A_very_long_text_is_none()
    {
        GlobalId.TryParse(GlobalId.Of("Role", new string('x', 10_000)), out _, out _).ShouldBeFalse();
    }
}
