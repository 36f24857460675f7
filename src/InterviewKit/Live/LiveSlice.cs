using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Live;

/// <summary>Subscriptions: what changes, as it changes, on whichever node.</summary>
internal sealed class LiveSlice : Slice
{
    public override void Bind(SchemaBuilder schema) => schema.BindSubscription(subscription => subscription
        .Subscribe<ApplicationWatch, Application>("applicationChanged", ApplicationWatch.OpenAsync, (context, watch) => watch.LookAsync(context))
        .Subscribe<ScorecardArrival, Scorecard>("scorecardSubmitted", OpeningWatch.OpenAsync, (context, arrival) => arrival.ShowAsync(context)));
}
