namespace InterviewKit.Documents;

/// <summary>
/// The commit took place on the primary server, but no standby confirmed it: a failover may still lose it. Treat the outcome as unknown.
/// </summary>
public sealed class UnconfirmedCommitException : MartenException
{
    internal UnconfirmedCommitException(string warning)
        : base($"The transaction was committed on the primary only; PostgreSQL warned: {warning}")
    {
    }
}
