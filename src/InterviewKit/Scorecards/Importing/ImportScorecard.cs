using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

internal sealed record ImportScorecardInput(
    string? InterviewId,
    ApplicationRefInput? Application,
    PersonRefInput Author,
    DateTimeOffset SubmittedAt,
    Recommendation Recommendation,
    string Summary,
    IReadOnlyList<RatingInput> Ratings,
    IReadOnlyList<ExternalRef> ExternalRefs,
    string? IdempotencyKey) : ICommandInput, IScorecardContent;

/// <summary>The decision whether a scorecard that was written elsewhere comes in: pure, over what was loaded for it.</summary>
internal static class ImportScorecard
{
    /// <summary>How long an interview is taken to have been of which nothing but the scorecard is known.</summary>
    private const int MinutesAssumed = 60;

    /// <summary>All that is wrong, each with its place.</summary>
    /// <param name="input">The command.</param>
    /// <param name="facts">What the scorecard is held against, with the interview that it belongs to or brings along.</param>
    /// <param name="author">Who wrote it; null where the reference names nobody.</param>
    /// <param name="candidate">Whom it is about; null once that is gone.</param>
    /// <param name="now">The moment of the import.</param>
    public static IReadOnlyList<UserError> Check(
        ImportScorecardInput input, SubmitScorecard.Facts facts, Person? author, Candidate? candidate, DateTimeOffset now)
    {
        var interview = facts.Interview;
        if (interview.ScorecardIn)
        {
            return [new AlreadySubmitted("input", "interviewId")];
        }

        var errors = new List<UserError>();
        if (SubmitScorecard.CheckTookPlace(interview) is { } calledOff)
        {
            errors.Add(calledOff);
        }

        if (author is null)
        {
            errors.Add(NotFound.Of("person", "input", "author"));
        }
        else if (candidate is not null && candidate.Is(author))
        {
            errors.Add(new InvalidInput("Nobody interviews themselves.", "input", "author"));
        }
        else if (author.Id != interview.InterviewerId)
        {
            errors.Add(new InvalidInput("The interview is somebody else's: reassign it first, or give the application instead.", "input", "author"));
        }

        if (input.SubmittedAt > now)
        {
            errors.Add(new InvalidInput("A scorecard that is imported was written before now.", "input", "submittedAt"));
        }

        errors.AddRange(ScorecardContent.Check(input, facts, ScorecardOrigin.Imported));
        errors.AddRange(ExternalRef.Check(input.ExternalRefs, "input", "externalRefs"));
        return errors;
    }

    /// <summary>The interview that a scorecard brings along which names an application only: nobody scheduled it here, and it is over.</summary>
    public static Interview InterviewOf(ImportScorecardInput input, Application application, PersonId author, DateTimeOffset now) => new()
    {
        Id = new InterviewId(Guid.CreateVersion7(now)),
        ApplicationId = application.Id,
        OpeningId = application.OpeningId,
        CandidateId = application.CandidateId,
        InterviewerId = author,
        Status = InterviewStatus.AwaitingScorecard,
        FocusKeys = [.. input.Ratings.Select(rating => rating.DimensionKey).Distinct(StringComparer.Ordinal)],
        Minutes = MinutesAssumed,
    };

    /// <summary>The event of an import that has nothing wrong.</summary>
    public static ScorecardSubmitted Decide(ImportScorecardInput input, SubmitScorecard.Facts facts, int revision, DateTimeOffset now) =>
        SubmitScorecard.Decide(input, facts, revision, input.SubmittedAt) with { Origin = ScorecardOrigin.Imported, ImportedAt = now };
}
