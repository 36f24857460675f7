using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Taxonomy;

/// <summary>Roles, dimensions, anchors, and their versions.</summary>
internal sealed class TaxonomySlice : Slice
{
    public override void Map(StoreOptions store)
    {
        store.Schema.For<Role>().Identity(role => role.Key).DocumentAlias("role");
        store.Schema.For<RoleVersion>();
        store.Schema.For<Dimension>().Identity(dimension => dimension.Key).DocumentAlias("dimension");
        store.Schema.For<DimensionVersion>();
    }

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<KnownTaxonomy>()
        .AddScoped<TaxonomyCatalog>()
        .AddSingleton<INodeSource>(new NodeSource<Role>(Role.NodeType, async (keys, context) =>
        {
            var all = await context.Service<TaxonomyCatalog>().RolesAsync(context.CancellationToken);
            return [.. keys.Select(key => all.FirstOrDefault(role => role.Key == key))];
        }))
        .AddSingleton<INodeSource>(new NodeSource<Dimension>(Dimension.NodeType, async (keys, context) =>
        {
            var all = await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken);
            return [.. keys.Select(key => all.FirstOrDefault(dimension => dimension.Key == key))];
        }));

    public override void Bind(SchemaBuilder schema) => schema
        .BindEnum<Level>()
        .BindEnum<Emphasis>()
        .BindQuery(query => query
            .Resolve("roles", async context => await context.Service<TaxonomyCatalog>().RolesAsync(context.CancellationToken))
            .Resolve("role", context => context.Service<TaxonomyCatalog>().RoleAsync(context.Argument<string>("key"), context.CancellationToken))
            .Resolve("dimensions", async context => await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken))
            .Resolve("dimension", context => context.Service<TaxonomyCatalog>().DimensionAsync(context.Argument<string>("key"), context.CancellationToken)))
        .Bind<Dimension>("Dimension", dimension => dimension
            .Field("id", it => it.GlobalId())
            .Field("anchors", (it, context) => it.Anchors(context.Argument<string?>("roleKey"), context.Argument<Level?>("level"))))
        .Bind<Anchor>("Anchor", _ => { })
        .Bind<Role>("Role", role => role
            .Field("id", it => it.GlobalId())
            .Batch("dimensions", RoleDimension.OfAsync))
        .Bind<RoleDimension>("RoleDimension", dimension => dimension
            .Field("anchors", (it, context) => it.Dimension.Anchors(it.RoleKey, context.Argument<Level?>("level"))));
}
