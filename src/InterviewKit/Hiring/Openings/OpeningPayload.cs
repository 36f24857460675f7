using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>What became of a command on an opening.</summary>
internal sealed record OpeningPayload(Opening? Opening, bool? Created, IReadOnlyList<UserError> Errors)
{
    /// <summary>Runs a command on an opening, and answers with it as it stands afterwards.</summary>
    public static ValueTask<OpeningPayload> RunAsync<TInput>(FieldContext context, Decision<TInput> decide)
        where TInput : ICommandInput =>
        context.RunCommandAsync(
            OpeningId.NodeType,
            decide,
            async changed => new OpeningPayload(await context.Service<Openings>().LoadAsync(changed.Key, context.CancellationToken), changed.Created, []),
            errors => new OpeningPayload(null, null, errors));
}
