using InterviewKit.Access;
using InterviewKit.Debriefs;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Health;
using InterviewKit.Hiring;
using InterviewKit.Live;
using InterviewKit.People;
using InterviewKit.Profiles;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit;

/// <summary>The whole domain, for the host to plug in: a line for each slice, in the direction of the arrows between them.</summary>
public static class Domain
{
    private static readonly Slice[] Slices =
    [
        new SharedSlice(),
        new AccessSlice(),
        new PeopleSlice(),
        new TaxonomySlice(),
        new QuestionsSlice(),
        new QuestionSetsSlice(),
        new HiringSlice(),
        new ScorecardsSlice(),
        new ProfilesSlice(),
        new HealthSlice(),
        new DebriefsSlice(),
        new LiveSlice(),
    ];

    /// <summary>The database's schema, in order: what has run anywhere is never changed.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } = [.. EmbeddedTexts.Read(".sql")
        .OrderBy(text => text.Name, StringComparer.Ordinal)
        .Select((text, index) => new Migration(index + 1, text.Name, text.Content))];

    /// <summary>Tables whose rows are only ever added: nobody who speaks for the service may change or delete them.</summary>
    public static IReadOnlyCollection<string> AppendOnlyTables { get; } = [AuditTable.Name];

    /// <summary>Declares how documents and events are stored. Every row belongs to a workspace but the workspaces' own.</summary>
    public static void MapDocuments(StoreOptions store)
    {
        store.Policies.AllDocumentsAreMultiTenanted();
        store.Events.StreamIdentity = StreamIdentity.AsGuid;
        store.Events.TenancyStyle = TenancyStyle.Conjoined;
        foreach (var slice in Slices)
        {
            slice.Map(store);
        }
    }

    /// <summary>Registers what resolvers ask for. The host adds <see cref="IDocumentStore"/>, <see cref="TimeProvider"/> and, for each request, <see cref="Viewer"/>.</summary>
    public static IServiceCollection AddDomain(this IServiceCollection services)
    {
        services
            .AddScoped(request => request.GetRequiredService<Viewer>().Actor)
            .AddScoped(request => request.GetRequiredService<IDocumentStore>().QuerySession(request.GetRequiredService<Viewer>().Workspace));
        foreach (var slice in Slices)
        {
            slice.AddServices(services);
        }

        return services;
    }

    /// <summary>Adds every slice's SDL and binds it.</summary>
    public static void ComposeSchema(SchemaBuilder schema)
    {
        foreach (var (name, content) in EmbeddedTexts.Read(".graphql"))
        {
            schema.AddSdl(content, name);
        }

        foreach (var slice in Slices)
        {
            slice.Bind(schema);
        }
    }
}
