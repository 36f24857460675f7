namespace InterviewKit.Shared;

/// <summary>Names one thing to be changed, and why.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="Reason">For those who read it later; up to <see cref="TextRules"/>' cap of a reason.</param>
/// <param name="ExpectedVersion">The version that the client saw: another writer's change since then is a conflict. Null for whatever it is now.</param>
/// <param name="IdempotencyKey">See <see cref="ICommandInput"/>.</param>
internal sealed record ReasonedIdInput(string Id, string Reason, int? ExpectedVersion, string? IdempotencyKey) : ICommandInput;
