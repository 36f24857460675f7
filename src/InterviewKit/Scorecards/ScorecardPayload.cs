using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>What became of a command on a scorecard.</summary>
internal sealed record ScorecardPayload(Scorecard? Scorecard, bool? Created, IReadOnlyList<UserError> Errors)
{
    /// <summary>Runs a command on a scorecard, and answers with it as it stands afterwards.</summary>
    /// <param name="context">The mutation's field.</param>
    /// <param name="decide">Loads, decides and stores.</param>
    /// <param name="written">
    /// After the commit, the scorecard as the command left it: its author is answered with it instead of reading it again. Null where it has to be read.
    /// </param>
    public static ValueTask<ScorecardPayload> RunAsync<TInput>(FieldContext context, Decision<TInput> decide, Func<Scorecard?>? written = null)
        where TInput : ICommandInput =>
        context.RunCommandAsync(
            ScorecardId.NodeType,
            decide,
            async changed => new ScorecardPayload(
                Own(changed, written, context.Service<Viewer>()) ?? (await ScorecardFields.LoadAsync([changed.Key], context))[0], changed.Created, []),
            errors => new ScorecardPayload(null, null, errors));

    /// <summary>What needs neither seal nor receipt: one's own, by a key of nobody else's. A repeat is answered with what stands today.</summary>
    private static Scorecard? Own(CommandOutcome.Changed changed, Func<Scorecard?>? written, Viewer viewer) =>
        !changed.Repeated && (viewer.KeyCreator is null || viewer.KeyCreator == viewer.Person)
        && written?.Invoke() is { } scorecard && scorecard.InterviewerId == viewer.Person
            ? scorecard
            : null;
}
