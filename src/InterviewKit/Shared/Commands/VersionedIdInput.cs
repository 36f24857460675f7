namespace InterviewKit.Shared;

/// <summary>Names one thing to be changed.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="ExpectedVersion">The version that the client saw: another writer's change since then is a conflict. Null for whatever it is now.</param>
/// <param name="IdempotencyKey">See <see cref="ICommandInput"/>.</param>
internal sealed record VersionedIdInput(string Id, int? ExpectedVersion, string? IdempotencyKey) : ICommandInput;
