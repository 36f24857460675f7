using System.Text.Json;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>One loading of the bank: its session, its instant, and the count of what it did.</summary>
internal sealed class SeedRun(CommandSession session)
{
    private readonly List<string> _sentences = [];

    public IDocumentSession Documents => session.Documents;

    public DateTimeOffset Now => session.Now;

    public int Added { get; private set; }

    public int Renewed { get; private set; }

    public int Kept { get; private set; }

    public bool Changed => Added + Renewed > 0;

    /// <summary>What is to be said once it has committed.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>
    /// What to do with a thing of the bank. A file that has changed is taken over only as long as the thing stands as it was loaded: what
    /// a person has changed since stays theirs.
    /// </summary>
    /// <param name="exists">Whether the workspace has it.</param>
    /// <param name="standsAsLoaded">The hash of the file that it was loaded from; null once a person has changed it.</param>
    /// <param name="file">Its file now.</param>
    public static SeedVerdict Judge(bool exists, string? standsAsLoaded, SeedFile file) =>
        !exists ? SeedVerdict.Add
        : standsAsLoaded is null ? SeedVerdict.Keep
        : standsAsLoaded == file.Hash ? SeedVerdict.Leave
        : SeedVerdict.Renew;

    /// <summary>Whether two contents say the same: records compare their lists by reference.</summary>
    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    public void CountAdded(string nodeType, string key)
    {
        Added++;
        Audit(nodeType, key);
    }

    public void CountRenewed(string nodeType, string key)
    {
        Renewed++;
        Audit(nodeType, key);
    }

    /// <summary>Says that a file was not taken over.</summary>
    public void ReportKept(SeedFile file, string why)
    {
        Kept++;
        _sentences.Add($"{file.Name} was not loaded: {why}");
    }

    public void Announce(ChangeType type, string nodeId) => session.Announce(type, nodeId);

    private void Audit(string nodeType, string key) => AuditTable.Queue(
        Documents, new AuditEntry(session.Actor, Now, "loadSeed", GlobalId.Of(nodeType, key), AuditOutcome.Done));
}

/// <summary>What loading does with a thing of the bank.</summary>
internal enum SeedVerdict
{
    /// <summary>The workspace lacks it.</summary>
    Add,

    /// <summary>Its file has changed since it was loaded.</summary>
    Renew,

    /// <summary>It stands as its file has it.</summary>
    Leave,

    /// <summary>A person has changed it in the service.</summary>
    Keep,
}
