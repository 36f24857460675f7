using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace InterviewKit.Shared;

/// <summary>A global id as clients see it: base64url of <c>Type:key</c>. Opaque to them; the same for the same thing for ever.</summary>
public static class GlobalId
{
    // Longer than any key that we make; what comes from outside has a limit.
    private const int MaxLength = 400;

    /// <summary>The global id of the thing of that type with that key.</summary>
    public static string Of(string nodeType, string key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{nodeType}:{key}"));

    /// <summary>The global id of the thing with that typed id.</summary>
    public static string Of<TId>(TId id)
        where TId : struct, IEntityId<TId> =>
        Of(TId.NodeType, NodeKeys.Of(id));

    /// <summary>Takes a global id apart. False where it is not one: nothing is said of whether the thing exists.</summary>
    public static bool TryParse(string? globalId, [NotNullWhen(true)] out string? nodeType, [NotNullWhen(true)] out string? key)
    {
        nodeType = key = null;
        if (string.IsNullOrEmpty(globalId) || globalId.Length > MaxLength || !Base64Url.IsValid(globalId))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(globalId));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        // An alternative spelling of the same bytes (padding, stray bits) is not an id that we gave out.
        if (colon <= 0 || colon == text.Length - 1 || Of(text[..colon], text[(colon + 1)..]) != globalId)
        {
            return false;
        }

        nodeType = text[..colon];
        key = text[(colon + 1)..];
        return true;
    }

    /// <summary>The key of a global id of that type; null where it is malformed or of another type.</summary>
    public static string? KeyOf(string nodeType, string? globalId) =>
        TryParse(globalId, out var type, out var key) && type == nodeType ? key : null;

    /// <summary>The typed id in a global id; null where it is malformed or of another type.</summary>
    public static TId? Parse<TId>(string? globalId)
        where TId : struct, IEntityId<TId> =>
        NodeKeys.Parse<TId>(KeyOf(TId.NodeType, globalId));
}
