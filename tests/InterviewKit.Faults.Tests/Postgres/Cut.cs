namespace InterviewKit.Faults.Tests.Postgres;

/// <summary>Where a connection is cut. The client sees the same in both cases: it asked for a commit, and the connection broke.</summary>
internal enum Cut
{
    /// <summary>The server never hears of the commit, and undoes the transaction.</summary>
    BeforeCommit,

    /// <summary>The server has committed and said so; the client never hears of it.</summary>
    BeforeReply,
}
