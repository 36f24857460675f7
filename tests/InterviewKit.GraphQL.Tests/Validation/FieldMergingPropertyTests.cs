using System.Text;
using FsCheck;
using FsCheck.Fluent;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.GraphQL.Validation;

namespace InterviewKit.GraphQL.Tests.Validation;

/// <summary>
/// The check of field merging works on sets; the specification compares pairs. Both must say the same of any document, so the pairs are
/// compared here word by word, on small random documents whose names often meet.
/// </summary>
public class FieldMergingPropertyTests
{
    private static readonly Schema Schema = SchemaReader.Read([new Source("""
        type Query { n: Node p: P q: Q u: PorQ }
        interface Node { n: Node x(i: Int): Int y: Int }
        type P implements Node { n: Node x(i: Int): Int y: Int z: Int p: P q: Q l: [P] m: P! }
        type Q implements Node { n: Node x(i: Int): Int y: Int z: String p: P q: Q l: P m: P }
        union PorQ = P | Q
        """)]).Schema!;

    [Fact]
    public void Sets_of_fields_merge_exactly_where_all_their_pairs_do()
    {
        var conflicts = 0;
        var runs = Config.QuickThrowOnFailure.WithMaxTest(200);
        Check.One(runs, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var text = new RandomQuery(seed).Write();
            var document = Parser.Parse(new Source(text));
            var errors = DocumentValidator.Validate(Schema, document).Where(error => (string)error.Extensions!["section"]! == "5.3.2").ToArray();

            errors.Length.ShouldBeLessThan(50);
            var merges = new PairwiseMerging(Schema, document).Merges();
            (errors.Length == 0).ShouldBe(merges, $"seed {seed}:\n{text}");
            if (!merges) conflicts++;
        }));

        // A property that never sees both outcomes proves nothing.
        conflicts.ShouldBeInRange(20, 180);
    }

    /// <summary>Section 5.3.2 as it is written.</summary>
    private sealed class PairwiseMerging(Schema schema, DocumentNode document)
    {
        private readonly Dictionary<string, FragmentDefinitionNode> fragments =
            document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);

        public bool Merges() => document.Definitions.All(definition => FieldsInSetCanMerge([definition is FragmentDefinitionNode fragment
            ? (fragment.SelectionSet, (CompositeType)schema.Types.Find(fragment.TypeCondition.Name)!)
            : (((OperationDefinitionNode)definition).SelectionSet, schema.QueryType)]));

        private bool FieldsInSetCanMerge(List<(SelectionSetNode, CompositeType)> set) => Pairs(set).All(pair =>
        {
            var (a, b) = pair;
            if (!SameResponseShape(a, b)) return false;
            if (!ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType) return true;
            return a.Node.Name.Value == b.Node.Name.Value
                && a.Node.Arguments.Select(argument => argument.ToString()).Order().SequenceEqual(b.Node.Arguments.Select(argument => argument.ToString()).Order())
                && FieldsInSetCanMerge(Merged(a, b));
        });

        private bool SameResponseShape(Selected a, Selected b)
        {
            var (typeA, typeB) = (a.Type, b.Type);
            while (typeA is not NamedType || typeB is not NamedType)
            {
                if (typeA.IsNonNull != typeB.IsNonNull) return false;
                (typeA, typeB) = (typeA.Nullable, typeB.Nullable);
                if (typeA is ListType != typeB is ListType) return false;
                if (typeA is ListType listA && typeB is ListType listB) (typeA, typeB) = (listA.ItemType, listB.ItemType);
            }

            if (typeA is not CompositeType || typeB is not CompositeType) return ReferenceEquals(typeA, typeB);
            return Pairs(Merged(a, b)).All(pair => SameResponseShape(pair.A, pair.B));
        }

        private static List<(SelectionSetNode, CompositeType)> Merged(Selected a, Selected b) =>
        [
            .. new[] { a, b }.Where(field => field.Node.SelectionSet is not null).Select(field => (field.Node.SelectionSet!, (CompositeType)field.Type.Named)),
        ];

        private IEnumerable<(Selected A, Selected B)> Pairs(List<(SelectionSetNode Set, CompositeType Parent)> set)
        {
            var fields = new List<Selected>();
            foreach (var (selectionSet, parent) in set) Collect(selectionSet, parent, fields);
            for (var i = 0; i < fields.Count; i++)
            {
                // A field is compared with itself too, so that what is below it is looked at.
                for (var j = i; j < fields.Count; j++)
                {
                    if (fields[i].Node.ResponseName == fields[j].Node.ResponseName) yield return (fields[i], fields[j]);
                }
            }
        }

        private void Collect(SelectionSetNode selectionSet, CompositeType parent, List<Selected> fields)
        {
            foreach (var selection in selectionSet.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(new Selected(field, parent, schema.FindField(parent, field.Name.Value)!.Type));
                        break;
                    case InlineFragmentNode inline:
                        Collect(inline.SelectionSet, (CompositeType)schema.Types.Find(inline.TypeCondition!.Name)!, fields);
                        break;
                    case FragmentSpreadNode spread:
                        var fragment = fragments[spread.Name.Value];
                        Collect(fragment.SelectionSet, (CompositeType)schema.Types.Find(fragment.TypeCondition.Name)!, fields);
                        break;
                }
            }
        }

        private sealed record Selected(FieldNode Node, CompositeType Parent, GraphQLType Type);
    }

    /// <summary>Writes a random query on the schema above with a few fragments, the later of which may be used by the earlier.</summary>
    private sealed class RandomQuery(int seed)
    {
        private const int Fragments = 3;
        private static readonly string[] Conditions = ["Node", "P", "Q", "PorQ"];

        private readonly Random random = new(seed);
        private readonly StringBuilder text = new();

        public string Write()
        {
            var conditions = Enumerable.Range(0, Fragments).Select(_ => Conditions[random.Next(Conditions.Length)]).ToArray();
            Selections(Schema.QueryType, 0, 0);
            for (var i = 0; i < Fragments; i++)
            {
                text.Append($" fragment f{i} on {conditions[i]} ");
                Selections((CompositeType)Schema.Types.Find(conditions[i])!, 1, i + 1);
            }

            return text.ToString();
        }

        private void Selections(CompositeType parent, int depth, int firstFragment)
        {
            text.Append("{ ");
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var choice = random.Next(8);
                if (parent.Name != "Query" && choice == 0 && firstFragment < Fragments)
                {
                    text.Append($"...f{random.Next(firstFragment, Fragments)} ");
                }
                else if (parent.Name != "Query" && choice <= 2 && depth < 4)
                {
                    var condition = Conditions[random.Next(Conditions.Length)];
                    text.Append($"... on {condition} ");
                    Selections((CompositeType)Schema.Types.Find(condition)!, depth + 1, firstFragment);
                }
                else
                {
                    Field(parent, depth, firstFragment);
                }
            }

            text.Append("} ");
        }

        private void Field(CompositeType parent, int depth, int firstFragment)
        {
            var fields = parent.Fields.Where(field => depth < 4 || field.Type.Named is not CompositeType).ToArray();
            if (fields.Length == 0)
            {
                text.Append("__typename ");
                return;
            }

            var field = fields[random.Next(fields.Length)];
            if (random.Next(6) == 0) text.Append("a: ");
            text.Append(field.Name).Append(' ');
            if (field.Arguments.Count > 0 && random.Next(4) == 0) text.Append("(i: 1) ");
            if (field.Type.Named is CompositeType type) Selections(type, depth + 1, firstFragment);
        }
    }
}
