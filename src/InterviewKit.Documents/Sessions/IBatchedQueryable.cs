using System.Linq.Expressions;

namespace InterviewKit.Documents;

/// <summary>A LINQ query within a batch. Its results are there when the batch was executed.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IBatchedQueryable<T>
{
    /// <summary>Keeps what matches.</summary>
    public IBatchedQueryable<T> Where(Expression<Func<T, bool>> predicate);

    /// <summary>Orders, nulls last.</summary>
    public IBatchedQueryable<T> OrderBy<TKey>(Expression<Func<T, TKey>> key);

    /// <summary>Orders downwards, nulls last.</summary>
    public IBatchedQueryable<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> key);

    /// <summary>Orders what is equal so far, nulls last.</summary>
    public IBatchedQueryable<T> ThenBy<TKey>(Expression<Func<T, TKey>> key);

    /// <summary>Orders what is equal so far downwards, nulls last.</summary>
    public IBatchedQueryable<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> key);

    /// <summary>Passes over the first rows.</summary>
    public IBatchedQueryable<T> Skip(int count);

    /// <summary>Keeps the first rows.</summary>
    public IBatchedQueryable<T> Take(int count);

    /// <summary>Answers something made of members.</summary>
    public IBatchedQueryable<TResult> Select<TResult>(Expression<Func<T, TResult>> selector);

    /// <summary>All rows.</summary>
    public Task<IReadOnlyList<T>> ToList();

    /// <summary>How many rows.</summary>
    public Task<int> Count();

    /// <summary>Whether there is a row.</summary>
    public Task<bool> Any();

    /// <summary>The first row; the default value when there is none.</summary>
    public Task<T?> FirstOrDefault();

    /// <summary>The only row; the default value when there is none. The task fails when there are more.</summary>
    public Task<T?> SingleOrDefault();
}
