using System.Text;
using System.Text.RegularExpressions;

namespace InterviewKit.Documents.Tests;

public sealed class TextTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData("a\\0b", "U+0000 (at index 1)")]
    [InlineData("half \\ud83d", "half a surrogate pair, U+D83D (at index 5)")]
    [InlineData("\\ude00 half", "half a surrogate pair, U+DE00 (at index 0)")]
    [InlineData("🙂\\ud83d🙂", "half a surrogate pair, U+D83D (at index 2)")]
    public async Task A_text_that_jsonb_cannot_hold_is_refused_with_its_place(string escaped, string found)
    {
        // Escaped, since neither attributes nor the test runner keep such texts.
        var text = Regex.Unescape(escaped);
        await using var session = fixture.Store.LightweightSession("north");
        session.Store(new Person { Token = Guid.NewGuid(), Home = new Address(text, null) });

        var refused = await Should.ThrowAsync<UnstorableTextException>(() => session.SaveChangesAsync());
        refused.Path.ShouldBe("$.Home.City");
        refused.DocType.ShouldBe(typeof(Person));
        refused.Message.ShouldContain(found);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\\\u0000")]
    [InlineData("🙂 \ud83d\ude00 ﷽ \u2028 \u0001 \t \" ' \\")]
    [InlineData("")]
    public async Task Any_other_text_comes_back_as_it_was(string text)
    {
        var plain = new Plain { FirstName = text };
        await using var session = fixture.Store.LightweightSession("north");
        session.Store(plain);
        await session.SaveChangesAsync();

        (await session.LoadAsync<Plain>(plain.Id))!.FirstName.ShouldBe(text);
        (await session.Query<Plain>().CountAsync(p => p.Id == plain.Id && p.FirstName == text)).ShouldBe(1);
    }

    [Fact]
    public async Task Every_character_of_the_basic_plane_that_can_be_stored_comes_back()
    {
        var text = new StringBuilder();
        for (var c = 1; c <= 0xFFFF; c++)
        {
            if (c is < 0xD800 or > 0xDFFF)
                text.Append((char)c);
        }

        var plain = new Plain { FirstName = text.ToString() };
        await using var session = fixture.Store.LightweightSession("north");
        session.Store(plain);
        await session.SaveChangesAsync();
        (await session.LoadAsync<Plain>(plain.Id))!.FirstName.ShouldBe(text.ToString());
    }
}
