using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The moment since when nobody of a panel owes a scorecard, and one is in. It is kept: what was shown by then cannot be taken back.</summary>
internal static class PanelCompletion
{
    /// <summary>
    /// Keeps the moment, if it is now and for the first time. Only under the exclusive <see cref="ApplicationLock"/>: two who stop owing at
    /// once would each still see the other.
    /// </summary>
    /// <param name="session">The command's.</param>
    /// <param name="changed">The interview that the command changes, as it will be.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task ReconsiderAsync(CommandSession session, Interview changed, CancellationToken cancellationToken)
    {
        var application = await session.Documents.LoadAsync<Application>(changed.ApplicationId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its application.");
        var id = changed.ApplicationId;
        Reconsider(application, await session.Documents.Query<Interview>().Where(it => it.ApplicationId == id).ToListAsync(cancellationToken), changed, session);
    }

    /// <summary>As above, of what was read already.</summary>
    /// <param name="application">The application.</param>
    /// <param name="interviews">All of it as they are stored.</param>
    /// <param name="changed">One of them, or a new one, as it will be.</param>
    /// <param name="session">The command's.</param>
    public static void Reconsider(Application application, IReadOnlyList<Interview> interviews, Interview changed, CommandSession session)
    {
        if (application.PanelCompletedAt is null
            && Seal.IsPanelComplete([.. interviews.Where(it => it.Id != changed.Id).Append(changed).Select(it => it.Facts())]))
        {
            session.Documents.UpdateRevision(application with { PanelCompletedAt = session.Now }, application.Version + 1);
        }
    }
}
