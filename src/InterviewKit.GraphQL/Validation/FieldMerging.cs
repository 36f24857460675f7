using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>
/// <para>
/// <c>FieldsInSetCanMerge</c> and <c>SameResponseShape</c> of section 5.3.2, on sets of fields instead of pairs. The fields of a set
/// are grouped by response name. Being of one shape, and being one field with equal arguments, are both transitive: it is
/// enough to compare each field of a group with the first. Then the selection sets of the group make up one set of the next level.
/// </para>
/// <para>
/// The two conditions group differently, so there are two passes. For the shape, all fields of one response name belong together. For the
/// identity, those do that may be of one object: the fields of each object type, each time with all fields of abstract types.
/// </para>
/// <para>
/// The sets of operations contain those of the fragments that they use; of fragments that none uses those are begun with that lead to all.
/// A set is known by the selection sets that it is made of, and is looked at once, however many ways lead to it. Fragments can be nested so
/// that there are exponentially many sets all the same; <see cref="ValidationOptions.MaxMergedFields"/> ends that. Sets wait in a
/// queue: a chain of fragments can be longer than a stack is deep.
/// </para>
/// </summary>
internal sealed class FieldMerging(ValidationRule rule, ValidationContext context)
{
    private readonly SelectionScopes scopes = new(context);
    private readonly Dictionary<FieldNode, string> arguments = [];
    private readonly HashSet<(FieldNode, FieldNode)> reported = [];

    private delegate void GroupCheck(FieldGroup group, PathStep path, Queue<MergedSet> next);

    public void Check()
    {
        Run(CheckIdentity);
        Run(CheckShape);
        if (scopes.IsExhausted && !context.IsFull)
        {
            var message = "The fragments of the document are nested so that too many combinations of fields would have to be compared: "
                + $"more than the limit {nameof(ValidationOptions.MaxMergedFields)} of {context.Options.MaxMergedFields}.";
            context.ReportLimit(rule, message, nameof(ValidationOptions.MaxMergedFields), context.Options.MaxMergedFields);
        }
    }

    private void Run(GroupCheck check)
    {
        var seen = new HashSet<SetKey>();
        var queue = new Queue<MergedSet>();
        foreach (var operation in context.Operations)
            queue.Enqueue(scopes.Merge([(operation.SelectionSet, context.Schema.RootType(operation.Operation))], null));
        foreach (var fragment in context.UsedFragments.UnusedRoots())
            queue.Enqueue(scopes.Merge([(fragment.SelectionSet, context.FindComposite(fragment.TypeCondition.Name))], null));

        while (queue.TryDequeue(out var set) && !scopes.IsExhausted && !context.IsFull)
        {
            if (!seen.Add(set.Key)) continue;
            foreach (var group in scopes.Collect(set))
                check(group, new PathStep(set.Path, group.ResponseName), queue);
        }
    }

    private void CheckShape(FieldGroup group, PathStep path, Queue<MergedSet> next)
    {
        SelectedField? first = null;
        foreach (var field in group.Fields)
        {
            WorkCount.Add();
            if (field.Definition is null) continue;
            first ??= field;
            if (IsSameShape(first.Value.Definition!.Type, field.Definition.Type)) continue;
            Report(first.Value, field, path, $"they are of the different types {first.Value.Definition.Type} and {field.Definition.Type}");
            return;
        }

        Descend(group.Fields, path, next);
    }

    private void CheckIdentity(FieldGroup group, PathStep path, Queue<MergedSet> next)
    {
        if (group.Fields.Count == 1 || group.AllParentsEqual)
        {
            CheckSame(group.Fields, path, next);
            return;
        }

        var ofAbstractTypes = group.Fields.Where(field => field.Parent is not ObjectType).ToList();
        var ofObjectTypes = group.Fields.Where(field => field.Parent is ObjectType).GroupBy(field => field.Parent).ToList();
        if (ofObjectTypes.Count == 0) CheckSame(ofAbstractTypes, path, next);
        foreach (var fields in ofObjectTypes) CheckSame([.. ofAbstractTypes, .. fields], path, next);
    }

    private void CheckSame(List<SelectedField> fields, PathStep path, Queue<MergedSet> next)
    {
        var first = fields[0];
        for (var i = 1; i < fields.Count; i++)
        {
            WorkCount.Add();
            var field = fields[i];
            var difference = first.Node.Name.Value != field.Node.Name.Value
                ? $"\"{first.Node.Name}\" and \"{field.Node.Name}\" are different fields"
                : Arguments(first.Node) != Arguments(field.Node) ? "they have different arguments" : null;
            if (difference is null) continue;
            Report(first, field, path, difference);
            return;
        }

        Descend(fields, path, next);
    }

    private void Descend(List<SelectedField> fields, PathStep path, Queue<MergedSet> next)
    {
        var children = new List<(SelectionSetNode, CompositeType?)>();
        foreach (var field in fields)
        {
            WorkCount.Add();
            if (field.Node.SelectionSet is { } selectionSet)
                children.Add((selectionSet, field.Definition?.Type.Named as CompositeType));
        }

        if (children.Count > 0) next.Enqueue(scopes.Merge(children, path));
    }

    private void Report(SelectedField first, SelectedField second, PathStep path, string difference)
    {
        if (!reported.Add((first.Node, second.Node))) return;
        context.Report(
            rule,
            $"Fields \"{path}\" cannot be merged: {difference}. Give one of them another alias if both are meant.",
            [first.Node.Location, second.Node.Location]);
    }

    private string Arguments(FieldNode field)
    {
        if (field.Arguments.IsEmpty) return "";
        if (!arguments.TryGetValue(field, out var signature))
            arguments.Add(field, signature = ArgumentSignature.Of(field));
        return signature;
    }

    private static bool IsSameShape(GraphQLType a, GraphQLType b)
    {
        while (true)
        {
            if (ReferenceEquals(a, b)) return true;
            if (a.IsNonNull != b.IsNonNull) return false;
            a = a.Nullable;
            b = b.Nullable;
            if (a is not ListType listA || b is not ListType listB)
                return a is CompositeType && b is CompositeType || ReferenceEquals(a, b);
            a = listA.ItemType;
            b = listB.ItemType;
        }
    }
}
