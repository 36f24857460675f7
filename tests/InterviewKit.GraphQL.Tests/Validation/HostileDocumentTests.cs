using System.Diagnostics;
using System.Text;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.GraphQL.Validation;

namespace InterviewKit.GraphQL.Tests.Validation;

/// <summary>
/// Documents made to cost the server time, each about as long as the default limit on tokens allows. They are answered within a tenth of a
/// second on an idle machine; the limit here leaves room for a busy one, and none for a check that follows each way through the fragments.
/// </summary>
public class HostileDocumentTests
{
    private const int SecondsMax = 10;

    private static readonly Schema Schema = SchemaReader.Read([new Source("""
        type Query { a: Node b: Node x(n: Int): Int }
        interface Node { a: Node b: Node x(n: Int): Int }
        type N1 implements Node { a: Node b: Node x(n: Int): Int }
        type N2 implements Node { a: Node b: Node x(n: Int): Int }
        """)]).Schema!;

    [Fact]
    public void Thousands_of_equal_fields() => Answers("{" + Repeat(4900, _ => "x ") + "}").ShouldBeEmpty();

    [Fact]
    public void Thousands_of_equal_fields_with_subfields_of_different_names() =>
        Answers("{" + Repeat(1400, i => $"a{{x{i}:x}} ") + "}").ShouldBeEmpty();

    [Fact]
    public void Thousands_of_aliases_for_one_field() => Answers("{" + Repeat(3200, i => $"x{i}:x ") + "}").ShouldBeEmpty();

    [Fact]
    public void Fragments_that_double_at_every_level() =>
        Answers("{a{...f0}}" + Repeat(300, i => $"fragment f{i} on Node{{a{{...f{i + 1}}}b{{...f{i + 1}}}}}") + "fragment f300 on Node{x}").ShouldBeEmpty();

    [Fact]
    public void Fragments_that_double_at_one_level() =>
        Answers("{a{...f0}}" + Repeat(100, i => $"fragment f{i} on Node{{...f{i + 1} ...f{i + 1} a{{...f{i + 1}}}}}") + "fragment f100 on Node{x}").ShouldBeEmpty();

    [Fact]
    public void So_many_such_fragments_that_their_levels_are_as_large_as_the_document() =>
        Answers("{a{...f0}}" + Repeat(600, i => $"fragment f{i} on Node{{...f{i + 1} ...f{i + 1} a{{...f{i + 1}}}}}") + "fragment f600 on Node{x}")
            .Single().ShouldContain("MaxMergedFields");

    [Fact]
    public void A_chain_of_fragments_as_long_as_the_document() =>
        Answers("{a{...f0}}" + Repeat(1100, i => $"fragment f{i} on Node{{...f{i + 1}}}") + "fragment f1100 on Node{x}").ShouldBeEmpty();

    [Fact]
    public void A_chain_of_fragments_below_fields_as_long_as_the_document() =>
        Answers("{a{...f0}}" + Repeat(900, i => $"fragment f{i} on Node{{a{{...f{i + 1}}}}}") + "fragment f900 on Node{x}").ShouldBeEmpty();

    [Fact]
    public void A_cycle_of_fragments_as_long_as_the_document() =>
        Answers("{a{...f0}}" + Repeat(1100, i => $"fragment f{i} on Node{{...f{(i + 1) % 1100}}}")).Single().ShouldStartWith("Fragment \"f0\" cannot spread itself by way of");

    [Fact]
    public void Fragments_that_all_spread_each_other() =>
        Answers("{a{...f0}}" + Repeat(65, i => $"fragment f{i} on Node{{{Repeat(65, j => $"...f{j} ")}}}")).Length.ShouldBe(50);

    [Fact]
    public void Operations_that_all_use_a_fragment_with_many_variables() =>
        Answers(Repeat(300, i => $"query q{i}($v:Int){{a{{...f}}}}") + $"fragment f on Node{{{Repeat(400, i => $"x{i}:x(n:$v) ")}}}").ShouldBeEmpty();

    [Fact]
    public void Many_fields_that_share_a_large_fragment() =>
        Answers("{" + Repeat(800, i => $"a{i}:a{{...f}} ") + $"}}fragment f on Node{{{Repeat(700, i => $"x{i}:x ")}}}").ShouldBeEmpty();

    [Fact]
    public void Object_types_and_interfaces_in_turn() =>
        Answers("{" + Repeat(110, _ => "a{...on N1{a{x}}...on N2{a{x}}a{x}...on Node{b{x}}} ") + "}").ShouldBeEmpty();

    [Fact]
    public void Sets_of_fields_that_multiply_exponentially_end_in_an_error_that_names_the_limit()
    {
        // Which of a and b was chosen 20 levels above is remembered in the set of fields: 2^20 sets of a few hundred fields.
        const int Levels = 20;
        var document = new StringBuilder("{a{...s0}}");
        for (var i = 0; i < Levels; i++)
        {
            document.Append($"fragment s{i} on Node{{a{{...s{i + 1} ...t{i}x0}}b{{...s{i + 1}}}}}");
            for (var j = 0; j < Levels; j++)
                document.Append($"fragment t{i}x{j} on Node{{a{{{(j + 1 < Levels ? $"...t{i}x{j + 1}" : "x")}}}b{{{(j + 1 < Levels ? $"...t{i}x{j + 1}" : "x")}}}}}");
        }

        document.Append($"fragment s{Levels} on Node{{x}}");

        Answers(document.ToString()).Single().ShouldEndWith("more than the limit MaxMergedFields of 200000.");
    }

    [Fact]
    public void Thousands_of_errors_are_cut_off() => Answers("{" + Repeat(4900, i => $"unknown{i} ") + "}").Length.ShouldBe(50);

    [Fact]
    public void Thousands_of_unknown_directives_are_one_error_each_name() =>
        Answers("{x" + Repeat(4000, _ => "@no") + "}").ShouldHaveSingleItem();

    [Fact]
    public void Names_too_long_to_be_typing_errors_get_no_suggestions() =>
        Answers("{" + new string('x', 90_000) + "}").Single().ShouldEndWith("is not defined on type Query.");

    [Fact]
    public void Thousands_of_unknown_arguments_and_input_fields() =>
        Answers("{x(" + Repeat(3000, i => $"a{i}:1 ") + ")}").Length.ShouldBe(50);

    private static string Repeat(int count, Func<int, string> make) => string.Concat(Enumerable.Range(0, count).Select(make));

    private static string[] Answers(string document)
    {
        var parsed = Parser.Parse(new Source(document), new ParserOptions { MaxTokens = 30_000 });
        var watch = Stopwatch.StartNew();
        var errors = DocumentValidator.Validate(Schema, parsed);
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(SecondsMax, $"{parsed.TokenCount} tokens");
        return [.. errors.Select(error => error.Message)];
    }
}
