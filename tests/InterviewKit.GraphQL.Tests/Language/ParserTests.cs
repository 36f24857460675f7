using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Tests.Language;

public class ParserTests
{
    [Fact]
    public void An_operation_is_read_with_all_its_parts()
    {
        var operation = Parse("""
            "Lists questions."
            query Questions("How many." $first: Int! = 20 @deprecated, $tags: [String!]) @live {
              page: questions(first: $first, filter: { tags: $tags }) @include(if: true) { ...fields ... on Question { id } ... @skip(if: false) { id } }
            }
            """).Definitions.Single().ShouldBeOfType<OperationDefinitionNode>();

        operation.Operation.ShouldBe(OperationType.Query);
        operation.Name!.Value.Value.ShouldBe("Questions");
        operation.Description!.Value.ShouldBe("Lists questions.");
        operation.IsShorthand.ShouldBeFalse();
        operation.Directives.Single().Name.Value.ShouldBe("live");
        operation.VariableDefinitions.Select(variable => $"{variable.Name} {variable.Type} {variable.DefaultValue}").ShouldBe(["first Int! 20", "tags [String!] "]);
        operation.VariableDefinitions[0].Description!.Value.ShouldBe("How many.");
        var field = operation.SelectionSet.Selections.Single().ShouldBeOfType<FieldNode>();
        field.ResponseName.ShouldBe("page");
        field.Name.Value.ShouldBe("questions");
        field.Arguments.Select(argument => argument.ToString()).ShouldBe(["first: $first", "filter: {tags: $tags}"]);
        field.SelectionSet!.Selections.Select(selection => selection.GetType()).ShouldBe([typeof(FragmentSpreadNode), typeof(InlineFragmentNode), typeof(InlineFragmentNode)]);
    }

    [Fact]
    public void Nodes_know_the_text_that_they_were_read_from()
    {
        const string Text = "query Q { a: b(c: [1, {d: \"e\"}]) @f { g } }";
        var operation = (OperationDefinitionNode)Parse(Text).Definitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];

        Slice(operation.Location).ShouldBe(Text);
        Slice(operation.Name!.Value.Location).ShouldBe("Q");
        Slice(field.Location).ShouldBe("a: b(c: [1, {d: \"e\"}]) @f { g }");
        Slice(field.Arguments[0].Value.Location).ShouldBe("[1, {d: \"e\"}]");
        Slice(field.Directives[0].Location).ShouldBe("@f");
        Slice(field.SelectionSet!.Location).ShouldBe("{ g }");

