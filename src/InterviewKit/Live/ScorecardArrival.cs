using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Live;

/// <summary>A scorecard that may have come in for a viewer.</summary>
internal sealed class ScorecardArrival(OpeningWatch watch, ScorecardId id, ApplicationId applicationId)
{
    /// <summary>The scorecard, with its receipt written; null where it is sealed to the viewer, or was shown to them already.</summary>
    public async ValueTask<Scorecard?> ShowAsync(FieldContext context) => await ShowAsync(context.Services, context.CancellationToken);

    /// <inheritdoc cref="ShowAsync(FieldContext)" />
    public async Task<Scorecard?> ShowAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if ((await services.GetRequiredService<Applications>().LoadAsync([applicationId], cancellationToken))[0] is not { } application)
        {
            return null;
        }

        var shown = await services.GetRequiredService<ScorecardReader>().ShowAsync([application], new HashSet<ScorecardId> { id }, cancellationToken);
        var scorecard = shown[0].Scorecards.SingleOrDefault();
        return scorecard is not null && scorecard.Status != ScorecardStatus.Withdrawn && watch.Know(scorecard) ? scorecard : null;
    }
}
