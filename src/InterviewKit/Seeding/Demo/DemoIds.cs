using System.Security.Cryptography;
using System.Text;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>
/// Ids of the demo's things: made from the workspace and the thing's key, so that loading it twice is loading it once, and of UUID version 8,
/// which nothing else here has: a demo's thing can be told by its id.
/// </summary>
internal static class DemoIds
{
    public static TId Of<TId>(string workspace, string key)
        where TId : struct, IEntityId<TId> =>
        TId.From(GuidOf($"demo/{workspace}/{TId.NodeType}/{key}"));

    /// <remarks>RFC 9562, section 5.8: version and variant are set, all other bits are ours.</remarks>
    private static Guid GuidOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
