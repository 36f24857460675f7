using InterviewKit.GraphQL.Execution.Planning;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>Objects of one object type at one place of the response, whose fields are resolved together.</summary>
internal abstract class Rows(SelectionPlan plan, int count, ObjectColumn owner, int[]? positions)
{
    public SelectionPlan Plan { get; } = plan;

    public int Count { get; } = count;

    /// <summary>The column that the objects stand in.</summary>
    public ObjectColumn Owner { get; } = owner;

    /// <summary>The resolved fields, in the order of the plan's.</summary>
    public Column[] Columns { get; } = new Column[plan.Fields.Length];

    /// <summary>Where in the owner's column a row stands.</summary>
    public int PositionOf(int row) => positions is null ? row : positions[row];
}

internal sealed class Rows<T>(SelectionPlan plan, T[] items, ObjectColumn owner, int[]? positions) : Rows(plan, items.Length, owner, positions)
{
    public T[] Items { get; } = items;
}
