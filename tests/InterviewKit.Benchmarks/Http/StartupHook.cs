using System.Buffers.Binary;
using System.IO.Pipes;
using System.Runtime;

/// <summary>
/// Runs inside each measured server before its own code: .NET calls a class of this name, without a namespace, of the assembly that
/// DOTNET_STARTUP_HOOKS names. It tells the comparison what the process has allocated and compiled so far, which the outside cannot see.
/// </summary>
internal static class StartupHook
{
    public const string PipeVariable = "INTERVIEWKIT_BENCHMARK_PIPE";

    /// <summary>The bytes allocated and the methods compiled so far, each of 64 bits.</summary>
    public const int AnswerBytes = 2 * sizeof(long);

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeVariable) is { Length: > 0 } name)
        {
            new Thread(() => Answer(name)) { IsBackground = true, Name = "Probe" }.Start();
        }
    }

    private static void Answer(string name)
    {
        using var pipe = new NamedPipeServerStream(name);
        pipe.WaitForConnection();
        Span<byte> answer = stackalloc byte[AnswerBytes];
        while (pipe.ReadByte() >= 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes());
            BinaryPrimitives.WriteInt64LittleEndian(answer[sizeof(long)..], JitInfo.GetCompiledMethodCount());
            pipe.Write(answer);
        }
    }
}
