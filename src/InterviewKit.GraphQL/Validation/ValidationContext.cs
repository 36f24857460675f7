using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>One validation: what is validated, what the walk through it has gathered, and the errors so far.</summary>
internal sealed class ValidationContext
{
    /// <summary>An error that repeats for many places names this many of them.</summary>
    private const int LocationsMax = 10;

    private readonly List<GraphQLError> errors = [];
    private UsedFragments? usedFragments;
    private VariableReach? variableReach;
    private SubscriptionRoots? subscriptionRoots;

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation) Operations.Add(operation);
            else if (definition is FragmentDefinitionNode fragment) Fragments.TryAdd(fragment.Name.Value, fragment);
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public List<OperationDefinitionNode> Operations { get; } = [];

    /// <summary>The fragments by name; of several with one name, which is an error of its own, the first.</summary>
    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    public SubscriptionRoots SubscriptionRoots => subscriptionRoots ??= new SubscriptionRoots(this);

    /// <summary>What each operation and fragment uses itself, without what its fragments use. Known after the walk.</summary>
    public Dictionary<ExecutableDefinitionNode, DefinitionUses> Uses { get; } = [];

    /// <summary>Known after the walk.</summary>
    public UsedFragments UsedFragments => usedFragments ??= new UsedFragments(this);

    /// <summary>Known after the walk.</summary>
    public VariableReach VariableReach => variableReach ??= new VariableReach(this);

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether as many errors are found as are reported, so that it makes no sense to go on.</summary>
    public bool IsFull => errors.Count >= Options.MaxErrors;

    public void Report(ValidationRule rule, string message, SyntaxNode node) => Report(rule, message, [node.Location]);

    public void Report(ValidationRule rule, string message, IEnumerable<Location> locations)
    {
        if (IsFull) return;
        errors.Add(new GraphQLError(MessageText.Bounded(message), ErrorCodes.ValidationFailed)
        {
            Locations = [.. locations.Take(LocationsMax).Select(location => location.Position)],
            Extensions = rule.Extensions,
        });
    }

    /// <summary>An error that names the limit which ended the check of a rule.</summary>
    public void ReportLimit(ValidationRule rule, string message, string limit, int value)
    {
        if (IsFull) return;
        errors.Add(new GraphQLError(message, ErrorCodes.LimitExceeded)
        {
            Extensions = new Dictionary<string, object?>(rule.Extensions) { ["limit"] = limit, ["value"] = value },
        });
    }

    /// <summary>A question that names near matches, to follow a sentence; empty where suggestions are off or nothing is near.</summary>
    public string Suggest(string name, IEnumerable<string> candidates) =>
        Options.Suggestions && !IsFull ? DidYouMean.Ask(name, candidates) : "";

    /// <summary>The composite type of that name; null where it is unknown or something else, on which other rules have their say.</summary>
    public CompositeType? FindComposite(string name) => Schema.Types.Find(name) as CompositeType;

    /// <summary>The fragments that a definition spreads itself, as often as it does. Known after the walk.</summary>
    public IEnumerable<FragmentDefinitionNode> SpreadBy(ExecutableDefinitionNode definition)
    {
        foreach (var spread in Uses[definition].Spreads)
        {
            WorkCount.Add();
            if (Fragments.TryGetValue(spread.Name.Value, out var fragment)) yield return fragment;
        }
    }

    /// <summary>
    /// Every use of a variable by an operation and the fragments that it uses, directly or through others. For errors: the rules find out by
    /// <see cref="VariableReach"/> where there is one.
    /// </summary>
    public IEnumerable<VariableUsage> UsesOf(OperationDefinitionNode operation)
    {
        var seen = new HashSet<ExecutableDefinitionNode> { operation };
        var open = new Stack<ExecutableDefinitionNode>();
        open.Push(operation);
        while (open.TryPop(out var definition))
        {
            foreach (var usage in Uses[definition].Variables)
            {
                WorkCount.Add();
                yield return usage;
            }

            foreach (var fragment in SpreadBy(definition))
            {
                if (seen.Add(fragment)) open.Push(fragment);
            }
        }
    }
}
