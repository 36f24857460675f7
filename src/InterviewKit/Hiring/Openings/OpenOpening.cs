using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Hiring;

internal sealed record PanelMemberInput(PersonRefInput Person, bool Lead);

internal sealed record OpenOpeningInput(
    string Title,
    string RoleKey,
    Level Level,
    SealPolicy SealPolicy,
    IReadOnlyList<PanelMemberInput> Panel,
    IReadOnlyList<ExternalRef> ExternalRefs,
    string? IdempotencyKey) : ICommandInput;

/// <summary>An opening without anybody to lead its panel.</summary>
public sealed record LeadMissing(params IReadOnlyList<string> Path) : UserError("A panel has at least one lead: somebody who schedules and decides.", Path);

/// <summary>Opens a position, with its panel.</summary>
internal static class OpenOpening
{
    /// <summary>More people than any panel has: the list is a list of a few.</summary>
    private const int PanelMax = 50;

    public static ValueTask<OpeningPayload> ResolveAsync(FieldContext context) =>
        OpeningPayload.RunAsync<OpenOpeningInput>(context, (input, session, cancellationToken) => LoadAndDecideAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> LoadAndDecideAsync(
        OpenOpeningInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        if (!Permissions.MayOpenOpenings(context.Service<Viewer>()))
        {
            return new CommandOutcome.Refused(new Forbidden("Panel leads, recruiters and administrators open openings."));
        }

        if (await ExternalRefTable.FindAnyAsync(session.Documents, OpeningId.NodeType, input.ExternalRefs, cancellationToken) is { } known)
        {
            return new CommandOutcome.Changed(known, Created: false);
        }

        var panel = new List<Person?>();
        foreach (var member in input.Panel.Take(PanelMax))
        {
            panel.Add(await member.Person.FindAsync(session.Documents, cancellationToken));
        }

        var roles = await context.Service<TaxonomyCatalog>().RolesAsync(cancellationToken);
        if (Check(input, panel, roles) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var opening = Decide(input, panel, session.Now);
        var key = NodeKeys.Of(opening.Id);
        session.Documents.Insert(opening);
        ExternalRefTable.Queue(session.Documents, OpeningId.NodeType, key, input.ExternalRefs);
        session.Announce(ChangeType.OpeningChanged, GlobalId.Of(opening.Id));
        return new CommandOutcome.Changed(key, Created: true);
    }

    /// <summary>All that is wrong, given who the panel's references name.</summary>
    internal static IReadOnlyList<UserError> Check(OpenOpeningInput input, IReadOnlyList<Person?> panel, IReadOnlyList<Role> roles)
    {
        var errors = new List<UserError>();
        if (TextRules.Check(input.Title, 1, TextRules.TitleMax, "input", "title") is { } title)
        {
            errors.Add(title);
        }

        if (roles.All(role => role.Key != input.RoleKey))
        {
            errors.Add(UnknownKey.Of("role", input.RoleKey, roles.Select(role => role.Key), "input", "roleKey"));
        }

        if (input.Panel.Count > PanelMax)
        {
            errors.Add(new InvalidInput($"A panel has at most {PanelMax} people; {input.Panel.Count} were given.", "input", "panel"));
        }

        for (var i = 0; i < panel.Count; i++)
        {
            if (panel[i] is null)
            {
                errors.Add(NotFound.Of("person", "input", "panel", $"{i}", "person"));
            }
            else if (panel.Take(i).Any(other => other?.Id == panel[i]!.Id))
            {
                errors.Add(new InvalidInput("This person is on the panel twice.", "input", "panel", $"{i}", "person"));
            }
        }

        if (!input.Panel.Any(member => member.Lead))
        {
            errors.Add(new LeadMissing("input", "panel"));
        }

        errors.AddRange(ExternalRef.Check(input.ExternalRefs, "input", "externalRefs"));
        return errors;
    }

    private static Opening Decide(OpenOpeningInput input, List<Person?> panel, DateTimeOffset now) => new()
    {
        Id = new OpeningId(Guid.CreateVersion7(now)),
        Title = input.Title.Trim(),
        RoleKey = input.RoleKey,
        Level = input.Level,
        Status = OpeningStatus.Open,
        SealPolicy = input.SealPolicy,
        Panel = [.. input.Panel.Zip(panel, (member, person) => new PanelSeat(person!.Id, member.Lead))],
        ExternalRefs = input.ExternalRefs,
        CreatedAt = now,
    };
}
