using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>What became of a command on an interview.</summary>
internal sealed record InterviewPayload(Interview? Interview, bool? Created, IReadOnlyList<UserError> Errors)
{
    /// <summary>Runs a command on an interview, and answers with it as it stands afterwards.</summary>
    public static ValueTask<InterviewPayload> RunAsync<TInput>(FieldContext context, Decision<TInput> decide)
        where TInput : ICommandInput =>
        context.RunCommandAsync(
            InterviewId.NodeType,
            decide,
            async changed => new InterviewPayload(await context.Service<Interviews>().LoadAsync(changed.Key, context.CancellationToken), changed.Created, []),
            errors => new InterviewPayload(null, null, errors));
}
