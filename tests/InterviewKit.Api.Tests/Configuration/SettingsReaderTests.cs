using InterviewKit.Api.Configuration;
using Microsoft.Extensions.Configuration;

namespace InterviewKit.Api.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private const string Key = "ik_abcd1234_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO-_";

    [Fact]
    public void Without_settings_the_service_brings_its_own_database_with_the_demo()
    {
        var settings = Read();

        settings.IsEmbedded.ShouldBeTrue();
        settings.Seed.ShouldBe(SeedChoice.Demo);
        settings.Workspace.ShouldBe("demo");
        settings.BootstrapKey.ShouldBeNull();
        Path.IsPathFullyQualified(settings.DataFolder).ShouldBeTrue();
    }

    [Fact]
    public void With_a_connection_string_the_workspace_gets_the_bank_alone()
    {
        var settings = Read(("ConnectionStrings:InterviewKit", "Host=db;Username=ik;Password=x"));

        settings.IsEmbedded.ShouldBeFalse();
        settings.Seed.ShouldBe(SeedChoice.Bank);
        settings.Workspace.ShouldBe("default");
    }

    [Fact]
    public void All_that_can_be_set_is_taken()
    {
        var settings = Read(
            ("INTERVIEWKIT_DATA", "/srv/ik"), ("INTERVIEWKIT_PG_BIN", "/opt/pg/bin"), ("INTERVIEWKIT_BOOTSTRAP_KEY", $" {Key}\n"),
            ("INTERVIEWKIT_WORKSPACE", "acme-2"), ("INTERVIEWKIT_SEED", "none"));

        settings.DataFolder.ShouldBe("/srv/ik");
        settings.PostgresBinaries.ShouldBe("/opt/pg/bin");
        settings.BootstrapKey!.Prefix.ShouldBe("abcd1234");
        settings.Workspace.ShouldBe("acme-2");
        settings.Seed.ShouldBe(SeedChoice.None);
    }

    [Fact]
    public void An_empty_setting_is_one_that_is_not_set()
    {
        var settings = Read(("INTERVIEWKIT_SEED", ""), ("INTERVIEWKIT_WORKSPACE", " "), ("INTERVIEWKIT_BOOTSTRAP_KEY", ""), ("ConnectionStrings:InterviewKit", ""));

        settings.Seed.ShouldBe(SeedChoice.Demo);
        settings.BootstrapKey.ShouldBeNull();
        settings.IsEmbedded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("ä")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public void A_workspace_is_named_by_lower_case_letters_digits_and_hyphens(string workspace)
    {
        Problems(("INTERVIEWKIT_WORKSPACE", workspace)).ShouldHaveSingleItem()
            .ShouldBe($"INTERVIEWKIT_WORKSPACE is '{workspace}'; expected 1 to 40 lower-case letters, digits and hyphens.");
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        Problems(("INTERVIEWKIT_SEED", "all"), ("INTERVIEWKIT_WORKSPACE", "A"), ("INTERVIEWKIT_BOOTSTRAP_KEY", "ik_"), ("ConnectionStrings:InterviewKit", "Bogus=1"))
            .Count.ShouldBe(4);
    }

    [Fact]
    public void A_problem_never_shows_a_secret()
    {
        const string secret = "s3cr3t-of-mine";

        var problems = Problems(
            ("INTERVIEWKIT_BOOTSTRAP_KEY", $"ik_{secret}"), ("ConnectionStrings:InterviewKit", $"Host=db;Pasword={secret}"));

        problems.Count.ShouldBe(2);
        problems.ShouldAllBe(problem => !problem.Contains(secret));
    }

    [Fact]
    public void A_connection_string_names_a_host()
    {
        Problems(("ConnectionStrings:InterviewKit", "Username=ik")).ShouldHaveSingleItem().ShouldContain("names no Host");
    }

    private static IReadOnlyList<string> Problems(params (string Name, string Value)[] values) =>
        Should.Throw<SettingsException>(() => Read(values)).Problems;

    private static ServiceSettings Read(params (string Name, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Name, value => (string?)value.Value)).Build());
}
