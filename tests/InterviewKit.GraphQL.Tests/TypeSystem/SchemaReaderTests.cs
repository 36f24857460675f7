using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

public class SchemaReaderTests
{
    [Fact]
    public void Types_of_every_kind_are_read_with_their_members()
    {
        var schema = Sdl.Read("""
            "A thing." interface Thing { id: ID! }
            type Book implements Thing { id: ID! "Its title." title(upper: Boolean = false): [String!]! }
            type Film implements Thing { id: ID! }
            union Work = Film | Book
            enum Genre { CRIME DRAMA }
            input Filter { genre: Genre = CRIME words: [String!] }
            scalar Date @specifiedBy(url: "https://example.org/date")
            """);

        var book = schema.Types.Find("Book").ShouldBeOfType<ObjectType>();
        book.Kind.ShouldBe(TypeKind.Object);
        book.Interfaces.Single().ShouldBeSameAs(schema.Types.Find("Thing"));
        var title = book.Fields.Find("title").ShouldNotBeNull();
        title.Type.ToString().ShouldBe("[String!]!");
        title.Description.ShouldBe("Its title.");
        title.Coordinate.ShouldBe("Book.title");
        title.DeclaringType.ShouldBeSameAs(book);
        title.Arguments[0].Coordinate.ShouldBe("Book.title(upper:)");
        title.Arguments[0].DefaultValue.ShouldBe(false);
        schema.Types.Find("Work").ShouldBeOfType<UnionType>().Members.Select(type => type.Name).ShouldBe(["Film", "Book"]);
        schema.Types.Find("Work").ShouldBeOfType<UnionType>().PossibleTypes.Select(type => type.Name).ShouldBe(["Book", "Film"]);
        schema.Types.Find("Thing").ShouldBeOfType<InterfaceType>().PossibleTypes.Select(type => type.Name).ShouldBe(["Book", "Film"]);
        schema.Types.Find("Thing")!.Description.ShouldBe("A thing.");
        var genre = schema.Types.Find("Genre").ShouldBeOfType<EnumType>();
        genre.Values.Select(value => value.Coordinate).ShouldBe(["Genre.CRIME", "Genre.DRAMA"]);
        var filter = schema.Types.Find("Filter").ShouldBeOfType<InputObjectType>();
        filter.Fields[0].DefaultValue.ShouldBeSameAs(genre.Values[0]);
        filter.Fields[0].Coordinate.ShouldBe("Filter.genre");
        schema.Types.Find("Date").ShouldBeOfType<ScalarType>().SpecifiedByUrl.ShouldBe("https://example.org/date");
    }

    [Fact]
    public void Extensions_of_any_source_in_any_order_are_merged()
    {
        var schema = Sdl.ReadAll(
            "extend type Query { b: Int } extend enum E @mark { TWO } extend union U @mark = B extend scalar S @mark",
            "type Query { a: E } enum E { ONE } union U = A type A { a: Int } type B { b: Int } scalar S directive @mark on ENUM | UNION | SCALAR | SCHEMA | OBJECT | INTERFACE | INPUT_OBJECT",
            "extend type A implements I @mark extend interface I @mark { i: Int } interface I { a: Int } extend type A { i: Int } input N { a: Int } extend input N @mark { b: Int } extend schema @mark");

        schema.QueryType.Fields.Select(field => field.Name).ShouldBe(["a", "b"]);
        schema.Types.Find("E").ShouldBeOfType<EnumType>().Values.Select(value => value.Name).ShouldBe(["ONE", "TWO"]);
        schema.Types.Find("U").ShouldBeOfType<UnionType>().Members.Length.ShouldBe(2);
        schema.Types.Find("A").ShouldBeOfType<ObjectType>().Interfaces.Single().Name.ShouldBe("I");
        schema.Types.Find("N").ShouldBeOfType<InputObjectType>().Fields.Count.ShouldBe(2);
        schema.AppliedDirectives.Single().Name.ShouldBe("mark");
        string[] marked = ["E", "U", "S", "A", "I", "N"];
        marked.ShouldAllBe(name => schema.Types.Find(name)!.AppliedDirectives.Length == 1);
    }

