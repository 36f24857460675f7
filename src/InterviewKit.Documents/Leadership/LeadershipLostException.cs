namespace InterviewKit.Documents;

/// <summary>Another node leads by now. What was done in the transaction is undone; go back to waiting.</summary>
public sealed class LeadershipLostException : MartenException
{
    internal LeadershipLostException(string name, long epoch)
        : base($"Epoch {epoch} of '{name}' is over: another node leads.") => Epoch = epoch;

    /// <summary>The epoch that is over.</summary>
    public long Epoch { get; }
}
