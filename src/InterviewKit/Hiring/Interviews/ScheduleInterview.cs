using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Hiring;

internal sealed record ApplicationRefInput
{
    public string? Id { get; init; }

    public ExternalRef? ExternalRef { get; init; }
}

internal sealed record ScheduleInterviewInput(
    ApplicationRefInput Application,
    PersonRefInput Interviewer,
    string? QuestionSetId,
    IReadOnlyList<string>? FocusDimensionKeys,
    string? Round,
    DateTimeOffset? ScheduledAt,
    int Minutes,
    DateTimeOffset? ScorecardDueAt,
    IReadOnlyList<ExternalRef> ExternalRefs,
    string? IdempotencyKey) : ICommandInput;

/// <summary>Schedules one interview: who asks whom, what, and when.</summary>
internal static class ScheduleInterview
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) =>
        InterviewPayload.RunAsync<ScheduleInterviewInput>(context, (input, session, cancellationToken) => LoadAndDecideAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> LoadAndDecideAsync(
        ScheduleInterviewInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var applicationId = await HiringKeys.FindAsync<ApplicationId>(documents, input.Application.Id, input.Application.ExternalRef, cancellationToken);
        var application = applicationId is { } id ? await documents.LoadAsync<Application>(id.Value, cancellationToken) : null;
        if (application is null || !sight.Sees(application))
        {
            return new CommandOutcome.Refused(NotFound.Of("application", "input", "application"));
        }

        var opening = await documents.LoadAsync<Opening>(application.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An application without its opening.");
        if (!Permissions.MayManage(context.Service<Viewer>(), opening.Facts()))
        {
            return new CommandOutcome.Refused(new Forbidden("Leads of the opening, recruiters and administrators schedule interviews."));
        }

        if (await ExternalRefTable.FindAnyAsync(documents, InterviewId.NodeType, input.ExternalRefs, cancellationToken) is { } known)
        {
            return new CommandOutcome.Changed(known, Created: false);
        }

        var facts = new Facts(
            application,
            opening,
            await documents.LoadAsync<Candidate>(application.CandidateId.Value, cancellationToken),
            await input.Interviewer.FindAsync(documents, cancellationToken),
            await FindSetAsync(input.QuestionSetId, context, cancellationToken),
            await context.Service<TaxonomyCatalog>().DimensionsAsync(cancellationToken),
            (await context.Service<TaxonomyCatalog>().RolesAsync([opening.RoleKey], cancellationToken))[0]);
        if (Check(input, facts) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var interview = Decide(input, facts, session.Now);
        var key = NodeKeys.Of(interview.Id);
        documents.Insert(interview);
        ExternalRefTable.Queue(documents, InterviewId.NodeType, key, input.ExternalRefs);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), GlobalId.Of(application.Id));
        return new CommandOutcome.Changed(key, Created: true);
    }

    /// <summary>What the decision is made on.</summary>
    internal sealed record Facts(
        Application Application,
        Opening Opening,
        Candidate? Candidate,
        Person? Interviewer,
        QuestionSetVersion? QuestionSet,
        IReadOnlyList<Dimension> Dimensions,
        Role Role);

    /// <summary>All that is wrong.</summary>
    internal static IReadOnlyList<UserError> Check(ScheduleInterviewInput input, Facts facts)
    {
        var errors = new List<UserError>();
        if (facts.Application.Status != ApplicationStatus.Active)
        {
            errors.Add(new WrongState(
                "Interviews are scheduled for active applications only.", ScreamingSnake.Of(facts.Application.Status), "input", "application"));
        }

        if (CheckInterviewer(facts.Interviewer, facts.Candidate) is { } interviewer)
        {
            errors.Add(interviewer);
        }

        if (input.QuestionSetId is not null && facts.QuestionSet is null)
        {
            errors.Add(NotFound.Of("published question set", "input", "questionSetId"));
        }

        errors.AddRange(CheckFocus(input.FocusDimensionKeys, facts.Dimensions));
        if (input.Round is not null && TextRules.Check(input.Round, TextRules.NameMax, "input", "round") is { } round)
        {
            errors.Add(round);
        }

        errors.AddRange(InterviewTimes.Check(input.ScheduledAt, input.Minutes, input.ScorecardDueAt));
        errors.AddRange(ExternalRef.Check(input.ExternalRefs, "input", "externalRefs"));
        return errors;
    }

    internal static Interview Decide(ScheduleInterviewInput input, Facts facts, DateTimeOffset now) => new()
    {
        Id = new InterviewId(Guid.CreateVersion7(now)),
        ApplicationId = facts.Application.Id,
        OpeningId = facts.Opening.Id,
        CandidateId = facts.Application.CandidateId,
        InterviewerId = facts.Interviewer!.Id,
        Status = InterviewStatus.Scheduled,
        Round = input.Round,
        QuestionSetVersionId = facts.QuestionSet?.Id,
        FocusKeys = input.FocusDimensionKeys ?? facts.QuestionSet?.FocusKeys ?? [.. facts.Role.Dimensions.Select(dimension => dimension.Key)],
        ScheduledAt = input.ScheduledAt,
        Minutes = input.Minutes,
        ScorecardDueAt = input.ScorecardDueAt ?? InterviewTimes.DueAt(input.ScheduledAt, input.Minutes),
        ExternalRefs = input.ExternalRefs,
    };

    /// <summary>Why somebody cannot interview the candidate; null where they can.</summary>
    internal static UserError? CheckInterviewer(Person? interviewer, Candidate? candidate)
    {
        if (interviewer is null)
        {
            return NotFound.Of("person", "input", "interviewer");
        }

        if (!interviewer.Active)
        {
            return new InvalidInput($"{interviewer.Name} is no longer active.", "input", "interviewer");
        }

        return candidate is not null && candidate.Is(interviewer) ? new InvalidInput("Nobody interviews themselves.", "input", "interviewer") : null;
    }

    private static IEnumerable<UserError> CheckFocus(IReadOnlyList<string>? keys, IReadOnlyList<Dimension> dimensions)
    {
        if (keys is null)
        {
            yield break;
        }

        if (keys.Count == 0)
        {
            yield return new InvalidInput("Something has to be scored: name at least one dimension, or leave the list out.", "input", "focusDimensionKeys");
        }

        for (var i = 0; i < keys.Count; i++)
        {
            if (dimensions.All(dimension => dimension.Key != keys[i]))
            {
                yield return UnknownKey.Of("dimension", keys[i], dimensions.Select(dimension => dimension.Key), "input", "focusDimensionKeys", $"{i}");
            }
            else if (keys.Take(i).Contains(keys[i]))
            {
                yield return new InvalidInput($"\"{keys[i]}\" is named twice.", "input", "focusDimensionKeys", $"{i}");
            }
        }
    }

    private static async Task<QuestionSetVersion?> FindSetAsync(string? globalId, FieldContext context, CancellationToken cancellationToken)
    {
        if (GlobalId.KeyOf(QuestionSet.NodeType, globalId) is not { } key)
        {
            return null;
        }

        var library = context.Service<QuestionSetLibrary>();
        var set = (await library.LoadAsync([key], cancellationToken))[0];
        return set is { Status: QuestionSetStatus.Published } ? (await library.LoadVersionsAsync([set.CurrentVersionId], cancellationToken))[0] : null;
    }
}
