using InterviewKit.Shared;

namespace InterviewKit.Tests.Shared;

public sealed class CursorTests
{
    [Fact]
    public void Keys_come_back_as_they_were()
    {
        var keys = Cursor.Decode("by-title", Cursor.Encode("by-title", ["Ünïcode", 3, null])).ShouldNotBeNull();

        keys.Select(key => key.GetRawText()).ShouldBe(["\"\\u00DCn\\u00EFcode\"", "3", "null"]);
    }

    [Fact]
    public void A_cursor_of_another_order_is_none()
    {
        Cursor.Decode("by-age", Cursor.Encode("by-title", ["a"])).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("bm90IGpzb24")] // not json
    [InlineData("e30")] // {}
    [InlineData("W10")] // []
    [InlineData("WzFd")] // [1]
    public void Garbage_is_none(string cursor)
    {
        Cursor.Decode("by-title", cursor).ShouldBeNull();
    }
}
