namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// The fields to resolve for objects of one object type, merged and in response order (section 6.3.2, <c>CollectFields</c>).
/// Equal selections share one plan, so plans form a graph that is no larger than the document allows however often its fragments
/// are spread.
/// </summary>
internal sealed class SelectionPlan(BoundObject type)
{
    public BoundObject Type { get; } = type;

    public FieldPlan[] Fields { get; set; } = [];

    /// <summary>How many levels of fields there are from here on, introspection not counted.</summary>
    public int Height { get; set; }

    /// <summary>How many lists of introspection nest from here on.</summary>
    public int IntrospectionHeight { get; set; }

    /// <summary>How many levels of fields of any kind there are from here on.</summary>
    public int TotalHeight { get; set; }
}
