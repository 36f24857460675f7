using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Brings somebody into the workspace, with an invitation to sign in.</summary>
internal sealed record InvitePersonInput(
    string Name,
    string Email,
    IReadOnlyList<PersonRole> Roles,
    IReadOnlyList<ExternalRef> ExternalRefs,
    string? IdempotencyKey) : ICommandInput
{
    /// <summary>All that is wrong with the input alone.</summary>
    public IReadOnlyList<UserError> Check()
    {
        UserError?[] errors =
        [
            TextRules.Check(Name, 1, TextRules.NameMax, "input", "name"),
            Emails.Check(Email, "input", "email"),
            Roles.Count == 0 ? new InvalidInput("A person has at least one role.", "input", "roles") : null,
            .. ExternalRef.Check(ExternalRefs, "input", "externalRefs"),
        ];
        return [.. errors.OfType<UserError>()];
    }
}

internal sealed record PersonPayload(Person? Person, bool? Created, string? Invitation, IReadOnlyList<UserError> Errors);

internal static class InvitePerson
{
    public static ValueTask<PersonPayload> ResolveAsync(FieldContext context)
    {
        var viewer = context.Service<Viewer>();
        return context.RunCommandAsync<InvitePersonInput, PersonPayload>(
            PersonId.NodeType,
            (input, session, cancellationToken) => DecideAsync(input, viewer, session, cancellationToken),
            async changed => new PersonPayload(await FindAsync(changed.Key, context), changed.Created, changed.Secret, []),
            errors => new PersonPayload(null, null, null, errors));
    }

    private static async Task<Person?> FindAsync(string key, FieldContext context) =>
        (await context.Service<PeopleDirectory>().LoadAsync([new PersonId(Guid.Parse(key))], context.CancellationToken))[0];

    private static async Task<CommandOutcome> DecideAsync(
        InvitePersonInput input, Viewer viewer, CommandSession session, CancellationToken cancellationToken)
    {
        if (!Permissions.MayInvitePeople(viewer))
        {
            return new CommandOutcome.Refused(new Forbidden("Only an administrator invites people."));
        }

        if (input.Check() is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        if (await FindExistingAsync(input, session.Documents, cancellationToken) is { } existing)
        {
            return new CommandOutcome.Changed(existing, Created: false);
        }

        var person = new Person
        {
            Id = new PersonId(Guid.CreateVersion7(session.Now)),
            Name = input.Name.Trim(),
            Email = input.Email.Trim(),
            Roles = [.. input.Roles.Distinct()],
            ExternalRefs = input.ExternalRefs,
        };
        var token = InvitationToken.Create();
        var key = NodeKeys.Of(person.Id);
        session.Documents.Insert(person);
        SignInDirectory.QueueInvitation(session.Documents, token, person.Id, session.Now);
        ExternalRefTable.Queue(session.Documents, PersonId.NodeType, key, input.ExternalRefs);
        return new CommandOutcome.Changed(key, Created: true) { Secret = token.Text };
    }

    private static async Task<string?> FindExistingAsync(InvitePersonInput input, IDocumentSession session, CancellationToken cancellationToken)
    {
        var email = Emails.Normalize(input.Email);
        var byEmail = await session.Query<Person>().Where(person => person.NormalizedEmail == email).FirstOrDefaultAsync(cancellationToken);
        return (byEmail is null ? null : NodeKeys.Of(byEmail.Id))
            ?? await ExternalRefTable.FindAnyAsync(session, PersonId.NodeType, input.ExternalRefs, cancellationToken);
    }
}
