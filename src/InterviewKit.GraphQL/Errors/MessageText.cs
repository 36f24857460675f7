namespace InterviewKit.GraphQL;

/// <summary>
/// Bounds the messages that quote a request. One name may be as long as a document, and stand in as many errors as are reported:
/// the response would be fifty times the request.
/// </summary>
internal static class MessageText
{
    private const int LengthMax = 1000;
    private const int EndLength = 300;

    /// <summary>The message, without its middle where it is long.</summary>
    public static string Bounded(string message)
    {
        if (message.Length <= LengthMax) return message;
        var start = LengthMax - EndLength;
        if (char.IsHighSurrogate(message[start - 1])) start--;
        var end = message.Length - EndLength;
        if (char.IsLowSurrogate(message[end])) end++;
        return $"{message.AsSpan(0, start)}…{message.AsSpan(end)}";
    }
}
