namespace InterviewKit.Shared;

/// <summary>How a turn ended, which decides when the next one comes.</summary>
public readonly record struct LeaderTurnEnd
{
    private LeaderTurnEnd(TimeSpan? next) => Next = next;

    /// <summary>All is done: the next turn comes with a notice or the period.</summary>
    public static LeaderTurnEnd Done { get; } = new(null);

    /// <summary>There is more, which can be done at once.</summary>
    public static LeaderTurnEnd More { get; } = new(TimeSpan.Zero);

    /// <summary>There is more, which must wait for something that nobody gives notice of, such as another transaction's end.</summary>
    public static LeaderTurnEnd Waiting(TimeSpan pause) => new(pause);

    internal TimeSpan? Next { get; }
}
