using InterviewKit.GraphQL;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.Tests.Contract;

/// <summary>
/// The contract that clients were promised (<c>contract.graphql</c>) is part of the schema that the service prints.
/// <c>still-to-come.txt</c> names what is not there yet; it only ever gets shorter.
/// </summary>
public sealed class ContractTests
{
    /// <summary>How many statements may still be missing. Lower it with every addition; never raise it.</summary>
    private const int StillToComeMax = 521;

    [Fact]
    public void What_the_contract_promises_is_in_the_printed_schema_but_for_what_is_still_to_come()
    {
        var missing = Missing();
        File.WriteAllLines(PathOf("still-to-come.received.txt"), missing); // To be compared, and taken over where the list got shorter.

        missing.Except(StillToCome(), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_list_of_what_is_still_to_come_names_nothing_that_has_come()
    {
        var missing = Missing();

        StillToCome().Except(missing, StringComparer.Ordinal).ShouldBeEmpty();
        missing.Count.ShouldBeLessThanOrEqualTo(StillToComeMax);
    }

    [Fact]
    public void The_printed_schema_reads_as_the_schema_that_it_was_printed_from()
    {
        var printed = Printed();

        SchemaPrinter.Print(SchemaReader.Read([new(System.Text.Encoding.UTF8.GetBytes(printed), "printed")]).Schema!).ShouldBe(printed);
    }

    private static SortedSet<string> Missing()
    {
        var contract = SchemaStatements.Of(File.ReadAllText(PathOf("contract.graphql")), "contract.graphql");
        contract.ExceptWith(SchemaStatements.Of(Printed(), "printed schema"));
        return contract;
    }

    private static string Printed()
    {
        var builder = new SchemaBuilder();
        Domain.ComposeSchema(builder);
        return SchemaPrinter.Print(builder.Build().Definition);
    }

    private static string[] StillToCome() => File.ReadAllLines(PathOf("still-to-come.txt"));

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Contract", file);
}
