using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

public class ContractSchemaTests
{
    private static readonly Source Contract = new(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "contract.graphql")), "contract.graphql");

    [Fact]
    public void The_service_s_contract_is_a_valid_schema()
    {
        var result = SchemaReader.Read([Contract]);

        result.Problems.ShouldBeEmpty();
        result.Schema!.QueryType.Fields.Find("viewer")!.Type.ToString().ShouldBe("Viewer!");
        result.Schema.Types.Find("PersonRefInput").ShouldBeOfType<InputObjectType>().IsOneOf.ShouldBeTrue();
    }

    [Fact]
    public void The_printed_contract_reads_as_the_same_schema()
    {
        var printed = SchemaPrinter.Print(SchemaReader.Read([Contract]).Schema!);

        var again = SchemaReader.Read([new Source(printed, "printed")]);

        again.Problems.ShouldBeEmpty();
        SchemaPrinter.Print(again.Schema!).ShouldBe(printed);
    }
}
