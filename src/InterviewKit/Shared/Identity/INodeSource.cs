using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>How a slice answers <c>node(id:)</c> for one of its types. What the viewer may not see is answered like what does not exist: null.</summary>
public interface INodeSource
{
    /// <summary>The GraphQL type of the nodes.</summary>
    public string NodeType { get; }

    /// <summary>The nodes with those keys, in their order, null where there is none that the viewer may see.</summary>
    public ValueTask<IReadOnlyList<object?>> LoadAsync(IReadOnlyList<string> keys, FieldContext context);
}
