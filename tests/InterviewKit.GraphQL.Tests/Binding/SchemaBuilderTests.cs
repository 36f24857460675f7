using System.Collections.Immutable;
using InterviewKit.GraphQL.Tests.Execution;

namespace InterviewKit.GraphQL.Tests.Binding;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void All_problems_are_listed_together_each_by_its_coordinate()
    {
        var builder = new SchemaBuilder()
            .AddSdl("""
                type Query { a: Int b: String! thing: Thing other: Other find(by: By, kind: Kind): Int }
                type Thing { name: String size: Int missing: Boolean }
                type Other { id: ID }
                enum Kind { ONE TWO }
                input By { id: ID! count: Int }
                """, "a.graphql")
            .BindQuery(query => query.Field("a", _ => "text").Field("thing", _ => new Item("x", 1)).Field("other", _ => 1).Field("find", _ => 1).Field("nothing", _ => 1))
            .Bind<Item>("Thing", thing => thing.Field("size", item => (long)item.Size).Field("size", item => item.Size))
            .Bind<Item>("Nowhere")
            .BindEnum<Sort>("Kind")
            .BindInput<ByRecord>("By");

        var problems = Should.Throw<SchemaException>(builder.Build).Problems;

        problems.Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "By.count: is nullable (Int), but Int32 has no null; use Int32?.",
            "Kind.TWO: the enum Sort has no member for this value.",
            "Kind: the member Sort.Three has no value THREE here.",
            "Nowhere: Item is bound to it, but the SDL has no such object type.",
            "Other: the object type is bound to no CLR type; call Bind.",
            "Query.a: the resolver returns String, which is no Int; expected Int32, Int16, Byte, Int64.",
            "Query.b: the field has no resolver.",
            "Query.nothing: a resolver is bound to the field, but the SDL has no such field.",
            "Thing.missing: the field has no resolver, and Item has no property Missing.",
            "Thing.size: the field has more than one resolver.",
        }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Problems_of_the_sdl_name_source_line_and_column()
    {
        var exception = Should.Throw<SchemaException>(new SchemaBuilder().AddSdl("type Query {\n  a: Nope\n}", "slice.graphql").Build);
        exception.Problems.ShouldHaveSingleItem().ShouldStartWith("slice.graphql:2:6: ");
        exception.Message.ShouldStartWith("The schema has 1 problem:");
    }

    [Fact]
    public async Task Slices_add_up_to_one_schema()
    {
        var schema = new SchemaBuilder()
            .AddSdl("type Query { item: Item }  type Item { name: String }", "one.graphql")
            .AddSdl("extend type Query { more: Int } extend type Item { size: Int twice: Int }", "two.graphql")
            .BindQuery(query => query.Field("item", _ => new Item("x", 4)))
            .BindQuery(query => query.Field("more", _ => 1))
            .Bind<Item>("Item")
            .Bind<Item>("Item", item => item.Field("twice", found => found.Size * 2))
            .Build();

        (await AskAsync(schema, "{ item { name size twice } more }")).ShouldBe("""{"data":{"item":{"name":"x","size":4,"twice":8},"more":1}}""");
    }

    [Fact]
    public async Task Interfaces_base_classes_and_structs_can_stand_behind_object_types()
    {
        var schema = new SchemaBuilder()
            .AddSdl("""
                type Query { sized: Sized any: [Any!]! shape: Shape point: Point }
                type Sized { name: String size: Int } type Shape { area: Int } type Point { x: Int y: Int } union Any = Sized | Shape | Point
                """, "a.graphql")
            .Bind<ISized>("Sized").Bind<Shape>("Shape").Bind<Point>("Point")
            .BindQuery(query => query
                .Field("sized", _ => new Box("b", 2)).Field("shape", _ => new Square(3)).Field("point", _ => (Point?)new Point(1, 2))
                .Field("any", _ => new object[] { new Box("c", 4), new Square(5), new Point(6, 7) }))
            .Build();

        (await AskAsync(schema, "{ sized { name size } shape { area } point { x y } any { __typename ... on Sized { name } ... on Shape { area } ... on Point { y } } }"))
            .ShouldBe("""{"data":{"sized":{"name":"b","size":2},"shape":{"area":9},"point":{"x":1,"y":2},"any":[{"__typename":"Sized","name":"c"},{"__typename":"Shape","area":25},{"__typename":"Point","y":7}]}}""");
    }

    [Fact]
    public async Task A_value_of_no_possible_type_is_a_fault_that_is_told_to_the_log_and_not_to_the_client()
    {
        var schema = new SchemaBuilder()
            .AddSdl("type Query { any: [Any] item: Item } type Item { name: String } type Other { x: Int } union Any = Item | Other", "a.graphql")
            .Bind<Item>("Item").Bind<Point>("Other")
            .BindQuery(query => query.Field("any", _ => new object[] { new Item("x", 1), "text" }).Field("item", _ => (object)7))
            .Build();

        var faults = new List<string>();
        GraphQLError? Record(Exception exception, FieldContext context)
        {
            faults.Add(exception.Message);
            return null;
        }

        var executor = new GraphQLExecutor(schema, new GraphQLOptions { MapException = Record });
        var answer = (await executor.ExecuteAsync(new GraphQLRequest("{ any { __typename } item { name } }"), Services.None, CancellationToken.None)).ToJson();

        answer.ShouldEndWith("""],"data":{"any":[{"__typename":"Item"},null],"item":null}}""");
        answer.ShouldNotContain("System.");
        faults[0].ShouldEndWith("found a System.String, which is bound to none of them.");
        faults[1].ShouldEndWith("found a System.Int32.");
    }

    [Fact]
    public void One_type_has_one_clr_type()
    {
        var builder = new SchemaBuilder().AddSdl("type Query { a: A } type A { name: String }", "a.graphql")
            .BindQuery(query => query.Field("a", _ => new Item("x", 1)))
            .Bind<Item>("A").Bind<string>("A").Bind<Item>("Query");
        Should.Throw<SchemaException>(builder.Build).Problems.ShouldBe(
        [
            "A: is bound to Item and to String.",
            "Query: is a root operation type; bind its fields with BindQuery, BindMutation or BindSubscription.",
        ]);
    }

    [Fact]
    public void Two_members_of_a_union_cannot_share_a_clr_type()
    {
        var builder = new SchemaBuilder().AddSdl("type Query { ab: AB } union AB = A | B type A { name: String } type B { name: String }", "a.graphql")
            .BindQuery(query => query.Field("ab", _ => new Item("x", 1)))
            .Bind<Item>("A").Bind<Item>("B");
        Should.Throw<SchemaException>(builder.Build).Problems.ShouldHaveSingleItem()
            .ShouldBe("AB: \"A\" and \"B\" are bound to the same CLR type Item, so that its values could be of either.");
    }

    [Fact]
    public async Task Numbers_ids_and_lists_bind_to_the_clr_types_that_hold_them()
    {
        var id = Guid.Parse("0b9d4f5e-6a1c-4d7e-9f2a-1234567890ab");
        var schema = new SchemaBuilder()
            .AddSdl("type Query { short: Int long: Int decimal: Float float: Float int: Float guid: ID number: ID array: [Int!] missing: [Int!] set: [String] lazy: [Int!]! dates: [[Int]] none: Int }", "a.graphql")
            .BindQuery(query => query
                .Field("short", _ => (short)1).Field("long", _ => 2L).Field("decimal", _ => 3.10m).Field("float", _ => 0.5f).Field("int", _ => 6)
                .Field("guid", _ => id).Field("number", _ => 7L)
                .Field("array", _ => ImmutableArray.Create(1, 2)).Field("missing", _ => default(ImmutableArray<int>))
                .Field("set", _ => new SortedSet<string> { "b", "a" }).Field("lazy", _ => Enumerable.Range(1, 3).Where(static n => n != 2))
                .Field("dates", _ => new List<int?[]?> { new int?[] { 1, null }, null }).Field("none", _ => (int?)null))
            .Build();

        (await AskAsync(schema, "{ short long decimal float int guid number array missing set lazy dates none }")).ShouldBe(
            """{"data":{"short":1,"long":2,"decimal":3.10,"float":0.5,"int":6,"guid":"0b9d4f5e-6a1c-4d7e-9f2a-1234567890ab","number":"7","array":[1,2],"missing":null,"set":["a","b"],"lazy":[1,3],"dates":[[1,null],null],"none":null}}""");
    }

    [Fact]
    public async Task Input_records_take_what_their_members_are()
    {
        var schema = new SchemaBuilder()
            .AddSdl("input In { id: ID! count: Int! price: Float! tags: [String!]! = [\"t\"] note: String inner: In kind: Kind! size: Int } enum Kind { ONE THREE } type Query { f(in: In!): String }", "a.graphql")
            .BindEnum<Sort>("Kind").BindInput<In>()
            .BindQuery(query => query.Field("f", context =>
            {
                var given = context.Argument<In>("in");
                return $"{given.Id:N} {given.Count} {given.Price} {string.Join("+", given.Tags)} {given.Note.HasValue}:{given.Note.Or("-")} {given.Inner?.Count} {given.Kind} {given.Size}";
            }))
            .Build();
        const string Id = "0b9d4f5e-6a1c-4d7e-9f2a-1234567890ab";
        (await AskAsync(schema, $$"""{ f(in: {id: "{{Id}}", count: 2, price: 1.25, kind: THREE, note: null, inner: {id: "{{Id}}", count: 9, price: 1, kind: ONE} }) }"""))
            .ShouldBe("""{"data":{"f":"0b9d4f5e6a1c4d7e9f2a1234567890ab 2 1.25 t True: 9 Three 12"}}""");
        (await AskAsync(schema, """{ f(in: {id: "nope", count: 2, price: 1, kind: ONE}) }""")).ShouldContain("\\\"nope\\\" is no id that this field knows.");
    }

    [Theory]
    [InlineData("Novel", "NOVEL")]
    [InlineData("ShortStories", "SHORT_STORIES")]
    [InlineData("HTTPServer", "HTTP_SERVER")]
    [InlineData("Level2Up", "LEVEL2_UP")]
    public void Members_are_named_as_values(string member, string value) =>
        InterviewKit.GraphQL.Binding.EnumRegistration<Sort>.ValueName(member).ShouldBe(value);

    [Fact]
    public void Suspect_bindings_are_told()
    {
        var builder = new SchemaBuilder()
            .AddSdl("directive @d on FIELD type Query { a: I  } interface I { x: Int }", "a.graphql")
            .BindQuery(query => query.Field("a", _ => "x"))
            .BindMutation(mutation => mutation.Field("m", _ => 1))
            .BindScalar("Date", new ScalarBinding<string>(static text => text, static text => text))
            .BindInput<ByRecord>().BindEnum<Sort>()
            .Guard("d", _ => _ => null).Guard("e", _ => _ => null)
            .Bind<Item>("I");
        Should.Throw<SchemaException>(builder.Build).Problems.ShouldBe(
        [
            "Sort: Sort is bound to it, but the SDL has no such enum.",
            "Date: String is bound to it, but the SDL has no such custom scalar.",
            "ByRecord: ByRecord is bound to it, but the SDL has no such input object.",
            "@d: a guard is given for it, but it can be applied neither to fields nor to object types.",
            "@e: a guard is given for it, but the SDL has no such directive.",
            "schema: BindMutation binds fields, but the SDL has no such root type.",
            "I: Item is bound to it, but the SDL has no such object type; interfaces and unions are bound by their object types.",
            "Query.a: the resolver returns String, which is no I; expected a CLR type of one of its possible types ().",
        ]);
    }

    private static async Task<string> AskAsync(ExecutableSchema schema, string document) =>
        (await new GraphQLExecutor(schema, new GraphQLOptions()).ExecuteAsync(new GraphQLRequest(document), Services.None, CancellationToken.None)).ToJson();

    internal enum Sort
    {
        One,
        Three,
    }

    internal sealed record Item(string Name, int Size);

    internal interface INamed
    {
        public string Name { get; }
    }

    internal interface ISized : INamed
    {
        public int Size { get; }
    }

    internal sealed record Box(string Name, int Size) : ISized;

    internal abstract record Shape
    {
        public abstract int Area { get; }
    }

    internal sealed record Square(int Side) : Shape
    {
        public override int Area => Side * Side;
    }

    internal readonly record struct Point(int X, int Y);

    internal sealed record ByRecord(string Id, int Count);

    internal sealed record In(Guid Id, long Count, decimal Price, ImmutableArray<string> Tags, Optional<string?> Note, In? Inner)
    {
        public required Sort Kind { get; init; }

        public int? Size { get; init; } = 12;
    }
}
