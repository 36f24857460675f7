namespace InterviewKit.Documents;

/// <summary>
/// Documents, narrowed by LINQ and answered by PostgreSQL. What PostgreSQL can't answer throws <see cref="BadLinqExpressionException"/> when it is run:
/// nothing is ever filtered in memory. Run it with the asynchronous operators of <see cref="QueryableExtensions"/>.
/// </summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IMartenQueryable<out T> : IOrderedQueryable<T>;
