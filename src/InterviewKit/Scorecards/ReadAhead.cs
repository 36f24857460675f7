using InterviewKit.GraphQL;

namespace InterviewKit.Scorecards;

/// <summary>What is read in the round trip that reads scorecards, because fields below them ask for it.</summary>
[Flags]
internal enum ReadAhead
{
    Nothing = 0,
    Texts = 1,
    Interviewers = 2,
    Dimensions = 4,
}

internal static class ReadAheads
{
    /// <summary>Of a field that answers with scorecards.</summary>
    public static ReadAhead Of(FieldContext context) =>
        (context.Selects("summary") ? ReadAhead.Texts : ReadAhead.Nothing)
        | (context.Selects("ratings") ? ReadAhead.Texts | ReadAhead.Dimensions : ReadAhead.Nothing)
        | (context.Selects("interviewer") ? ReadAhead.Interviewers : ReadAhead.Nothing);
}
