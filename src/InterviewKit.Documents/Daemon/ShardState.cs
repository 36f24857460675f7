namespace InterviewKit.Documents;

/// <summary>How far an asynchronous projection is.</summary>
/// <param name="ShardName">The projection with its part, such as <c>Account:All</c>.</param>
/// <param name="Sequence">The last event it has taken; all before it are taken, or set aside.</param>
/// <param name="Behind">How many numbers of events it lags behind the last one drawn; numbers that were never used count in.</param>
/// <param name="DeadLetters">How many events are set aside for it.</param>
public sealed record ShardState(string ShardName, long Sequence, long Behind, int DeadLetters);
