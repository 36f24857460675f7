using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>How openings, applications and interviews are named from outside: by global id or by a reference in another system.</summary>
internal static class HiringKeys
{
    /// <summary>The id named; null where nothing is.</summary>
    public static async Task<TId?> FindAsync<TId>(IQuerySession session, string? globalId, ExternalRef? reference, CancellationToken cancellationToken)
        where TId : struct, IEntityId<TId> => reference is null
            ? GlobalId.Parse<TId>(globalId)
            : NodeKeys.Parse<TId>(await ExternalRefTable.FindAsync(session, TId.NodeType, reference, cancellationToken));
}
