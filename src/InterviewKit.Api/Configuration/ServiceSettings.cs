using InterviewKit.People;

namespace InterviewKit.Api.Configuration;

/// <summary>Everything that an operator can set, read and checked once at start.</summary>
internal sealed record ServiceSettings
{
    public const string ConnectionStringName = "InterviewKit";
    public const string ConnectionStringVariable = "ConnectionStrings__InterviewKit";
    public const string DataVariable = "INTERVIEWKIT_DATA";
    public const string PostgresBinariesVariable = "INTERVIEWKIT_PG_BIN";
    public const string BootstrapKeyVariable = "INTERVIEWKIT_BOOTSTRAP_KEY";
    public const string WorkspaceVariable = "INTERVIEWKIT_WORKSPACE";
    public const string SeedVariable = "INTERVIEWKIT_SEED";

    /// <summary>The database to use; null for a PostgreSQL of the service's own. Holds a password: not for logs.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the service's own PostgreSQL keeps its data.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where the programs of PostgreSQL are; null to look for them.</summary>
    public string? PostgresBinaries { get; init; }

    /// <summary>The key with all scopes that the first start makes; null for none.</summary>
    public ApiKeySecret? BootstrapKey { get; init; }

    /// <summary>The key of the workspace that the first start makes.</summary>
    public required string Workspace { get; init; }

    public required SeedChoice Seed { get; init; }

    /// <summary>Where the files of the seed are.</summary>
    public string SeedFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "seed-data");

    public bool IsEmbedded => ConnectionString is null;
}
