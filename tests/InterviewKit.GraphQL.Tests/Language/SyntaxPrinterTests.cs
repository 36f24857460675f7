using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Tests.Language;

public class SyntaxPrinterTests
{
    [Fact]
    public void An_executable_document_has_one_canonical_form() =>
        Print("""
            query Q($a:Int=1@x,$b:[T!]!)@live{f:g(b:$a,c:[1,-2.5e3,"s",true,null,ENUM,{d:{}}])@skip(if:true){...F,...on T{id}...@x{id}}}{a}"Told."fragment F on T{x}
            """).ShouldBe("""
            query Q($a: Int = 1 @x, $b: [T!]!) @live {
              f: g(b: $a, c: [1, -2.5e3, "s", true, null, ENUM, {d: {}}]) @skip(if: true) {
                ...F
                ... on T {
                  id
                }
                ... @x {
                  id
                }
              }
            }

            {
              a
            }

            "Told."
            fragment F on T {
              x
            }

            """);

    [Fact]
    public void A_type_system_has_one_canonical_form() =>
        Print("""
            "S"schema@a{query:Q}extend schema@b scalar D@c "T" type Q implements A&B@a{"F"f(x:Int=1,y:T):T!@e g("why"z:Int):Int}
            type E union U=|A|B enum C{"one"ONE TWO@d}input I{a:Int=3}extend input I{b:Int}directive@m(r:S="x")repeatable on|FIELD|ENUM interface N implements M{i:ID!}
            """).ShouldBe(""""
            "S"
            schema @a {
              query: Q
            }

            extend schema @b

            scalar D @c

            "T"
            type Q implements A & B @a {
              "F"
              f(x: Int = 1, y: T): T! @e
              g(
                "why"
                z: Int
              ): Int
            }

            type E

            union U = A | B

            enum C {
              "one"
              ONE
              TWO @d
            }

            input I {
              a: Int = 3
            }

            extend input I {
              b: Int
            }

            directive @m(r: S = "x") repeatable on FIELD | ENUM

            interface N implements M {
              i: ID!
            }

            """");

    [Fact]
    public void Arguments_that_make_a_long_line_stand_one_a_line() =>
        Print($$"""{ f(first: "{{new string('a', 60)}}", second: "{{new string('b', 60)}}") }""").ShouldBe($$"""
            {
              f(
                first: "{{new string('a', 60)}}"
                second: "{{new string('b', 60)}}"
              )
            }

            """);

    [Theory]
    [InlineData("plain")]
    [InlineData("two\nlines")]
    [InlineData("two\n\n  lines with indentation\n")]
    [InlineData("  all\n  indented")]
    [InlineData("\nfirst line blank")]
    [InlineData("blank \n   \n middle")]
    [InlineData("three \"\"\" quotes and \\\"\"\" escaped")]
    [InlineData("ends with a quote\"")]
    [InlineData("ends with a backslash\\")]
    [InlineData("carriage\rreturn")]
    [InlineData("control \u0001 \u007f \u009f")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\U0001F600 \uFEFF \u2028")]
    [InlineData("white space at the end \nof lines\t\nends")]
    public void A_block_string_has_the_same_value_after_printing_and_reading(string value)
    {
        var printed = new StringValueNode(value, isBlock: true).ToString();

        Parser.ParseValue(new Source(printed)).ShouldBeOfType<StringValueNode>().Value.ShouldBe(value);
        Parser.ParseValue(new Source(new StringValueNode(value).ToString())).ShouldBeOfType<StringValueNode>().Value.ShouldBe(value);
    }

    [Fact]
    public void A_block_string_is_indented_with_its_place() =>
        Print("type T { \"\"\"\n  one\n    two\n  \"\"\" a: Int }").ShouldBe(""""
            type T {
              """
              one
                two
              """
              a: Int
            }

            """");

    [Fact]
    public void A_query_behind_a_type_without_a_body_keeps_its_keyword() =>
        Print("type A query { a } { b }").ShouldBe("type A\n\nquery {\n  a\n}\n\n{\n  b\n}\n");

    [Fact]
    public void A_tree_made_by_hand_that_is_too_deep_ends_in_an_exception_and_not_with_the_process()
    {
        ValueNode value = new NullValueNode();
        for (var i = 0; i < 1_000_000; i++) value = new ListValueNode([value]);

        Should.Throw<InsufficientExecutionStackException>(value.ToString);
    }

    private static string Print(string text) => Parser.Parse(new Source(text)).ToString();
}
