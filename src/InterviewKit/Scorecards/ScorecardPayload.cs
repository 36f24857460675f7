using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>What became of a command on a scorecard.</summary>
internal sealed record ScorecardPayload(Scorecard? Scorecard, bool? Created, IReadOnlyList<UserError> Errors)
{
    /// <summary>Runs a command on a scorecard, and answers with it as it stands afterwards.</summary>
    public static ValueTask<ScorecardPayload> RunAsync<TInput>(FieldContext context, Decision<TInput> decide)
        where TInput : ICommandInput =>
        context.RunCommandAsync(
            ScorecardId.NodeType,
            decide,
            async changed => new ScorecardPayload((await ScorecardFields.LoadAsync([changed.Key], context))[0], changed.Created, []),
            errors => new ScorecardPayload(null, null, errors));
}
