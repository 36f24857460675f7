using System.Security.Cryptography;
using System.Text.Json;

namespace InterviewKit.Shared;

/// <summary>A command as its idempotency key identifies it.</summary>
internal sealed record IdempotentRequest(string Workspace, string Actor, string Key, string Mutation, byte[] InputSha256)
{
    /// <remarks>The bound input is written in its declared order with its defaults filled in: the same meaning gives the same bytes,
    /// whatever order or spelling the client used.</remarks>
    public static IdempotentRequest Of<TInput>(Actor actor, string key, string mutation, TInput input) =>
        new(actor.Workspace, actor.Id, key, mutation, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input)));
}
