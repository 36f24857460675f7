using System.Text;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Tests.Language;

/// <summary>Section 2.1, and numbers and strings of section 2.10.</summary>
public class LexicalTests
{
    [Fact]
    public void Blanks_line_ends_commas_comments_and_byte_order_marks_are_ignored() =>
        Parse("\uFEFF{ \t,,\r\n a # comment, { with \"anything\"\r b\n#last\n\uFEFF }").ToString().ShouldBe("{\n  a\n  b\n}\n");

    [Theory]
    [InlineData("{\n  a\n  b @x\n}", 3, 5)]
    [InlineData("{\r  a\r  b @x\r}", 3, 5)]
    [InlineData("{\r\n  a\r\n  b @x\r\n}", 3, 5)]
    [InlineData("{\n\r  a\n  b @x\r}", 4, 5)]
    [InlineData("\uFEFF{ b @x }", 1, 5)]
    [InlineData("{ a(s: \"\U0001F600é\") b @x }", 1, 17)]
    public void Lines_end_with_LF_CR_or_CRLF_and_columns_count_UTF_16(string document, int line, int column)
    {
        var operation = (OperationDefinitionNode)Parse(document).Definitions[0];

        var directive = operation.SelectionSet.Selections[^1].Directives[0];

        directive.Location.Position.ShouldBe(new SourceLocation(line, column));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("4")]
    [InlineData("-90071992547409919007199254740991")]
    public void Integers_keep_their_digits(string number) => Value<IntValueNode>(number).Text.ShouldBe(number);

    [Theory]
    [InlineData("0.0")]
    [InlineData("-4.123")]
    [InlineData("123e4")]
    [InlineData("123E+4")]
    [InlineData("-1.123e-4")]
    [InlineData("1e1000000")]
    public void Numbers_with_fraction_or_exponent_keep_their_characters(string number) => Value<FloatValueNode>(number).Text.ShouldBe(number);

