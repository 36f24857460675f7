namespace InterviewKit.Shared;

/// <summary>The input of a mutation.</summary>
internal interface ICommandInput
{
    /// <summary>The client's key: the same key and input take effect once. Null where it gave none.</summary>
    public string? IdempotencyKey { get; }
}

/// <summary>What a mutation answers with from its input: see <see cref="Commands.RunAsync"/>.</summary>
internal delegate Task<CommandOutcome> Decision<in TInput>(TInput input, CommandSession session, CancellationToken cancellationToken);
