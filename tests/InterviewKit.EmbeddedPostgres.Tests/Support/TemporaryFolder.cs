using System.Runtime.CompilerServices;

namespace InterviewKit.EmbeddedPostgres.Tests.Support;

/// <summary>A folder that anyone may enter, removed with all in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder([CallerMemberName] string name = "")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"embedded-postgres-{name[..Math.Min(name.Length, 40)]}-{Guid.NewGuid():n}");
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; }

    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>A shell script that anyone may run.</summary>
    public string Script(string relativePath, string body)
    {
        var path = Combine(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
