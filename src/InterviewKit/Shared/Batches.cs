using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

/// <summary>Shapes that batch resolvers share.</summary>
internal static class Batches
{
    /// <summary>For each parent, the things that its keys name, in their order; each is looked up once.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<T>>> EachAsync<TParent, T>(
        this FieldContext context,
        IReadOnlyList<TParent> parents,
        Func<TParent, IReadOnlyList<string>> keysOf,
        Func<IEnumerable<string>, CancellationToken, ValueTask<IReadOnlyList<T>>> load)
    {
        var keys = parents.SelectMany(keysOf).Distinct(StringComparer.Ordinal).ToList();
        var loaded = await load(keys, context.CancellationToken);
        var byKey = keys.Zip(loaded).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return [.. parents.Select(parent => (IReadOnlyList<T>)[.. keysOf(parent).Select(key => byKey[key])])];
    }
}
