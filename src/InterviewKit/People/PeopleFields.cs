using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Resolvers of people, keys and the viewer.</summary>
internal static class PeopleFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindInput<PersonRefInput>()
        .BindInput<InvitePersonInput>()
        .BindConnection<Person>("Person")
        .BindQuery(query => query
            .Field("viewer", context => context.Service<Viewer>())
            .Resolve("people", async context => await context.Service<PeopleDirectory>()
                .PageAsync(context.Argument<string?>("search"), PageRequest.From(context), context.CancellationToken))
            .Resolve("person", FindAsync))
        .BindMutation(mutation => mutation.Resolve("invitePerson", InvitePerson.ResolveAsync))
        .Bind<PersonPayload>("PersonPayload")
        .Bind<Viewer>("Viewer", viewer => viewer
            .Batch("workspace", async (viewers, context) => await context.Service<IQuerySession>()
                .LoadManyAsync<Workspace>(viewers.Select(it => it.Workspace), context.CancellationToken))
            .Batch("person", (viewers, context) => context.PeopleAsync(viewers, it => it.Person))
            .Batch("apiKey", LoadKeysAsync)
            .Field("scopes", it => it.Scopes.Order()))
        .Bind<Workspace>("Workspace", workspace => workspace.Field("id", it => it.GlobalId()))
        .Bind<Person>("Person", person => person.Field("id", it => GlobalId.Of(it.Id)))
        .Bind<ApiKey>("ApiKey", key => key
            .Field("id", it => GlobalId.Of(it.Id))
            .Batch("person", (keys, context) => context.PeopleAsync(keys, it => it.PersonId))
            .Batch("createdBy", (keys, context) => context.PeopleAsync(keys, it => it.CreatedBy)));

    /// <summary>The people that parents of any type name; null where a parent names none.</summary>
    public static async ValueTask<IReadOnlyList<Person?>> PeopleAsync<TParent>(
        this FieldContext context, IReadOnlyList<TParent> parents, Func<TParent, PersonId?> personOf) =>
        await context.Service<PeopleDirectory>().LoadAsync([.. parents.Select(personOf)], context.CancellationToken);

    private static async ValueTask<Person?> FindAsync(FieldContext context)
    {
        var reference = new PersonRefInput
        {
            Id = context.Argument<string?>("id"),
            Email = context.Argument<string?>("email"),
            ExternalRef = context.Argument<ExternalRef?>("externalRef"),
        };
        OneOf.Demand(context, reference.Id, reference.Email, reference.ExternalRef);
        return await reference.FindAsync(context.Service<IQuerySession>(), context.CancellationToken);
    }

    private static async ValueTask<IReadOnlyList<ApiKey?>> LoadKeysAsync(IReadOnlyList<Viewer> viewers, FieldContext context)
    {
        var session = context.Service<IQuerySession>();
        var keys = new ApiKey?[viewers.Count];
        for (var i = 0; i < viewers.Count; i++) // There is one viewer.
        {
            keys[i] = viewers[i].Key is { } id ? await session.LoadAsync<ApiKey>(id.Value, context.CancellationToken) : null;
        }

        return keys;
    }
}
