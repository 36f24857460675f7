namespace InterviewKit.Documents;

/// <summary>What the store refuses or could not do. The family of all its own exceptions; the name is Marten's.</summary>
public class MartenException : Exception
{
    /// <summary>A refusal without a sentence.</summary>
    public MartenException()
    {
    }

    /// <summary>A refusal.</summary>
    /// <param name="message">A sentence for the developer.</param>
    public MartenException(string message) : base(message)
    {
    }

    /// <summary>A refusal that has a cause.</summary>
    /// <param name="message">A sentence for the developer.</param>
    /// <param name="innerException">The cause.</param>
    public MartenException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
