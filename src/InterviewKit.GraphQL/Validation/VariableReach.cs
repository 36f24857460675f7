using System.Numerics;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>
/// The uses of variables that an operation leads to, one for each variable and kind of place: there are few kinds, however many
/// uses a document has. A rule that finds one of them wrong goes through all uses of that operation to name them.
/// </summary>
internal sealed class VariableReach
{
    private readonly ValidationContext context;
    private readonly FragmentClosures<ulong[]> closures;
    private readonly Dictionary<Kind, int> numbers = [];
    private readonly List<VariableUsage> examples = [];

    public VariableReach(ValidationContext context)
    {
        this.context = context;
        foreach (var uses in context.Uses.Values)
        {
            foreach (var usage in uses.Variables)
            {
                WorkCount.Add();
                if (numbers.TryAdd(Kind.Of(usage), examples.Count)) examples.Add(usage);
            }
        }

        closures = new FragmentClosures<ulong[]>(context.SpreadBy, OwnOf, Add);
    }

    /// <summary>An example of each kind of use that the operation leads to, itself or by way of fragments.</summary>
    public IEnumerable<VariableUsage> Of(OperationDefinitionNode operation)
    {
        if (examples.Count == 0) yield break;
        var reached = OwnOf(operation);
        foreach (var fragment in context.SpreadBy(operation)) Add(reached, closures.Of(fragment));
        for (var i = 0; i < reached.Length; i++)
        {
            for (var bits = reached[i]; bits != 0; bits &= bits - 1)
            {
                WorkCount.Add();
                yield return examples[(i * 64) + BitOperations.TrailingZeroCount(bits)];
            }
        }
    }

    private ulong[] OwnOf(ExecutableDefinitionNode definition)
    {
        var own = new ulong[(examples.Count + 63) / 64];
        WorkCount.Add(own.Length);
        foreach (var usage in context.Uses[definition].Variables)
        {
            WorkCount.Add();
            var number = numbers[Kind.Of(usage)];
            own[number / 64] |= 1UL << (number % 64);
        }

        return own;
    }

    private static void Add(ulong[] target, ulong[] source)
    {
        WorkCount.Add(source.Length);
        for (var i = 0; i < source.Length; i++) target[i] |= source[i];
    }

    /// <summary>Two uses of one kind are right or wrong together, in any operation.</summary>
    private readonly record struct Kind(string Variable, GraphQLType? Type, bool HasLocationDefault, InputObjectType? OneOf)
    {
        public static Kind Of(in VariableUsage usage) => new(usage.Variable.Name, usage.Type, usage.HasLocationDefault, usage.OneOf);
    }
}
