using InterviewKit.Api.Commands;

namespace InterviewKit.Api;

public sealed class Program
{
    private Program()
    {
    }

    public static Task<int> Main(string[] args) => ServiceCommands.RunAsync(args);
}
