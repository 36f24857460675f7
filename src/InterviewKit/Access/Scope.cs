namespace InterviewKit.Access;

/// <summary>What a key may be used for, or a person by role. Stored as its number: never renumber.</summary>
public enum Scope
{
    QuestionsRead = 1,
    QuestionsWrite = 2,
    HiringRead = 3,
    HiringWrite = 4,
    ScorecardsRead = 5,
    ScorecardsWrite = 6,
    ProfilesRead = 7,
    ChangesRead = 8,
    IntegrationsManage = 9,
    Admin = 10,
}