    [Fact]
    public void Root_types_are_named_by_the_schema_or_by_default()
    {
        var byDefault = Sdl.ReadAll("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }");
        var named = Sdl.ReadAll("\"Mine.\" schema { query: Reads } extend schema { mutation: Writes } type Reads { a: Int } type Writes { a: Int } type Subscription { a: Int }");

        var extended = Sdl.ReadAll("extend schema { mutation: Writes } type Query { a: Int } type Writes { a: Int } type Mutation { a: Int }");

        extended.MutationType!.Name.ShouldBe("Writes");
        byDefault.RootType(OperationType.Mutation)!.Name.ShouldBe("Mutation");
        byDefault.RootType(OperationType.Subscription)!.Name.ShouldBe("Subscription");
        named.Description.ShouldBe("Mine.");
        named.QueryType.Name.ShouldBe("Reads");
        named.MutationType!.Name.ShouldBe("Writes");
        named.SubscriptionType.ShouldBeNull();
    }

    [Fact]
    public void Applied_directives_are_kept_on_every_kind_of_element_with_coerced_arguments()
    {
        var schema = Sdl.Read("""
            enum Scope { READ WRITE }
            directive @need(scope: Scope!, weights: [Float!] = [1], note: String) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCALAR
            schema @need(scope: READ) { query: Query }
            type T @need(scope: READ) @need(scope: WRITE, weights: 2, note: null) { f(a: Int @need(scope: READ)): Int @need(scope: READ) }
            interface I @need(scope: READ) { f: Int } union U @need(scope: READ) = T enum E @need(scope: READ) { A @need(scope: READ) }
            input N @need(scope: READ) { f: Int @need(scope: READ) } scalar S @need(scope: READ)
            """);

        var type = schema.Types.Find("T").ShouldBeOfType<ObjectType>();
        var scope = schema.Types.Find("Scope").ShouldBeOfType<EnumType>();
        type.AppliedDirectives.Select(applied => applied.Arguments["scope"]).ShouldBe([scope.Values[0], scope.Values[1]]);
        type.AppliedDirectives[0].Arguments["weights"].ShouldBe(new object?[] { 1.0 });
        type.AppliedDirectives[0].Arguments.ContainsKey("note").ShouldBeFalse();
        type.AppliedDirectives[1].Arguments["weights"].ShouldBe(new object?[] { 2.0 });
        type.AppliedDirectives[1].Arguments["note"].ShouldBeNull();
        ISchemaElement[] others =
        [
            type.Fields[0], type.Fields[0].Arguments[0], schema.Types.Find("I")!, schema.Types.Find("U")!, schema.Types.Find("E")!,
            ((EnumType)schema.Types.Find("E")!).Values[0], schema.Types.Find("N")!, ((InputObjectType)schema.Types.Find("N")!).Fields[0], schema.Types.Find("S")!,
        ];
        others.ShouldAllBe(element => element.AppliedDirectives.Single().Definition == schema.Directives.Find("need"));
        schema.AppliedDirectives.Single().Name.ShouldBe("need");
    }

    [Fact]
    public void Deprecation_is_read_from_fields_arguments_input_fields_and_enum_values()
    {
        var schema = Sdl.Read("""
            type T { f(a: Int @deprecated(reason: "use b"), b: Int): Int @deprecated }
            input N { a: Int! = 1 @deprecated b: Int }
            enum E { A @deprecated(reason: "gone") B }
            """);

        var field = ((ObjectType)schema.Types.Find("T")!).Fields[0];
        field.DeprecationReason.ShouldBe("No longer supported");
        field.Arguments[0].DeprecationReason.ShouldBe("use b");
        field.Arguments[1].DeprecationReason.ShouldBeNull();
        ((InputObjectType)schema.Types.Find("N")!).Fields[0].DeprecationReason.ShouldBe("No longer supported");
        ((EnumType)schema.Types.Find("E")!).Values.Select(value => value.DeprecationReason).ShouldBe(["gone", null]);
    }

    [Fact]
    public void Defaults_are_coerced_by_their_types_with_the_defaults_of_input_fields_filled_in()
    {
        var schema = Sdl.Read("""
            type T { f(filter: Outer = { inner: { n: 7 } }, list: [Int!] = 3, id: ID = 5, ratio: Float = 2): Int }
            input Outer { inner: Inner! = {} other: Inner = { text: null } }
            input Inner { n: Int = 1 text: String = "x" tags: [String] }
            """);

        var arguments = ((ObjectType)schema.Types.Find("T")!).Fields[0].Arguments;
        arguments.Find("list")!.DefaultValue.ShouldBe(new object?[] { 3 });
        arguments.Find("id")!.DefaultValue.ShouldBe("5");
        arguments.Find("ratio")!.DefaultValue.ShouldBe(2.0);
        Show(arguments.Find("filter")!.DefaultValue).ShouldBe("{inner: {n: 7, text: x}, other: {n: 1, text: null}}");
        Show(((InputObjectType)schema.Types.Find("Outer")!).Fields[0].DefaultValue).ShouldBe("{n: 1, text: x}");
    }

