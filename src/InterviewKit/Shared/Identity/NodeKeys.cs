namespace InterviewKit.Shared;

/// <summary>The keys in global ids of things that have a typed id: its Guid, as 32 lower-case digits.</summary>
internal static class NodeKeys
{
    /// <summary>The key of a typed id.</summary>
    public static string Of<TId>(TId id)
        where TId : struct, IEntityId<TId> =>
        id.Value.ToString("N");

    /// <summary>The typed id of a key; null where it is none. Each id has one spelling.</summary>
    public static TId? Parse<TId>(string? key)
        where TId : struct, IEntityId<TId> =>
        Guid.TryParseExact(key, "N", out var value) && value.ToString("N") == key ? TId.From(value) : null;
}
