using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>Runs the command of a mutation's field: named after the field, with the field's argument <c>input</c>.</summary>
internal static class MutationFields
{
    /// <param name="context">The field.</param>
    /// <param name="nodeType">The type of what the command changes, for the audit.</param>
    /// <param name="decide">Loads, decides and stores; called again after a conflict.</param>
    /// <param name="answer">The payload of what was changed, read after the commit.</param>
    /// <param name="refuse">The payload of a refusal.</param>
    public static async ValueTask<TPayload> RunCommandAsync<TInput, TPayload>(
        this FieldContext context,
        string nodeType,
        Decision<TInput> decide,
        Func<CommandOutcome.Changed, Task<TPayload>> answer,
        Func<IReadOnlyList<UserError>, TPayload> refuse)
        where TInput : ICommandInput
    {
        var input = context.Argument<TInput>("input");
        var outcome = await context.Service<Commands>().RunAsync(
            context.FieldName,
            input,
            input.IdempotencyKey,
            nodeType,
            (session, cancellationToken) => decide(input, session, cancellationToken),
            context.CancellationToken);
        return outcome switch
        {
            CommandOutcome.Changed changed => await answer(changed),
            CommandOutcome.Refused refused => refuse(refused.Errors),
            _ => throw new InvalidOperationException($"An outcome of no known kind: {outcome}."),
        };
    }
}
