using System.Globalization;

namespace InterviewKit.Shared;

/// <summary>
/// That something changed, as nodes tell each other by <c>NOTIFY</c> on <see cref="Channel"/> when the change has committed: ids only. Several that are
/// equal may come as one, and after a reconnect some may be missing (<c>NotificationBatch.MayHaveMissed</c>), so it says where to look, not what is there.
/// </summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Type">What happened.</param>
/// <param name="NodeId">The global id of what changed.</param>
/// <param name="ApplicationId">The global id of the application it belongs to, if to any.</param>
public sealed record ChangeNotice(string Workspace, ChangeType Type, string NodeId, string? ApplicationId)
{
    /// <summary>The channel of all workspaces.</summary>
    public const string Channel = "ik_changes";

    /// <summary>As SQL over a row of <c>ik_outbox</c>: the text that <see cref="TryParse"/> reads.</summary>
    internal const string PayloadSql = "workspace || ':' || type || ':' || node_id || '/' || coalesce(application_id, '')";

    /// <summary>The same text, of this notice.</summary>
    public string Payload => string.Create(CultureInfo.InvariantCulture, $"{Workspace}:{(int)Type}:{NodeId}/{ApplicationId}");

    /// <summary>Reads a payload; null where it is none of ours.</summary>
    public static ChangeNotice? TryParse(string payload)
    {
        // Neither a workspace's key nor a global id, which is base64url, holds a colon or a slash.
        var parts = payload.Split(':');
        if (parts.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var type))
        {
            return null;
        }

        var ids = parts[2].Split('/');
        return ids.Length == 2 && parts[0].Length > 0 && ids[0].Length > 0
            ? new ChangeNotice(parts[0], (ChangeType)type, ids[0], ids[1].Length == 0 ? null : ids[1])
            : null;
    }
}
