using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>A <see cref="INodeSource"/> made of the function that a slice loads its nodes with.</summary>
internal sealed class NodeSource<T>(string nodeType, Func<IReadOnlyList<string>, FieldContext, ValueTask<IReadOnlyList<T?>>> load) : INodeSource
    where T : class
{
    public string NodeType => nodeType;

    public async ValueTask<IReadOnlyList<object?>> LoadAsync(IReadOnlyList<string> keys, FieldContext context) =>
        await load(keys, context);
}
