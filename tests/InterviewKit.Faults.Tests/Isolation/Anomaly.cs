namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>What must not happen to transactions that guard what they write by its version.</summary>
internal enum Anomaly
{
    /// <summary>Two reads of a list cannot both have been its beginning.</summary>
    TornOrder,

    /// <summary>A committed append is gone, or was put on another list than the one that was read.</summary>
    LostUpdate,

    /// <summary>G1a: something was read that was undone, or that nobody wrote.</summary>
    AbortedRead,

    /// <summary>G1b: something was read that its transaction was not done with.</summary>
    IntermediateRead,

    /// <summary>G0: writes that each stand on the other.</summary>
    WriteCycle,

    /// <summary>G1c: writes and reads that each stand on the other.</summary>
    InformationCycle,
}
