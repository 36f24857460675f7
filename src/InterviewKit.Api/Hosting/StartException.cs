namespace InterviewKit.Api.Hosting;

/// <summary>The service cannot start, for a reason outside it. The message is one sentence for whoever operates it, without a secret.</summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
