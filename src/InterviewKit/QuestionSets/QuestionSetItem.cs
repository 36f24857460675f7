using InterviewKit.GraphQL;
using InterviewKit.Questions;
using InterviewKit.Taxonomy;

namespace InterviewKit.QuestionSets;

/// <summary>A question in a set, as the contract shows it.</summary>
internal sealed record QuestionSetItem(int Position, string QuestionKey, string RevisionId, int Minutes, string? Note)
{
    public static IReadOnlyList<QuestionSetItem> Of(QuestionSetVersion version) => [.. version.Items.Select((item, index) => new QuestionSetItem(
        index + 1,
        item.QuestionKey,
        QuestionRevision.IdOf(item.QuestionKey, item.Revision),
        item.Minutes,
        item.Note))];
}

/// <summary>How far a set hears a dimension, as the contract shows it.</summary>
internal sealed record DimensionCoverage(Dimension Dimension, int Questions, int Minutes, int? Raters, int? Target, bool Met)
{
    public static async ValueTask<IReadOnlyList<IReadOnlyList<DimensionCoverage>>> OfAsync(
        IReadOnlyList<QuestionSetVersion> versions, FieldContext context)
    {
        var dimensions = (await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken))
            .ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        return [.. versions.Select(version => (IReadOnlyList<DimensionCoverage>)[.. version.Coverage.Select(covered =>
        {
            int? target = version.FocusKeys.Contains(covered.DimensionKey) ? CoveredDimension.FocusQuestions : null;
            return new DimensionCoverage(
                dimensions[covered.DimensionKey], covered.Questions, covered.Minutes, Raters: null, target, Met: covered.Questions >= (target ?? 0));
        })])];
    }
}
