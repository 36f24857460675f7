using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution;

/// <summary>A valid document with the plans of its operations made so far. Thread safe.</summary>
internal sealed class PreparedDocument
{
    /// <summary>
    /// How many plans one document keeps: for each operation one for each choice of its conditions. Further ones are planned for
    /// each request.
    /// </summary>
    private const int PlansMax = 64;

    private readonly ConcurrentDictionary<(OperationDefinitionNode Operation, UInt128 Conditions), OperationPlan> plans = new();
    private readonly ConcurrentDictionary<OperationDefinitionNode, ImmutableArray<string>> conditions = new();
    private string? hash;

    public PreparedDocument(DocumentNode document, int sourceLength)
    {
        Document = document;
        Operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        Fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .ToFrozenDictionary(static fragment => fragment.Name.Value, StringComparer.Ordinal);

        // A tree takes some twenty times its text, by measurement of ordinary documents.
        EstimatedBytes = 2048 + (sourceLength * 20L);
    }

    public DocumentNode Document { get; }

    public ImmutableArray<OperationDefinitionNode> Operations { get; }

    public FrozenDictionary<string, FragmentDefinitionNode> Fragments { get; }

    /// <summary><c>sha256:</c> with the hex digits of the text's hash.</summary>
    public string Hash => hash ??= $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Document.Location.Source!.Text.Span))}";

    /// <summary>What the tree takes, without plans.</summary>
    public long EstimatedBytes { get; }

    /// <summary>
    /// The operation of that name, or the only one where there is no name; null where the request cannot mean any.
    /// </summary>
    public OperationDefinitionNode? FindOperation(string? name)
    {
        if (name is null) return Operations.Length == 1 ? Operations[0] : null;
        foreach (var operation in Operations)
        {
            if (operation.Name?.Value == name) return operation;
        }

        return null;
    }

    /// <summary>The variables that the operation's <c>@skip</c> and <c>@include</c> ask, its fragments' included.</summary>
    public ImmutableArray<string> ConditionsOf(OperationDefinitionNode operation) =>
        conditions.GetOrAdd(operation, static (key, fragments) => DocumentCensus.ConditionsOf(key, fragments), Fragments);

    public OperationPlan? FindPlan(OperationDefinitionNode operation, ConditionValues conditions) =>
        plans.GetValueOrDefault((operation, conditions.Values));

    /// <summary>Keeps a plan for requests to come; false where there are enough of them.</summary>
    public bool TryKeep(OperationPlan plan, ConditionValues conditions) =>
        plans.Count < PlansMax && plans.TryAdd((plan.Operation, conditions.Values), plan);
}
