using InterviewKit.EmbeddedPostgres.Processes;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>What the server writes, kept in a file of bounded size, its end also in memory. Safe for any thread.</summary>
internal sealed class ServerLog : IDisposable
{
    private const long FileBytesMax = 16 * 1024 * 1024;
    private const int LastLinesMax = 12;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lastLines = new(LastLinesMax);
    private readonly string _path;
    private readonly ServerAccount _account;
    private StreamWriter? _writer;

    public ServerLog(string path, ServerAccount account)
    {
        _path = path;
        _account = account;
        _writer = Open();
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            if (_lastLines.Count == LastLinesMax)
                _lastLines.Dequeue();
            _lastLines.Enqueue(line);
            if (_writer is null)
                return;
            _writer.WriteLine(line);
            if (_writer.BaseStream.Length > FileBytesMax)
                Rotate_NeedsLock();
        }
    }

    /// <summary>Forgets the lines in memory; the file keeps them.</summary>
    public void StartAttempt()
    {
        lock (_gate)
            _lastLines.Clear();
    }

    public string LastLines()
    {
        lock (_gate)
            return string.Join(" | ", _lastLines);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private StreamWriter Open()
    {
        var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _account.Own(_path, DataFolder.OwnerOnlyFile);
        return new StreamWriter(file) { AutoFlush = true };
    }

    private void Rotate_NeedsLock()
    {
        _writer!.Dispose();
        File.Move(_path, _path + ".1", overwrite: true);
        _writer = Open();
    }
}
