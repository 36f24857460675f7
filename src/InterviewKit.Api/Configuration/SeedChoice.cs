namespace InterviewKit.Api.Configuration;

/// <summary>What the first start puts into the workspace. Written in lower case in <c>INTERVIEWKIT_SEED</c>.</summary>
internal enum SeedChoice
{
    None,

    /// <summary>Roles, dimensions, questions and question sets.</summary>
    Bank,

    /// <summary>The bank, and people, openings and scorecards to try the service with.</summary>
    Demo,
}
