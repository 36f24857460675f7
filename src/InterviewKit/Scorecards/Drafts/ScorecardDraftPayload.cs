using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>What became of a command on a draft. Drafts are found by their interview.</summary>
internal sealed record ScorecardDraftPayload(ScorecardDraft? Draft, IReadOnlyList<UserError> Errors)
{
    /// <summary>Runs a command on the viewer's draft of an interview, and answers with it as it stands afterwards; null once it is gone.</summary>
    public static ValueTask<ScorecardDraftPayload> RunAsync<TInput>(FieldContext context, Decision<TInput> decide)
        where TInput : ICommandInput =>
        context.RunCommandAsync(
            InterviewId.NodeType,
            decide,
            async changed =>
            {
                var interview = NodeKeys.Parse<InterviewId>(changed.Key) ?? throw new InvalidOperationException($"\"{changed.Key}\" is no interview's key.");
                var notebooks = await context.Service<Notebooks>().LoadAsync([interview], context.CancellationToken);
                return new ScorecardDraftPayload(ScorecardDraft.Of(notebooks[0]), []);
            },
            errors => new ScorecardDraftPayload(null, errors));
}
