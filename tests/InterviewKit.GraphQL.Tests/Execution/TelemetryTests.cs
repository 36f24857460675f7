using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class TelemetryTests : LibraryTests
{
    [Fact]
    public async Task An_operation_is_a_span_with_its_kind_name_and_outcome()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == GraphQLTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await ExecuteAsync("query Observed { broken }");

        var span = spans.Single(static span => span.DisplayName == "query Observed");
        span.GetTagItem("graphql.operation.type").ShouldBe("query");
        span.GetTagItem("graphql.operation.name").ShouldBe("Observed");
        span.GetTagItem("graphql.document.hash").ShouldBeOfType<string>().ShouldStartWith("sha256:");
        span.GetTagItem("graphql.outcome").ShouldBe("errors");
        span.Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Fact]
    public async Task Durations_and_errors_are_measured()
    {
        var measured = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == GraphQLTelemetry.Name) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add($"{instrument.Name} {tags[0].Value} {tags[1].Value}"));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add($"{instrument.Name} {value} {(tags.Length > 0 ? tags[0].Value : "")}"));
        listener.Start();

        await ExecuteAsync("mutation { fail }");
        await ExecuteAsync("{");

        measured.ShouldContain("graphql.server.operation.duration mutation errors");
        measured.ShouldContain("graphql.server.operation.duration unknown refused");
        measured.ShouldContain("graphql.server.errors 1 FULL");
    }
}