    [Fact]
    public void Built_in_scalars_are_part_of_a_schema_only_where_it_uses_them()
    {
        var small = Sdl.Read("type T { a: Boolean }");
        var large = Sdl.Read("type T { a(id: ID): Float } input N { n: [Int!] }");

        small.Types.Where(type => type is ScalarType).Select(type => type.Name).ShouldBe(["Boolean", "String"]);
        large.Types.Where(type => type is ScalarType).Select(type => type.Name).ShouldBe(["Boolean", "Float", "ID", "Int", "String"]);
    }

    [Fact]
    public void Introspection_is_part_of_every_schema()
    {
        var schema = Sdl.Read("");

        schema.Types.Find("__Type").ShouldBeOfType<ObjectType>().Fields.Select(field => $"{field.Name}: {field.Type}").ShouldBe(
        [
            "kind: __TypeKind!", "name: String", "description: String", "specifiedByURL: String", "fields: [__Field!]", "interfaces: [__Type!]",
            "possibleTypes: [__Type!]", "enumValues: [__EnumValue!]", "inputFields: [__InputValue!]", "ofType: __Type", "isOneOf: Boolean",
        ]);
        schema.Directives.Select(directive => directive.Coordinate).ShouldBe(["@deprecated", "@include", "@oneOf", "@skip", "@specifiedBy"]);
        schema.Directives.ShouldAllBe(directive => directive.IsBuiltIn);
        schema.FindField(schema.QueryType, "__schema").ShouldBeSameAs(schema.MetaFields.Schema);
        schema.FindField(schema.QueryType, "__type")!.Arguments[0].Type.ToString().ShouldBe("String!");
        schema.FindField((ObjectType)schema.Types.Find("__Type")!, "__typename").ShouldBeSameAs(schema.MetaFields.Typename);
        schema.FindField((ObjectType)schema.Types.Find("__Type")!, "__schema").ShouldBeNull();
    }

    [Fact]
    public void Types_are_the_same_object_wherever_they_are_referred_to()
    {
        var schema = Sdl.Read("type T { a: [Int!]! } type U { a: [Int!]! b: Int! }");

        ((ObjectType)schema.Types.Find("T")!).Fields[0].Type.ShouldBeSameAs(((ObjectType)schema.Types.Find("U")!).Fields[0].Type);
        schema.FindType(Parser.ParseType(new Source("[Int!]!"))).ShouldBeSameAs(((ObjectType)schema.Types.Find("T")!).Fields[0].Type);
        schema.FindType(Parser.ParseType(new Source("[Nothing!]"))).ShouldBeNull();
    }

    [Fact]
    public void Sources_of_comments_alone_add_nothing() => Sdl.ReadAll("# to come", "type Query { a: Int }", "  \n").QueryType.Fields.Count.ShouldBe(1);

    [Fact]
    public void Syntax_errors_of_all_sources_are_told_together()
    {
        var result = SchemaReader.Read([new Source("type {", "a.graphql"), new Source("type Query { a: Int }", "b.graphql"), new Source("enum E { true }", "c.graphql")]);

        result.IsValid.ShouldBeFalse();
        result.Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "a.graphql:1:6: Syntax error: Expected a name, found \"{\".",
            "c.graphql:1:10: Syntax error: Expected the name of an enum value, which true, false and null are not, found \"true\".",
        ]);
    }

    [Fact]
    public void Problems_of_all_sources_are_told_in_order_with_place_and_coordinate()
    {
        var result = SchemaReader.Read(
        [
            new Source("type Query { a: Strin\n b: Missing }", "first.graphql"),
            new Source("extend type Nothing { a: Int }\nunion U = Query | Int", "second.graphql"),
        ]);

        result.Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "first.graphql:1:17: Type Strin is not defined. Did you mean \"String\"? [Query.a]",
            "first.graphql:2:5: Type Missing is not defined. [Query.b]",
            "second.graphql:1:13: Type Nothing is extended, but defined nowhere. [Nothing]",
            "second.graphql:2:19: Int is a member of the union, which must be an object type. [U]",
        ]);
    }

    internal static string Show(object? value) => value switch
    {
        null => "null",
        InputObjectValue input => $"{{{string.Join(", ", input.Fields.Select(field => $"{field.Definition.Name}: {Show(field.Value)}"))}}}",
        IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
