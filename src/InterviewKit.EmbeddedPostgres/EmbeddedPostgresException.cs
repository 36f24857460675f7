namespace InterviewKit.EmbeddedPostgres;

/// <summary>
/// The embedded server cannot be started or used. The message is meant for whoever runs the program: it says what was
/// found and what to do about it. A fault of the machine or its configuration, never of the calling code.
/// </summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Creates the exception with a message for a person.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for a person and the fault beneath it.</summary>
    public EmbeddedPostgresException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
