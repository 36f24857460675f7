using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Profiles;

/// <summary>Resolvers of the comparison.</summary>
internal static class ComparisonFields
{
    /// <summary>What fits on a page, and what one answer may cost.</summary>
    private const int ApplicationsMax = 50;

    public static void Bind(SchemaBuilder schema) => schema
        .BindQuery(query => query.Resolve("comparison", CompareAsync))
        .Bind<Comparison>("Comparison")
        .Bind<ComparedApplication>("ComparedApplication")
        .Bind<IndistinguishablePair>("IndistinguishablePair");

    private static async ValueTask<Comparison?> CompareAsync(FieldContext context)
    {
        var ids = context.Argument<IReadOnlyList<string>?>("applicationIds");
        if (ids?.Count > ApplicationsMax)
        {
            throw new GraphQLException(new GraphQLError(
                $"A comparison is of at most {ApplicationsMax} applications; {ids.Count} ids were given.", ServiceErrorCodes.LimitExceeded));
        }

        var openingId = GlobalId.Parse<OpeningId>(context.Argument<string>("openingId"));
        if ((await context.Service<Openings>().LoadAsync([openingId], context.CancellationToken))[0] is not { } opening)
        {
            return null;
        }

        var role = await RoleAsync(context.Argument<string?>("forRoleKey") ?? opening.RoleKey, context);
        if (!context.Selects("entries") && !context.Selects("indistinguishable"))
        {
            return new Comparison(opening, role, [], []);
        }

        var applications = ids is null ? await NewestAsync(opening, context) : await NamedAsync(opening, ids, context);
        var inputs = await ProfileInputs.ReadAsync(applications, ProfileBasis.Independent, ExposureKind.Comparison, context);
        return Comparison.Of(opening, role, [.. applications.Zip(inputs)]);
    }

    private static async ValueTask<Role> RoleAsync(string key, FieldContext context)
    {
        var roles = await context.Service<TaxonomyCatalog>().RolesAsync(context.CancellationToken);
        return roles.FirstOrDefault(role => role.Key == key) ?? throw new GraphQLException(
            new GraphQLError(UnknownKey.Of("role", key, roles.Select(role => role.Key)).Message, ServiceErrorCodes.BadUserInput));
    }

    private static async Task<IReadOnlyList<Application>> NamedAsync(Opening opening, IReadOnlyList<string> ids, FieldContext context) =>
        [.. (await context.Service<Applications>().LoadAsync([.. ids.Distinct(StringComparer.Ordinal).Select(GlobalId.Parse<ApplicationId>)], context.CancellationToken))
            .OfType<Application>()
            .Where(application => application.OpeningId == opening.Id)];

    /// <summary>The newest that the viewer may see: who interviews for an opening sees it, and of its applications only those.</summary>
    private static async Task<IReadOnlyList<Application>> NewestAsync(Opening opening, FieldContext context)
    {
        var sight = await context.Service<HiringHorizon>().GetAsync(context.CancellationToken);
        var openingId = opening.Id;
        var applications = context.Service<IQuerySession>().Query<Application>().Where(application => application.OpeningId == openingId);
        if (!sight.All && !sight.PanelOpenings.Contains(openingId))
        {
            var own = sight.InterviewedApplications.ToList();
            applications = applications.Where(application => own.Contains(application.Id));
        }

        var self = sight.Self.ToList();
        if (self.Count > 0)
        {
            applications = applications.Where(application => !self.Contains(application.CandidateId));
        }

        return await applications
            .OrderByDescending(application => application.CreatedAt)
            .ThenBy(application => application.Id)
            .Take(ApplicationsMax)
            .ToListAsync(context.CancellationToken);
    }
}
