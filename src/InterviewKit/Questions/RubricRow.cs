using InterviewKit.GraphQL;
using InterviewKit.Taxonomy;

namespace InterviewKit.Questions;

/// <summary>A row of a question's rubric, as the contract shows it.</summary>
internal sealed record RubricRow(Dimension Dimension, IReadOnlyList<Anchor> Anchors)
{
    public static async ValueTask<IReadOnlyList<IReadOnlyList<RubricRow>>> OfAsync<TParent>(
        IReadOnlyList<TParent> parents, Func<TParent, QuestionContent> contentOf, FieldContext context)
    {
        var dimensions = (await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken))
            .ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        return [.. parents.Select(parent => (IReadOnlyList<RubricRow>)
            [.. contentOf(parent).Rubric.Select(row => new RubricRow(dimensions[row.DimensionKey], row.Anchors))])];
    }
}