    [Theory]
    [InlineData("00", "Invalid number, unexpected digit after 0: \"0\".", 2)]
    [InlineData("01", "Invalid number, unexpected digit after 0: \"1\".", 2)]
    [InlineData("-", "Invalid number, expected a digit but found the end of the document.", 2)]
    [InlineData("-A", "Invalid number, expected a digit but found \"A\".", 2)]
    [InlineData("1.", "Invalid number, expected a digit but found the end of the document.", 3)]
    [InlineData("1.A", "Invalid number, expected a digit but found \"A\".", 3)]
    [InlineData("1.e1", "Invalid number, expected a digit but found \"e\".", 3)]
    [InlineData("1e", "Invalid number, expected a digit but found the end of the document.", 3)]
    [InlineData("1.0eA", "Invalid number, expected a digit but found \"A\".", 5)]
    [InlineData("0xF1", "Invalid number, expected a digit but found \"x\".", 2)]
    [InlineData("1.2.3", "Invalid number, expected a digit but found \".\".", 4)]
    [InlineData("1_000", "Invalid number, expected a digit but found \"_\".", 2)]
    [InlineData("+1", "Unexpected character \"+\".", 1)]
    [InlineData(".123", "Unexpected \".\", did you mean \"...\"?", 1)]
    [InlineData("..", "Unexpected \".\", did you mean \"...\"?", 1)]
    [InlineData("?", "Unexpected character \"?\".", 1)]
    [InlineData("\u0007", "Unexpected character U+0007.", 1)]
    [InlineData("é", "Unexpected character U+00E9.", 1)]
    [InlineData("\U0001F600", "Unexpected character U+1F600.", 1)]
    [InlineData("'a'", "Unexpected character \"'\".", 1)]
    public void What_is_no_token_is_told_with_its_place(string text, string message, int column) => ValueFails(text, message, column);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\" white space \"", " white space ")]
    [InlineData("\"quote \\\" slashes \\\\ \\/\"", "quote \" slashes \\ /")]
    [InlineData("\"\\b\\f\\n\\r\\t\"", "\b\f\n\r\t")]
    [InlineData("\"\\u00e9 \\u1234\\uABCD\"", "é \u1234\uABCD")]
    [InlineData("\"\\u{e9} \\u{1F600} \\u{000000061} \\u{10FFFF}\"", "é \U0001F600 a \U0010FFFF")]
    [InlineData("\"\\uD83D\\uDE00\"", "\U0001F600")]
    [InlineData("\"raw \U0001F600 \u0007 and tab\t\"", "raw \U0001F600 \u0007 and tab\t")]
    [InlineData("\"# no comment\"", "# no comment")]
    public void Strings_have_their_escapes_resolved(string text, string value)
    {
        var node = Value<StringValueNode>(text);

        node.Value.ShouldBe(value);
        node.IsBlock.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"", "Unterminated string.", 2)]
    [InlineData("\"no end", "Unterminated string.", 8)]
    [InlineData("\"line\nend\"", "Unterminated string.", 6)]
    [InlineData("\"line\rend\"", "Unterminated string.", 6)]
    [InlineData("\"\\\"", "Unterminated string.", 4)]
    [InlineData("\"a \\z b\"", "Invalid character escape sequence \"\\z\".", 4)]
    [InlineData("\"a \\x41\"", "Invalid character escape sequence \"\\x\".", 4)]
    [InlineData("\"\\", "Invalid character escape sequence \"\\\".", 2)]
    [InlineData("\"\\u1\"", "Invalid Unicode escape sequence \"\\u\".", 2)]
    [InlineData("\"\\u00G0\"", "Invalid Unicode escape sequence \"\\u\".", 2)]
    [InlineData("\"\\uD800\"", "Invalid Unicode escape sequence \"\\uD800\".", 2)]
    [InlineData("\"\\uDC00\"", "Invalid Unicode escape sequence \"\\uDC00\".", 2)]
    [InlineData("\"\\uD800\\u0041\"", "Invalid Unicode escape sequence \"\\uD800\".", 2)]
    [InlineData("\"\\uDE00\\uD83D\"", "Invalid Unicode escape sequence \"\\uDE00\".", 2)]
    [InlineData("\"\\u{}\"", "Invalid Unicode escape sequence \"\\u{}\".", 2)]
    [InlineData("\"\\u{D800}\"", "Invalid Unicode escape sequence \"\\u{D800}\".", 2)]
    [InlineData("\"\\u{110000}\"", "Invalid Unicode escape sequence \"\\u{110000}\".", 2)]
    [InlineData("\"\\u{FFFFFFFF1}\"", "Invalid Unicode escape sequence \"\\u{FFFFFFFF1}\".", 2)]
    [InlineData("\"\\u{4Z}\"", "Invalid Unicode escape sequence \"\\u{4\".", 2)]
    [InlineData("\"\\uD83D\\u{DE00}\"", "Invalid Unicode escape sequence \"\\uD83D\".", 2)]
    [InlineData("\"\"\"no end", "Unterminated block string.", 10)]
    [InlineData("\"\"\"no end\\\"\"\"", "Unterminated block string.", 14)]
    public void A_broken_string_is_told_with_its_place(string text, string message, int column) => ValueFails(text, message, column);

    [Theory]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"simple\"\"\"", "simple")]
    [InlineData("\"\"\" white space \"\"\"", " white space ")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"first\n    second\n      third\"\"\"", "first\nsecond\n  third")]
    [InlineData("\"\"\"\n\n   \n a\n\n   \n\"\"\"", "a")]
    [InlineData("\"\"\"\r\n  a\r  b\n  c\"\"\"", "a\nb\nc")]
    [InlineData("\"\"\"\n\ta\n\t b\"\"\"", "a\n b")]
    [InlineData("\"\"\"contains \" quote\"\"\"", "contains \" quote")]
    [InlineData("\"\"\"contains \\\"\"\" three\"\"\"", "contains \"\"\" three")]
    [InlineData("\"\"\"unescaped \\n \\u00e9 \\\\ \"\"\"", "unescaped \\n \\u00e9 \\\\ ")]
    [InlineData("\"\"\"\n  a\n b\n   c\"\"\"", " a\nb\n  c")]
    [InlineData("\"\"\"   \n  \"\"\"", "")]
    public void Block_strings_lose_their_common_indentation_and_blank_ends(string text, string value)
    {
        var node = Value<StringValueNode>(text);

        node.Value.ShouldBe(value);
        node.IsBlock.ShouldBeTrue();
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_at_their_place()
    {
        byte[] text = [.. "{ a\n"u8, 0xC3, 0x28, .. " }"u8];

        Parser.TryParse(new Source(text), null, out _, out var error).ShouldBeFalse();

        error.ShouldNotBeNull().Message.ShouldBe("The document is not valid UTF-8.");
        error.Position.ShouldBe(new SourceLocation(2, 1));
    }

    [Fact]
    public void A_surrogate_in_UTF_8_is_no_UTF_8()
    {
        byte[] text = [.. "\""u8, 0xED, 0xA0, 0x80, .. "\""u8];

        Should.Throw<SyntaxException>(() => Parser.ParseValue(new Source(text))).Error.Message.ShouldBe("The document is not valid UTF-8.");
    }

    [Fact]
    public void A_name_is_one_string_however_often_it_stands_there()
    {
        var selections = ((OperationDefinitionNode)Parse("{ name other name }").Definitions[0]).SelectionSet.Selections;

        ((FieldNode)selections[0]).Name.Value.ShouldBeSameAs(((FieldNode)selections[2]).Name.Value);
    }

    private static DocumentNode Parse(string text) => Parser.Parse(new Source(Encoding.UTF8.GetBytes(text)));

    private static T Value<T>(string text) => Parser.ParseValue(new Source(text)).ShouldBeOfType<T>();

    private static void ValueFails(string text, string message, int column)
    {
        var error = Should.Throw<SyntaxException>(() => Parser.ParseValue(new Source(text))).Error;
        error.Message.ShouldBe(message);
        error.Position.ShouldBe(new SourceLocation(1, column));
    }
}