        static string Slice(Location location) => Text[location.Start..location.End];
    }

    [Fact]
    public void Keywords_are_names_where_a_name_is_expected() =>
        Parse("query query($on: type) { query: fragment(mutation: on) { true null on extend: schema } ...type } fragment type on on { on }")
            .Definitions.Length.ShouldBe(2);

    [Fact]
    public void All_of_the_type_system_is_read()
    {
        var document = Parse("""
            "The schema" schema @a { query: Q mutation: M subscription: S }
            extend schema @b
            "A scalar" scalar Date @specifiedBy(url: "x")
            extend scalar Date @c
            "A type" type Q implements & Node & Named @a { "A field" f("An argument" x: Int = 1 @d, y: [T!]!): String! @e g: Int }
            type Empty
            extend type Q implements Other
            interface Node implements Base { id: ID! }
            extend interface Node @x
            union U @a = | A | B
            union None
            extend union U = C
            enum E @a { "one" ONE @deprecated TWO }
            extend enum E { THREE }
            input I @oneOf { a: Int = 3 b: [I] }
            extend input I { c: Boolean }
            directive @many("why" reason: String = "none") repeatable on | FIELD | ENUM_VALUE
            """);

        document.Definitions.Select(definition => definition.GetType().Name.Replace("DefinitionNode", "", StringComparison.Ordinal)).ShouldBe(
        [
            "Schema", "Schema", "ScalarType", "ScalarType", "ObjectType", "ObjectType", "ObjectType", "InterfaceType", "InterfaceType",
            "UnionType", "UnionType", "UnionType", "EnumType", "EnumType", "InputObjectType", "InputObjectType", "Directive",
        ]);
        var type = (ObjectTypeDefinitionNode)document.Definitions[4];
        type.Interfaces.Select(node => node.Name).ShouldBe(["Node", "Named"]);
        type.Fields[0].Arguments[0].Description!.Value.ShouldBe("An argument");
        ((UnionTypeDefinitionNode)document.Definitions[9]).Members.Select(node => node.Name).ShouldBe(["A", "B"]);
        var directive = (DirectiveDefinitionNode)document.Definitions[16];
        directive.IsRepeatable.ShouldBeTrue();
        directive.Locations.Select(name => name.Value).ShouldBe(["FIELD", "ENUM_VALUE"]);
    }

    [Theory]
    [InlineData("", "Expected a definition, found the end of the document.", "1:1")]
    [InlineData("# nothing", "Expected a definition, found the end of the document.", "1:10")]
    [InlineData("{", "Expected a field or a fragment, found the end of the document.", "1:2")]
    [InlineData("{ }", "Expected a field or a fragment, found \"}\".", "1:3")]
    [InlineData("{ a {} }", "Expected a field or a fragment, found \"}\".", "1:6")]
    [InlineData("{ a } }", "Expected a definition, found \"}\".", "1:7")]
    [InlineData("{ ...on }", "Expected a type, found \"}\".", "1:9")]
    [InlineData("{ ... }", "Expected a selection set, which begins with \"{\", found \"}\".", "1:7")]
    [InlineData("{ a: }", "Expected a name, found \"}\".", "1:6")]
    [InlineData("{ a: b: c }", "Expected a field or a fragment, found \":\".", "1:7")]
    [InlineData("{ a() }", "Expected an argument, found \")\".", "1:5")]
    [InlineData("{ a(b) }", "Expected \":\", found \")\".", "1:6")]
    [InlineData("{ a(b: ) }", "Expected a value, found \")\".", "1:8")]
    [InlineData("{ a(b: [1 }", "Expected a value, found \"}\".", "1:11")]
    [InlineData("{ a(b: {1: 2}) }", "Expected the field of an input object or \"}\", found the number 1.", "1:9")]
    [InlineData("{ a(b: $) }", "Expected a name, found \")\".", "1:9")]
    [InlineData("{ a @ }", "Expected a name, found \"}\".", "1:7")]
    [InlineData("{ a @b() }", "Expected an argument, found \")\".", "1:8")]
    [InlineData("notAnOperation Foo { field }", "Expected a definition, found \"notAnOperation\".", "1:1")]
    [InlineData("query", "Expected a selection set, which begins with \"{\", found the end of the document.", "1:6")]
    [InlineData("query Q", "Expected a selection set, which begins with \"{\", found the end of the document.", "1:8")]
    [InlineData("query () { a }", "Expected the definition of a variable, found \")\".", "1:8")]
    [InlineData("query ($a) { a }", "Expected \":\", found \")\".", "1:10")]
    [InlineData("query ($a: ) { a }", "Expected a type, found \")\".", "1:12")]
    [InlineData("query ($a: [Int) { a }", "Expected \"]\", found \")\".", "1:16")]
    [InlineData("query ($a: Int!!) { a }", "Expected the definition of a variable, found \"!\".", "1:16")]
    [InlineData("query ($a: Int = $b) { a }", "Expected a constant value, in which no variable can stand, found \"$\".", "1:18")]
    [InlineData("query ($a: Int = [{b: $b}]) { a }", "Expected a constant value, in which no variable can stand, found \"$\".", "1:23")]
    [InlineData("query ($a: Int @x(y: $b)) { a }", "Expected a constant value, in which no variable can stand, found \"$\".", "1:22")]
    [InlineData("fragment on on T { a }", "Expected the name of a fragment, found \"on\".", "1:10")]
    [InlineData("fragment f { a }", "Expected \"on\", found \"{\".", "1:12")]
    [InlineData("fragment f($a: Int) on T { a }", "Expected \"on\", found \"(\".", "1:11")]
    [InlineData("fragment f on T", "Expected a selection set, which begins with \"{\", found the end of the document.", "1:16")]
    [InlineData("\"text\" { a }", "Expected a definition, found \"{\".", "1:8")]
    [InlineData("\"text\" extend type T { a: Int }", "Expected a definition that can have a description, not an extension, found \"extend\".", "1:8")]
    [InlineData("\"text\"", "Expected a definition, found the end of the document.", "1:7")]
    [InlineData("\"a\" \"b\" type T", "Expected a definition, found the string \"b\".", "1:5")]
    [InlineData("type", "Expected a name, found the end of the document.", "1:5")]
    [InlineData("type T {}", "Expected a name, found \"}\".", "1:9")]
    [InlineData("type T { a }", "Expected \":\", found \"}\".", "1:12")]
    [InlineData("type T { a(): Int }", "Expected a name, found \")\".", "1:12")]
    [InlineData("type T implements { a: Int }", "Expected a type, found \"{\".", "1:19")]
    [InlineData("type T implements A, B { a: Int }", "Expected a definition, found \"B\".", "1:22")]
    [InlineData("union U =", "Expected a type, found the end of the document.", "1:10")]
    [InlineData("union U = A ||", "Expected a type, found \"|\".", "1:14")]
    [InlineData("enum E {}", "Expected a name, found \"}\".", "1:9")]
    [InlineData("enum E { true }", "Expected the name of an enum value, which true, false and null are not, found \"true\".", "1:10")]
    [InlineData("input I { a: Int = $b }", "Expected a constant value, in which no variable can stand, found \"$\".", "1:20")]
    [InlineData("input I { a(b: Int): Int }", "Expected \":\", found \"(\".", "1:12")]
    [InlineData("schema", "Expected \"{\", found the end of the document.", "1:7")]
    [InlineData("schema {}", "Expected query, mutation or subscription, found \"}\".", "1:9")]
    [InlineData("schema { read: Q }", "Expected query, mutation or subscription, found \"read\".", "1:10")]
    [InlineData("directive @d", "Expected \"on\", found the end of the document.", "1:13")]
    [InlineData("directive d on FIELD", "Expected \"@\", found \"d\".", "1:11")]
    [InlineData("directive @d on FIELD | NOWHERE", "Expected a directive location such as FIELD or FIELD_DEFINITION, found \"NOWHERE\".", "1:25")]
    [InlineData("directive @d @e on FIELD", "Expected \"on\", found \"@\".", "1:14")]
    [InlineData("extend", "Expected what is extended: schema, scalar, type, interface, union, enum or input, found the end of the document.", "1:7")]
    [InlineData("extend directive @d", "Expected what is extended: schema, scalar, type, interface, union, enum or input, found \"directive\".", "1:8")]
    [InlineData("extend type T", "Expected what the extension adds: implements, directives or \"{\", found the end of the document.", "1:14")]
    [InlineData("extend interface T", "Expected what the extension adds: implements, directives or \"{\", found the end of the document.", "1:19")]
    [InlineData("extend scalar T", "Expected what the extension adds: directives, found the end of the document.", "1:16")]
    [InlineData("extend union T", "Expected what the extension adds: directives or \"=\", found the end of the document.", "1:15")]
    [InlineData("extend enum T", "Expected what the extension adds: directives or \"{\", found the end of the document.", "1:14")]
    [InlineData("extend input T", "Expected what the extension adds: directives or \"{\", found the end of the document.", "1:15")]
    [InlineData("extend schema", "Expected what the extension adds: directives or \"{\", found the end of the document.", "1:14")]
    [InlineData("{ a(b: \"1234567890123456789012345678901234567890123456789\" c) }", "Expected \":\", found \")\".", "1:61")]
    [InlineData("\"1234567890123456789012345678901234567890\" \"1234567890123456789012345678901234567890\"", "Expected a definition, found the string \"123456789012345678901234567890123456789….", "1:44")]
    public void A_syntax_error_tells_what_was_found_what_was_expected_and_where(string document, string message, string position)
    {
        Parser.TryParse(new Source(document), null, out var parsed, out var error).ShouldBeFalse();

        parsed.ShouldBeNull();
        error.ShouldNotBeNull().Message.ShouldBe(message);
        error.Position.ToString().ShouldBe(position);
        error.Code.ShouldBe(ErrorCodes.ParseFailed);
    }

    [Fact]
    public void A_syntax_error_points_at_its_place_in_the_line()
    {
        var error = Should.Throw<SyntaxException>(() => Parser.Parse(new Source("{\n\tname(first: )\n}", "questions.graphql")));

        error.Message.ShouldBe("questions.graphql:2:14: Expected a value, found \")\".\n   name(first: )\n               ^");
        var answered = error.Error.ToGraphQLError();
        answered.Message.ShouldBe("Syntax error: Expected a value, found \")\".");
        answered.Locations.ShouldBe([new SourceLocation(2, 14)]);
    }

    [Theory]
    [InlineData("{a", "{a", "}")]
    [InlineData("{a(b:", "[", "]")]
    [InlineData("{a(b:", "{c:", "}")]
    [InlineData("query($a:", "[", "]")]
    [InlineData("{", "...{", "}")]
    public void Nesting_ends_at_the_limit_and_not_with_the_stack(string start, string open, string close)
    {
        var error = Fail(start + string.Concat(Enumerable.Repeat(open, 40_000)) + close, new ParserOptions { MaxTokens = int.MaxValue, MaxBytes = int.MaxValue });

        error.Message.ShouldBe("The document nests deeper than the limit MaxDepth of 128.");
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Position.Column.ShouldBeInRange(128, 128 * 5);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_fine_and_one_more_is_not()
    {
        var options = new ParserOptions { MaxDepth = 3 };

        Parser.Parse(new Source("{a{b(c:[1])}d(e:[1])f(g:1)}"), options).Definitions.Length.ShouldBe(1);
        Fail("{a{b(c:[[1]])}}", options).Message.ShouldBe("The document nests deeper than the limit MaxDepth of 3.");
    }

    [Fact]
    public void Tokens_are_counted_and_limited()
    {
        Parser.Parse(new Source("{ a b c }"), new ParserOptions { MaxTokens = 5 }).TokenCount.ShouldBe(5);

        var error = Fail("{ a b c }", new ParserOptions { MaxTokens = 4 });

        error.Message.ShouldBe("The document has more tokens than the limit MaxTokens of 4.");
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Position.ToString().ShouldBe("1:9");
    }

    [Fact]
    public void Bytes_are_limited_before_anything_is_read()
    {
        Parser.Parse(new Source("{ a }"), new ParserOptions { MaxBytes = 5 }).TokenCount.ShouldBe(3);

        var error = Fail("{ ab } ???", new ParserOptions { MaxBytes = 9 });

        error.Message.ShouldBe("The document has 10 bytes, which is more than the limit MaxBytes of 9.");
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
    }

    private static SyntaxError Fail(string document, ParserOptions options) =>
        Should.Throw<SyntaxException>(() => Parser.Parse(new Source(document), options)).Error;

    private static DocumentNode Parse(string text) => Parser.Parse(new Source(text));
}
