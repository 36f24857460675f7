using System.Text.Json;

namespace InterviewKit.Faults.Tests.Service;

/// <summary>How a mutation ended for its client.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Whether the client knows what became of it; else it has to send it again.</summary>
    public bool IsFinal => this is Done or Refused or Fault;

    /// <summary>It took effect.</summary>
    /// <param name="Payload">What it answered.</param>
    internal sealed record Done(JsonElement Payload) : Answer;

    /// <summary>It was refused, and took no effect.</summary>
    /// <param name="Codes">Why.</param>
    internal sealed record Refused(IReadOnlyList<string> Codes) : Answer;

    /// <summary>The service says that it cannot now; whether it took effect is unknown.</summary>
    /// <param name="Status">Of HTTP.</param>
    /// <param name="SaysWhen">Whether it says when to come again.</param>
    internal sealed record Unavailable(int Status, bool SaysWhen) : Answer;

    /// <summary>The connection broke; whether it took effect is unknown.</summary>
    internal sealed record Broken : Answer;

    /// <summary>A fault of the program: none of these may come.</summary>
    /// <param name="What">As it was answered.</param>
    internal sealed record Fault(string What) : Answer;
}
