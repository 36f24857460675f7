using System.Collections.Immutable;
using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>One field of a selection: everything about it that does not depend on the request's variables.</summary>
internal sealed class FieldPlan(int id, ImmutableArray<FieldNode> nodes, BoundField? boundField)
{
    private const int LocationsMax = 10;

    /// <summary>The position among the fields of the operation's plan.</summary>
    public int Id { get; } = id;

    /// <summary>
    /// The fields of the document that were merged into this one; the first stands for all where they must be equal.
    /// </summary>
    public ImmutableArray<FieldNode> Nodes { get; } = nodes;

    public string ResponseName { get; } = nodes[0].ResponseName;

    public JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(nodes[0].ResponseName);

    /// <summary>Whether this is <c>__typename</c>, which no resolver answers.</summary>
    public bool IsTypename => boundField is null;

    public BoundField Field => boundField!;

    /// <summary>The arguments where they are the same for every request; null where they depend on variables.</summary>
    public ArgumentSet? Arguments { get; init; }

    /// <summary>The selections on the field's value, one for each possible object type; empty for leaves.</summary>
    public ImmutableArray<SelectionPlan> Selections { get; init; } = [];

    public SelectionPlan SelectionAt(int ordinal) => Selections[ordinal];

    /// <summary>Whether the field's own selections ask for a field of that name.</summary>
    public bool Selects(string fieldName)
    {
        foreach (var selection in Selections)
        {
            foreach (var selected in selection.Fields)
            {
                if (selected.Nodes[0].Name.Value == fieldName) return true;
            }
        }

        return false;
    }

    /// <summary>The places of the field in the document, the first few where it is merged of many.</summary>
    public IReadOnlyList<SourceLocation> Locations()
    {
        var locations = new SourceLocation[Math.Min(Nodes.Length, LocationsMax)];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = Nodes[i].Location.Position;
        return locations;
    }
}
