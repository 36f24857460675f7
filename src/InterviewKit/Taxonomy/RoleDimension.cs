using InterviewKit.GraphQL;

namespace InterviewKit.Taxonomy;

/// <summary>A dimension as a role weighs it, as the contract shows it.</summary>
internal sealed record RoleDimension(string RoleKey, Dimension Dimension, Emphasis Emphasis, double Weight, string Rationale, double Bar)
{
    public static async ValueTask<IReadOnlyList<IReadOnlyList<RoleDimension>>> OfAsync(IReadOnlyList<Role> roles, FieldContext context)
    {
        var all = (await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken))
            .ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        return [.. roles.Select(role => (IReadOnlyList<RoleDimension>)[.. role.Dimensions.Select(weighed =>
            new RoleDimension(role.Key, all[weighed.Key], weighed.Emphasis, weighed.Weight, weighed.Rationale, weighed.Bar))])];
    }
}
