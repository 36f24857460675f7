using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace InterviewKit.GraphQL.Conformance.Tests.Differences;

/// <summary>Counts cases on which both sides agree, and keeps those on which they do not.</summary>
internal sealed class Comparison(ITestOutputHelper output, int seed, Func<Disagreement, KnownDifference?>? explain = null)
{
    private const int ReportedMax = 8;

    private readonly List<string> differences = [];
    private readonly Dictionary<string, int> explained = [];

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public void Add(bool isAccepted, string subject, string ours, string theirs)
    {
        if (isAccepted) Accepted++;
        else Refused++;
        if (ours == theirs) return;
        if (explain?.Invoke(new Disagreement(subject, ours, theirs)) is { } difference)
            explained[difference.Name] = explained.GetValueOrDefault(difference.Name) + 1;
        else
            differences.Add($"--- the engine:\n{ours}\n--- the reference:\n{theirs}\n--- on:\n{subject}\n");
    }

    /// <summary>Fails with the shortest differences; and where one side of the cases is too rare for the comparison to mean much.</summary>
    public void ShouldAgree(int acceptedMin, int refusedMin)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"seed {seed}: {Accepted} accepted, {Refused} refused, {differences.Count} differ");
        foreach (var (name, count) in explained) report.Append(CultureInfo.InvariantCulture, $"; {name}: {count}");
        output.WriteLine(report.ToString());
        foreach (var difference in differences.OrderBy(static text => text.Length).Take(ReportedMax)) report.Append('\n').Append(difference);
        differences.ShouldBeEmpty(report.ToString());
        Accepted.ShouldBeGreaterThanOrEqualTo(acceptedMin, report.ToString());
        Refused.ShouldBeGreaterThanOrEqualTo(refusedMin, report.ToString());
    }
}
