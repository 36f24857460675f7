using System.Text.RegularExpressions;

namespace InterviewKit.Documents;

/// <summary>A query that is outside the supported part of LINQ. Thrown when the query is first run, never answered with other rows.</summary>
public sealed partial class BadLinqExpressionException : MartenException
{
    internal BadLinqExpressionException(string message) : base(CompilerGenerated().Replace(message, ""))
    {
    }

    /// <summary>The names of closures say nothing to whoever wrote the query.</summary>
    [GeneratedRegex(@"value\([^()]*DisplayClass[^()]*\)\.")]
    private static partial Regex CompilerGenerated();
}
