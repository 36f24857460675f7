using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

internal sealed record SaveScorecardDraftInput(
    string InterviewId,
    int? ExpectedVersion,
    Recommendation? Recommendation,
    string Summary,
    IReadOnlyList<DraftRatingInput> Ratings,
    IReadOnlyList<QuestionNoteInput> Notes,
    string? IdempotencyKey) : ICommandInput;

internal sealed record DraftRatingInput(string DimensionKey, string? QuestionId, Assessment? Assessment, int? Score, string Evidence);

internal sealed record QuestionNoteInput(string? QuestionId, string Text);

/// <summary>The decision whether a draft is kept: pure. Whatever is unfinished is fine; what could never be stored, or never be submitted, is refused.</summary>
internal static class SaveScorecardDraft
{
    /// <summary>What the decision is made on.</summary>
    /// <param name="Interview">The interview, which the viewer may see.</param>
    /// <param name="QuestionSet">The version of the set that it asks; null where it asks none.</param>
    /// <param name="Dimensions">All of the workspace.</param>
    /// <param name="Notebook">The viewer's of this interview; null where there is none.</param>
    internal sealed record Facts(Interview Interview, QuestionSetVersion? QuestionSet, IReadOnlyList<Dimension> Dimensions, InterviewNotebook? Notebook);

    /// <summary>All that is wrong, each with its place; what forbids the whole stands alone.</summary>
    public static IReadOnlyList<UserError> Check(SaveScorecardDraftInput input, Facts facts, Viewer viewer)
    {
        if (!Permissions.MaySubmitScorecard(viewer, facts.Interview.InterviewerId))
        {
            return [new NotYourInterview("input", "interviewId")];
        }

        if (!Notebooks.IsOwner(viewer))
        {
            return [new Forbidden("A draft is its author's alone: a key that somebody else made does not write it.", "input", "interviewId")];
        }

        if (facts.Interview.ScorecardIn)
        {
            return [new AlreadySubmitted("input", "interviewId")];
        }

        var errors = new List<UserError>();
        if (SubmitScorecard.CheckTookPlace(facts.Interview) is { } calledOff)
        {
            errors.Add(calledOff);
        }

        var version = facts.Notebook?.DraftVersion ?? 0;
        if ((input.ExpectedVersion ?? 0) != version)
        {
            errors.Add(new VersionConflict(version, "input", "expectedVersion"));
        }

        if (TextRules.Check(input.Summary, TextRules.SummaryMax, "input", "summary") is { } summary)
        {
            errors.Add(summary);
        }

        errors.AddRange(CheckRatings(input, facts));
        errors.AddRange(CheckNotes(input, facts));
        return errors;
    }

    /// <summary>The notebook with a draft that has nothing wrong.</summary>
    public static InterviewNotebook Decide(SaveScorecardDraftInput input, Facts facts, DateTimeOffset now)
    {
        var notebook = facts.Notebook ?? new InterviewNotebook
        {
            Id = InterviewNotebook.IdOf(facts.Interview.Id, facts.Interview.InterviewerId),
            InterviewId = facts.Interview.Id,
            AuthorId = facts.Interview.InterviewerId,
        };
        string? KeyOf(string? questionId) => ScorecardContent.FindQuestion(facts.QuestionSet, questionId)?.QuestionKey;
        return notebook with
        {
            Draft = new UnfinishedScorecard(
                now,
                input.Recommendation,
                input.Summary,
                [.. input.Ratings.Select(rating =>
                    new UnfinishedRating(rating.DimensionKey, KeyOf(rating.QuestionId), rating.Assessment, rating.Score, rating.Evidence))],
                [.. input.Notes.Select(note => new InterviewNote(KeyOf(note.QuestionId), note.Text))]),
        };
    }

    private static IEnumerable<UserError> CheckRatings(SaveScorecardDraftInput input, Facts facts)
    {
        if (input.Ratings.Count > ScorecardContent.RatingsMax)
        {
            yield return new InvalidInput(
                $"A scorecard has at most {ScorecardContent.RatingsMax} ratings; {input.Ratings.Count} were given.", "input", "ratings");
            yield break;
        }

        for (var i = 0; i < input.Ratings.Count; i++)
        {
            var (rating, index) = (input.Ratings[i], i);
            string[] At(string field) => ["input", "ratings", $"{index}", field];
            if (ScorecardContent.CheckDimension(facts.Dimensions, rating.DimensionKey, At("dimensionKey")) is { } unknown)
            {
                yield return unknown;
            }

            if (ScorecardContent.CheckQuestion(facts.QuestionSet, rating.QuestionId, At("questionId")) is { } notAsked)
            {
                yield return notAsked;
            }

            if (input.Ratings.Take(i).Any(earlier => earlier.DimensionKey == rating.DimensionKey && earlier.QuestionId == rating.QuestionId))
            {
                yield return new DuplicateRating(rating.DimensionKey, "input", "ratings", $"{i}");
            }

            if (rating.Score is < Anchor.ScoreMin or > Anchor.ScoreMax)
            {
                yield return ScoreOutOfRange.Of(rating.Score, At("score"));
            }

            if (TextRules.Check(rating.Evidence, TextRules.EvidenceMax, At("evidence")) is { } evidence)
            {
                yield return evidence;
            }
        }
    }

    private static IEnumerable<UserError> CheckNotes(SaveScorecardDraftInput input, Facts facts)
    {
        // A note for each question, and one for the interview as a whole.
        var most = (facts.QuestionSet?.Items.Count ?? 0) + 1;
        if (input.Notes.Count > most)
        {
            yield return new InvalidInput(
                $"There is one note for each question, and one for the interview as a whole: at most {most}; {input.Notes.Count} were given.", "input", "notes");
            yield break;
        }

        for (var i = 0; i < input.Notes.Count; i++)
        {
            var note = input.Notes[i];
            if (ScorecardContent.CheckQuestion(facts.QuestionSet, note.QuestionId, ["input", "notes", $"{i}", "questionId"]) is { } notAsked)
            {
                yield return notAsked;
            }

            if (input.Notes.Take(i).Any(earlier => earlier.QuestionId == note.QuestionId))
            {
                yield return new InvalidInput("There is a note for this question already.", "input", "notes", $"{i}");
            }

            if (TextRules.Check(note.Text, TextRules.NotesMax, "input", "notes", $"{i}", "text") is { } text)
            {
                yield return text;
            }
        }
    }
}
