namespace InterviewKit.Architecture.Tests;

/// <summary>Arrows between projects and folders point one way.</summary>
public sealed class ArrowTests
{
    private static readonly string[] DomainOrder =
    [
        "Shared", "Access", "People", "Taxonomy", "Questions", "QuestionSets", "Hiring", "Scorecards",
    ];

    /// <summary>Each may use the order above, none of the others.</summary>
    private static readonly string[] DomainLeaves = ["Profiles", "Debriefs", "Health", "Planning", "Live"];

    private static readonly Arrows Domain = new("InterviewKit", DomainArrows());

    private static readonly Arrows Engine = new("InterviewKit.GraphQL", new Dictionary<string, string[]>
    {
        [""] = ["Language", "TypeSystem", "Validation", "Execution", "Binding"],
        ["Language"] = [""],
        ["TypeSystem"] = ["", "Language"],
        ["Validation"] = ["", "Language", "TypeSystem"],
        ["Execution"] = ["", "Language", "TypeSystem", "Validation"],
        ["Binding"] = ["", "Language", "TypeSystem", "Execution"],
        ["Transport"] = ["", "Language", "TypeSystem", "Execution"],
    });

    [Fact]
    public void Slices_of_the_domain_use_only_those_before_them()
    {
        Domain.Violations(Uses("InterviewKit")).ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_is_layered_as_the_chapters_of_the_specification()
    {
        Engine.Violations(Uses("InterviewKit.GraphQL")).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_transport_of_the_engine_sees_AspNetCore()
    {
        Uses("InterviewKit.GraphQL")
            .Where(use => use.UsedNamespace.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Where(use => use.Namespace != "InterviewKit.GraphQL.Transport")
            .Select(use => use.ToString())
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("InterviewKit.GraphQL")]
    [InlineData("InterviewKit.Documents")]
    [InlineData("InterviewKit.Psychometrics")]
    [InlineData("InterviewKit.EmbeddedPostgres")]
    public void A_library_uses_nothing_else_of_the_project(string library)
    {
        Uses(library)
            .Where(use => use.UsedNamespace.StartsWith("InterviewKit", StringComparison.Ordinal))
            .Where(use => use.UsedNamespace != library && !use.UsedNamespace.StartsWith(library + ".", StringComparison.Ordinal))
            .Select(use => use.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_knows_neither_the_host_nor_the_embedded_database()
    {
        Uses("InterviewKit")
            .Where(use => use.UsedNamespace.StartsWith("InterviewKit.Api", StringComparison.Ordinal)
                || use.UsedNamespace.StartsWith("InterviewKit.EmbeddedPostgres", StringComparison.Ordinal))
            .Select(use => use.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void Statistics_are_pure_and_see_no_database_and_no_web()
    {
        string[] impure = ["Npgsql", "Microsoft.AspNetCore", "System.IO", "System.Net", "Microsoft.Extensions"];
        Uses("InterviewKit.Psychometrics")
            .Where(use => impure.Any(space => use.UsedNamespace == space || use.UsedNamespace.StartsWith(space + ".", StringComparison.Ordinal)))
            .Select(use => use.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_use_against_the_arrows_is_found()
    {
        var planted = new TypeUse("InterviewKit.Shared", "Cursor", "InterviewKit.Hiring", "Opening");

        Domain.Violations([planted]).ShouldHaveSingleItem().ShouldBe("InterviewKit.Shared.Cursor uses InterviewKit.Hiring.Opening");
    }

    [Fact]
    public void Uses_are_read_from_bodies_signatures_and_generic_arguments()
    {
        var uses = AssemblyReferences.Of(typeof(ArrowTests).Assembly.Location);

        uses.ShouldContain(use => use.Type == nameof(ArrowTests) && use.UsedType == nameof(Arrows));
        uses.ShouldContain(use => use.Type == nameof(Arrows) && use.UsedType == nameof(TypeUse));
    }

    private static IReadOnlyCollection<TypeUse> Uses(string assembly) =>
        AssemblyReferences.Of(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

    private static Dictionary<string, string[]> DomainArrows()
    {
        var libraries = new[] { "Documents", "GraphQL", "Psychometrics" };
        var arrows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var i = 0; i < DomainOrder.Length; i++)
        {
            arrows[DomainOrder[i]] = [.. DomainOrder[..i], .. libraries];
        }

        foreach (var leaf in DomainLeaves)
        {
            arrows[leaf] = [.. DomainOrder, .. libraries];
        }

        string[] all = [.. DomainOrder, .. DomainLeaves];
        arrows["Integrations"] = [.. all, .. libraries];
        arrows["Seeding"] = [.. all, .. libraries];
        arrows[""] = [.. all, "Integrations", "Seeding", .. libraries];
        return arrows;
    }
}
