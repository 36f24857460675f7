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
        if (application.PanelCompletedAt is not null)
        {
            return;
        }

        var id = changed.ApplicationId;
        var stored = await session.Documents.Query<Interview>().Where(interview => interview.ApplicationId == id).ToListAsync(cancellationToken);
        var interviews = stored.Where(interview => interview.Id != changed.Id).Append(changed);
        if (Seal.IsPanelComplete([.. interviews.Select(interview => interview.Facts())]))
        {
            session.Documents.UpdateRevision(application with { PanelCompletedAt = session.Now }, application.Version + 1);
        }
    }
}
