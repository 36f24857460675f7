namespace InterviewKit.Documents;

/// <summary>The pending changes of a session, for looking at.</summary>
public interface IUnitOfWork
{
    /// <summary>The documents to be stored or updated.</summary>
    public IEnumerable<object> Updates();

    /// <summary>The documents to be inserted.</summary>
    public IEnumerable<object> Inserts();

    /// <summary>The documents of one type to be stored or updated.</summary>
    public IEnumerable<T> UpdatesFor<T>();

    /// <summary>The documents of one type to be inserted.</summary>
    public IEnumerable<T> InsertsFor<T>();

    /// <summary>How many deletions wait, by document, identity or condition.</summary>
    public int DeletionCount { get; }

    /// <summary>The streams that events wait for.</summary>
    public IReadOnlyList<StreamAction> Streams();

    /// <summary>Whether there is anything to save.</summary>
    public bool HasOutstandingWork();
}
