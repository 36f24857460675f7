using System.Reflection;

namespace InterviewKit.Documents.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public async Task The_public_surface_is_the_approved_one()
    {
        var types = typeof(DocumentStore).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal);
        await Approved.MatchesAsync(string.Concat(types.Select(Describe)), "PublicApi.approved.txt");
    }

    [Fact]
    public void All_of_it_stands_in_one_namespace_as_Martens_does()
        => typeof(DocumentStore).Assembly.GetExportedTypes().Select(type => type.Namespace).Distinct().ShouldBe(["InterviewKit.Documents"]);

    private static string Describe(Type type)
    {
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not MethodInfo { IsSpecialName: true } && member.MemberType != MemberTypes.NestedType && !member.Name.Contains('<', StringComparison.Ordinal))
            .Select(member => $"    {member}\n")
            .Order(StringComparer.Ordinal);
        return $"{(type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsSealed ? "sealed class" : "class")} {type}\n{string.Concat(members)}\n";
    }
}
