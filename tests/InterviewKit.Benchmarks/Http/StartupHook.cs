using System.Buffers.Binary;
using System.IO.Pipes;

/// <summary>
/// Runs inside each measured server before its own code: .NET calls a class of this name, without a namespace, of the assembly that
/// DOTNET_STARTUP_HOOKS names. It tells the comparison what the process has allocated so far, which the outside cannot see.
/// </summary>
internal static class StartupHook
{
    public const string PipeVariable = "INTERVIEWKIT_BENCHMARK_PIPE";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeVariable) is { Length: > 0 } name)
        {
            new Thread(() => Answer(name)) { IsBackground = true, Name = "Allocation probe" }.Start();
        }
    }

    private static void Answer(string name)
    {
        using var pipe = new NamedPipeServerStream(name);
        pipe.WaitForConnection();
        Span<byte> answer = stackalloc byte[sizeof(long)];
        while (pipe.ReadByte() >= 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes());
            pipe.Write(answer);
        }
    }
}
