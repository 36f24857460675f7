namespace InterviewKit.Shared;

/// <summary>How many commands the request has run: what was remembered before one of them is read again after it.</summary>
public sealed class CommandCount
{
    public int Value { get; internal set; }
}
