using System.Text.Json;
using InterviewKit.GraphQL.Transport;

namespace InterviewKit.GraphQL.Tests.Hostile;

/// <summary>
/// Hostile requests of ten times the size take about ten times the steps: lexing, parsing, the census of limits, validation,
/// coercion, planning and pricing together, with the limits of size lifted. Steps are counted, not time, so a busy machine changes nothing.
/// </summary>
public sealed class WorkTests
{
    private const int Growth = 10;
    private const double RatioMax = 12;

    public static TheoryData<string> Families => [.. HostileFamilies.Names];

    [Theory]
    [MemberData(nameof(Families))]
    public void Ten_times_the_size_takes_about_ten_times_the_steps(string name)
    {
        var family = HostileFamilies.Find(name);

        ShouldGrowWithSize(name, StepsOf(family, family.Size), StepsOf(family, family.Size * Growth));
    }

    public static TheoryData<string> EndedFamilies => [.. HostileFamilies.EndedNames];

    [Theory]
    [MemberData(nameof(EndedFamilies))]
    public void Where_the_steps_could_grow_faster_a_limit_ends_them(string name)
    {
        var family = HostileFamilies.Find(name);

        ShouldGrowWithSize(name, StepsOf(family, family.Size, maxMergedFields: 2000), StepsOf(family, family.Size * Growth, maxMergedFields: 2000));
    }

    [Fact]
    public void Steps_that_grow_with_the_square_of_the_size_are_found()
    {
        Should.Throw<ShouldAssertException>(() => ShouldGrowWithSize("planted", Compare(30), Compare(300)));

        // As a check of each alias against each other would, on top of all else.
        static long Compare(int count)
        {
            var family = HostileFamilies.Find("aliases");
            return StepsOf(family, count, () => WorkCount.Add(count * count));
        }
    }

    [Fact]
    public void Steps_that_unfold_what_fragments_multiply_to_are_found()
    {
        Should.Throw<ShouldAssertException>(() => ShouldGrowWithSize("planted", Unfold(2), Unfold(20)));

        static long Unfold(int levels)
        {
            var family = HostileFamilies.Find("fragments that double below fields");
            return StepsOf(family, levels, () => WorkCount.Add(1 << levels));
        }
    }

    private static void ShouldGrowWithSize(string name, long small, long large)
    {
        small.ShouldBeGreaterThan(0, $"{name}: nothing is counted. {WorkCount.Switch} has to be set.");
        (large / (double)small).ShouldBeLessThanOrEqualTo(RatioMax, $"{name}: {small} steps, then {large}");
    }

    private static long StepsOf(HostileFamily family, int size, Action? planted = null, int maxMergedFields = int.MaxValue)
    {
        var executor = WorkSchema.Executor(maxMergedFields);
        using var body = JsonDocument.Parse(JsonSerializer.Serialize(new { query = family.Document(size), operationName = family.OperationName }));
        using var variables = family.Variables is { } write ? JsonDocument.Parse(write(size)) : null;

        var before = WorkCount.Steps;
        using var read = HttpRequestReading.ToRequest(body.RootElement, "request");
        var (_, refusal) = executor.Preparation.Prepare(read.Request! with { Variables = variables?.RootElement });
        planted?.Invoke();
        var steps = WorkCount.Steps - before;

        // The limits stay out of it, but for those that no option lifts.
        refusal?.Errors.Select(static error => error.Extensions?.GetValueOrDefault("limit") as string).ShouldNotContain("MaxTokens");
        return steps;
    }
}
