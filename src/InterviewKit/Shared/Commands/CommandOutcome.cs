namespace InterviewKit.Shared;

/// <summary>What became of a command: what it changed, or why it was refused.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>It took effect, now or when the same command was sent before.</summary>
    /// <param name="Key">The key of the thing changed.</param>
    /// <param name="Created">Whether the thing was new; a repeat says the same again.</param>
    /// <param name="Repeated">Whether this is the answer to a repeat.</param>
    public sealed record Changed(string Key, bool Created, bool Repeated = false) : CommandOutcome
    {
        /// <summary>A secret that is shown once: absent from what is kept, so that a repeat does not show it.</summary>
        public string? Secret { get; init; }
    }

    /// <summary>Nothing changed.</summary>
    public sealed record Refused(params IReadOnlyList<UserError> Errors) : CommandOutcome;
}
