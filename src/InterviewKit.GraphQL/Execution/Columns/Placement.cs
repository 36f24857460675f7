using InterviewKit.GraphQL.Execution.Planning;

namespace InterviewKit.GraphQL.Execution.Columns;

/// <summary>
/// Where a column stands in the response: a field of all objects of some rows, or the items of the lists of another column.
/// </summary>
internal readonly struct Placement
{
    private readonly Rows? parents;
    private readonly ListColumn? lists;

    private Placement(Rows? parents, FieldPlan? field, ListColumn? lists)
    {
        this.parents = parents;
        this.lists = lists;
        Field = field;
    }

    /// <summary>The place of <c>data</c> itself.</summary>
    public static Placement Root => default;

    /// <summary>The field; null for items and for the root.</summary>
    public FieldPlan? Field { get; }

    /// <summary>Whether the column holds a field's own values, not the items of lists.</summary>
    public bool IsField => Field is not null;

    /// <summary>The column that holds the objects or lists around this one's values; null for the root.</summary>
    public Column? Owner => lists is not null ? lists : parents?.Owner;

    public static Placement OfField(Rows parents, FieldPlan field) => new(parents, field, null);

    public static Placement OfItems(ListColumn lists) => new(null, null, lists);

    /// <summary>Where in the owner the object or list stands that value <paramref name="index"/> belongs to.</summary>
    public int OwnerIndex(int index) => lists is not null ? lists.ListOf(index) : parents!.PositionOf(index);

    /// <summary>
    /// The path of value <paramref name="index"/>; null for the root. Walks up once per level, never recursing.
    /// </summary>
    public ResponsePath? PathOf(int index)
    {
        var steps = new List<(string? Name, int Index)>();
        var place = this;
        while (true)
        {
            if (place.lists is { } listColumn)
            {
                var list = listColumn.ListOf(index);
                steps.Add((null, index - listColumn.Start(list)));
                (place, index) = (listColumn.Placement, list);
            }
            else if (place.parents is { } rows)
            {
                steps.Add((place.Field!.ResponseName, 0));
                (place, index) = (rows.Owner.Placement, rows.PositionOf(index));
            }
            else break;
        }

        ResponsePath? path = null;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var (name, position) = steps[i];
            path = name is null ? path!.Append(position) : path is null ? ResponsePath.Root(name) : path.Append(name);
        }

        return path;
    }
}
