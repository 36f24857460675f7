using System.Reflection;
using System.Runtime.CompilerServices;

namespace InterviewKit.Tests.Shared;

/// <summary>Enums are stored as their numbers: a number that moves turns old rows into something else.</summary>
public sealed class StoredEnumTests
{
    private static readonly string[] Pinned =
    [
        "ApplicationStatus: Active=1 Decided=2 Withdrawn=3",
        "Assessment: Scored=1 NotAsked=2 NoEvidence=3 Declined=4",
        "AuditOutcome: Done=1 Refused=2 Shown=3",
        "ChangeType: QuestionPublished=1 QuestionRetired=2 QuestionSetPublished=3 OpeningChanged=4 ApplicationChanged=5 InterviewChanged=6 ScorecardSubmitted=7 ScorecardAmended=8 ScorecardWithdrawn=9 DebriefOpened=10 ProfileUpdated=11 DecisionRecorded=12 CandidateErased=13",
        "DecisionOutcome: Advance=1 Hold=2 Reject=3",
        "Emphasis: Low=1 Medium=2 High=3",
        "ExposureKind: Scorecard=1 Profile=2 Debrief=3 Comparison=4",
        "InterviewStatus: Scheduled=1 InProgress=2 AwaitingScorecard=3 Completed=4 Canceled=5 NoShow=6",
        "Level: Junior=1 Mid=2 Senior=3 Staff=4",
        "OpeningStatus: Open=1 Closed=2",
        "PersonRole: Interviewer=1 PanelLead=2 Recruiter=3 Admin=4",
        "QuestionKind: Behavioral=1 Situational=2 Technical=3 SystemDesign=4 CaseStudy=5",
        "QuestionSetStatus: Draft=1 Published=2 Retired=3",
        "QuestionStatus: Draft=1 InReview=2 Published=3 Retired=4",
        "Recommendation: StrongNo=1 No=2 NoDecision=3 Yes=4 StrongYes=5",
        "Scope: QuestionsRead=1 QuestionsWrite=2 HiringRead=3 HiringWrite=4 ScorecardsRead=5 ScorecardsWrite=6 ProfilesRead=7 ChangesRead=8 IntegrationsManage=9 Admin=10",
        "ScorecardOrigin: Entered=1 Imported=2",
        "ScorecardStatus: Submitted=1 Amended=2 Withdrawn=3",
        "SealPolicy: UntilOwnSubmitted=1 UntilPanelComplete=2 Open=3",
        "SealState: Open=1 OwnScorecardDue=2 PanelIncomplete=3 DebriefNotOpen=4",
    ];

    [Fact]
    public void The_numbers_of_public_enums_are_pinned()
    {
        var actual = typeof(Domain).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Select(type => $"{type.Name}: {string.Join(' ', Enum.GetNames(type).Select(name => $"{name}={(int)Enum.Parse(type, name)}"))}")
            .Order(StringComparer.Ordinal);

        actual.ShouldBe(Pinned);
    }
}
