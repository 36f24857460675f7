using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>What became of a command on an application.</summary>
internal sealed record ApplicationPayload(Application? Application, bool? Created, IReadOnlyList<UserError> Errors)
{
    /// <summary>Runs a command on an application, and answers with it as it stands afterwards.</summary>
    public static ValueTask<ApplicationPayload> RunAsync<TInput>(FieldContext context, Decision<TInput> decide)
        where TInput : ICommandInput =>
        context.RunCommandAsync(
            ApplicationId.NodeType,
            decide,
            async changed => new ApplicationPayload(await context.Service<Applications>().LoadAsync(changed.Key, context.CancellationToken), changed.Created, []),
            errors => new ApplicationPayload(null, null, errors));
}
