namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class ArgumentTests : LibraryTests
{
    [Theory]
    [InlineData("int: 1, float: 2, string: \"s\", boolean: true, id: 7", "int=1; float=2; string=\\\"s\\\"; boolean=True; id=\\\"7\\\"")]
    [InlineData("genre: SHORT_STORIES, date: \"2020-02-29\"", "genre=ShortStories; date=02/29/2020")]
    [InlineData("int: null", "int=null")]
    [InlineData("list: 4, nested: 5", "list=[4]; nested=[[5]]")]
    [InlineData("list: [1, 2], nested: [[1, null], null]", "list=[1,2]; nested=[[1,null],null]")]
    public async Task Literals_become_the_clr_values_of_their_types(string arguments, string echo) =>
        await ExpectAsync($$"""{ echo({{arguments}}) }""", $$$"""{"data":{"echo":"{{{echo}}}"}}""");

    [Fact]
    public Task Input_objects_become_their_records_with_defaults_filled_in() => ExpectAsync(
        """{ echo(filter: {genre: NOVEL, pages: {to: 9}}) }""",
        """{"data":{"echo":"filter=BookFilter { Genre = Novel, Pages = PageRange { From = 1, To = 9 }, Titles = , MinRating = 1.5 }"}}""");

    [Fact]
    public Task Variables_become_the_same_values_as_literals() => ExpectAsync(
        """query ($i: Int, $g: Genre, $f: BookFilter, $l: [Int!], $n: Int) { echo(int: $i, genre: $g, filter: $f, list: $l, nested: [[$n]]) }""",
        """{"data":{"echo":"int=3; genre=NonFiction; list=[1,2]; nested=[[8]]; filter=BookFilter { Genre = , Pages = , Titles = System.String[], MinRating =  }"}}""",
        """{"i":3,"g":"NON_FICTION","f":{"titles":["x"],"minRating":null},"l":[1,2],"n":8}""");

    [Fact]
    public Task An_argument_whose_variable_is_absent_is_absent_itself() => ExpectAsync(
        """query ($i: Int, $g: Genre) { echo(int: $i, genre: $g) }""", """{"data":{"echo":"genre=null"}}""", """{"g":null}""");

    [Fact]
    public async Task An_absent_variable_leaves_the_arguments_default()
    {
        await ExpectAsync("""query ($n: Int) { books(first: $n) { id } }""", """{"data":{"books":[{"id":"b1"},{"id":"b2"},{"id":"b3"},{"id":"b4"}]}}""");
    }

    [Theory]
    [InlineData("""{ book(pick: {id: "b2"}) { title } }""", null)]
    [InlineData("""query ($p: Pick!) { book(pick: $p) { title } }""", """{"p":{"title":"Persuasion"}}""")]
    [InlineData("""query ($id: ID!) { book(pick: {id: $id}) { title } }""", """{"id":"b2"}""")]
    public Task One_of_several_inputs_is_told_from_absent_ones(string document, string? variables) =>
        ExpectAsync(document, """{"data":{"book":{"title":"Persuasion"}}}""", variables);

    [Fact]
    public async Task Variables_that_do_not_fit_are_refused_before_anything_is_executed()
    {
        var error = await RefusalAsync("""query ($first: Int) { books(first: $first) { id } }""", """{"first":"1"}""");
        error.Code.ShouldBe("BAD_USER_INPUT");
        Library.Calls("Query.books").ShouldBe(0);
    }

    [Fact]
    public async Task A_custom_scalar_refuses_with_its_own_sentence()
    {
        var error = await RefusalAsync("""query ($d: Date) { echo(date: $d) }""", """{"d":"2020-02-30"}""");
        error.Message.ShouldContain("expected a date as yyyy-MM-dd");
    }

    [Fact]
    public Task A_scalar_of_any_shape_goes_in_and_out() => ExpectAsync(
        """{ any(value: {a: [1, "x", null, {b: 1.5}], c: true}) }""", """{"data":{"any":{"a":[1,"x",null,{"b":1.5}],"c":true}}}""");

    [Fact]
    public Task A_scalar_of_any_shape_takes_variables_inside() => ExpectAsync(
        """query ($x: Any) { any(value: {a: $x}) }""", """{"data":{"any":{"a":[1,2]}}}""", """{"x":[1,2]}""");
}
