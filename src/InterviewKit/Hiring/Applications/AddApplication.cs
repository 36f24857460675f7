using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

internal sealed record NewCandidateInput(string Name, string? Email, IReadOnlyList<ExternalRef> ExternalRefs);

/// <summary>Names a candidate who is known, or describes a new one.</summary>
internal sealed record CandidateRefInput
{
    public string? Id { get; init; }

    public ExternalRef? ExternalRef { get; init; }

    public NewCandidateInput? New { get; init; }
}

internal sealed record OpeningRefInput
{
    public string? Id { get; init; }

    public ExternalRef? ExternalRef { get; init; }
}

internal sealed record AddApplicationInput(
    OpeningRefInput Opening,
    CandidateRefInput Candidate,
    IReadOnlyList<ExternalRef> ExternalRefs,
    string? IdempotencyKey) : ICommandInput;

/// <summary>Adds a candidate to an opening.</summary>
internal static class AddApplication
{
    public static ValueTask<ApplicationPayload> ResolveAsync(FieldContext context) =>
        ApplicationPayload.RunAsync<AddApplicationInput>(context, (input, session, cancellationToken) => DecideAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> DecideAsync(
        AddApplicationInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var viewer = context.Service<Viewer>();
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var openingId = await HiringKeys.FindAsync<OpeningId>(session.Documents, input.Opening.Id, input.Opening.ExternalRef, cancellationToken);
        var opening = openingId is { } id ? await session.Documents.LoadAsync<Opening>(id.Value, cancellationToken) : null;
        if (opening is null || !sight.Sees(opening))
        {
            return new CommandOutcome.Refused(NotFound.Of("opening", "input", "opening"));
        }

        if (!Permissions.MayManage(viewer, opening.Facts()))
        {
            return new CommandOutcome.Refused(new Forbidden("Leads of the opening, recruiters and administrators add applications."));
        }

        if (await ExternalRefTable.FindAnyAsync(session.Documents, ApplicationId.NodeType, input.ExternalRefs, cancellationToken) is { } known)
        {
            return new CommandOutcome.Changed(known, Created: false);
        }

        if (Check(input) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var candidate = await FindCandidateAsync(input.Candidate, session.Documents, cancellationToken);
        if (candidate is null && input.Candidate.New is null)
        {
            return new CommandOutcome.Refused(NotFound.Of("candidate", "input", "candidate"));
        }

        if (candidate is not null && await FindAsync(session.Documents, opening.Id, candidate.Id, cancellationToken) is { } existing)
        {
            return new CommandOutcome.Changed(NodeKeys.Of(existing.Id), Created: false);
        }

        if (opening.Status != OpeningStatus.Open)
        {
            return new CommandOutcome.Refused(new WrongState("The opening is closed. Reopen it to add applications.", "CLOSED", "input", "opening"));
        }

        candidate ??= await AddCandidateAsync(input.Candidate.New!, session, cancellationToken);
        return Add(input, opening, candidate, session);
    }

    private static CommandOutcome.Changed Add(AddApplicationInput input, Opening opening, Candidate candidate, CommandSession session)
    {
        var application = new Application
        {
            Id = new ApplicationId(Guid.CreateVersion7(session.Now)),
            OpeningId = opening.Id,
            CandidateId = candidate.Id,
            Status = ApplicationStatus.Active,
            ExternalRefs = input.ExternalRefs,
            CreatedAt = session.Now,
        };
        var key = NodeKeys.Of(application.Id);
        session.Documents.Insert(application);
        ExternalRefTable.Queue(session.Documents, ApplicationId.NodeType, key, input.ExternalRefs);
        session.Announce(ChangeType.ApplicationChanged, GlobalId.Of(application.Id), GlobalId.Of(application.Id));
        return new CommandOutcome.Changed(key, Created: true);
    }

    private static async Task<Candidate> AddCandidateAsync(NewCandidateInput input, CommandSession session, CancellationToken cancellationToken)
    {
        var email = input.Email?.Trim();
        var normalized = email is null ? null : Emails.Normalize(email);
        var colleague = normalized is null
            ? null
            : await session.Documents.Query<Person>().Where(person => person.NormalizedEmail == normalized).FirstOrDefaultAsync(cancellationToken);
        var candidate = new Candidate
        {
            Id = new CandidateId(Guid.CreateVersion7(session.Now)),
            Name = input.Name.Trim(),
            Email = email,
            PersonId = colleague?.Id,
            ExternalRefs = input.ExternalRefs,
        };
        session.Documents.Insert(candidate);
        ExternalRefTable.Queue(session.Documents, CandidateId.NodeType, NodeKeys.Of(candidate.Id), input.ExternalRefs);
        return candidate;
    }

    /// <summary>All that is wrong with the input alone.</summary>
    private static List<UserError> Check(AddApplicationInput input)
    {
        var errors = new List<UserError>();
        if (input.Candidate.New is { } candidate)
        {
            if (TextRules.Check(candidate.Name, 1, TextRules.NameMax, "input", "candidate", "new", "name") is { } name)
            {
                errors.Add(name);
            }

            if (candidate.Email is not null && Emails.Check(candidate.Email, "input", "candidate", "new", "email") is { } email)
            {
                errors.Add(email);
            }

            errors.AddRange(ExternalRef.Check(candidate.ExternalRefs, "input", "candidate", "new", "externalRefs"));
        }

        errors.AddRange(ExternalRef.Check(input.ExternalRefs, "input", "externalRefs"));
        return errors;
    }

    /// <summary>The candidate named, or the known one that a new one's references name.</summary>
    private static async Task<Candidate?> FindCandidateAsync(CandidateRefInput input, IDocumentSession session, CancellationToken cancellationToken)
    {
        var id = input.New is { } described
            ? NodeKeys.Parse<CandidateId>(await ExternalRefTable.FindAnyAsync(session, CandidateId.NodeType, described.ExternalRefs, cancellationToken))
            : await HiringKeys.FindAsync<CandidateId>(session, input.Id, input.ExternalRef, cancellationToken);
        return id is { } value ? await session.LoadAsync<Candidate>(value.Value, cancellationToken) : null;
    }

    private static Task<Application?> FindAsync(IDocumentSession session, OpeningId opening, CandidateId candidate, CancellationToken cancellationToken) =>
        session.Query<Application>()
            .Where(application => application.OpeningId == opening && application.CandidateId == candidate)
            .FirstOrDefaultAsync(cancellationToken);
}
