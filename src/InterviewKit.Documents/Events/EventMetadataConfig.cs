namespace InterviewKit.Documents;

/// <summary>What is kept beside each event, apart from what always is. Each is a column of <c>mt_events</c>; all are off by default.</summary>
public sealed class EventMetadataConfig
{
    /// <summary>Keeps the session's correlation id.</summary>
    public bool CorrelationIdEnabled { get; set; }

    /// <summary>Keeps the session's causation id.</summary>
    public bool CausationIdEnabled { get; set; }

    /// <summary>Keeps the session's <see cref="IQuerySession.LastModifiedBy"/>, as user name.</summary>
    public bool UserNameEnabled { get; set; }
}
