namespace InterviewKit.Documents;

/// <summary>What a subscription heard since it was asked last.</summary>
/// <param name="Payloads">The payloads, each once, in the order in which they first came.</param>
/// <param name="MayHaveMissed">
/// Whether some may be missing: the connection was not there for a while, or more came than the subscription keeps. Read anew whatever
/// the subscription stands for; <paramref name="Payloads"/> is not the whole of it then.
/// </param>
public sealed record NotificationBatch(IReadOnlyList<string> Payloads, bool MayHaveMissed);
