using System.Globalization;
using InterviewKit.Faults.TestHost;

// A node of its own, for tests that kill and freeze it. What it says of itself is a line of output each; it ends when its input does.
switch (args)
{
    case ["lead", var connectionString, var name, var leaseMilliseconds, var style]:
        using (var stopping = new CancellationTokenSource())
        {
            var lease = TimeSpan.FromMilliseconds(int.Parse(leaseMilliseconds, CultureInfo.InvariantCulture));
            var leading = LeadingNode.RunAsync(connectionString, name, lease, isFenced: style == "fenced", stopping.Token);
            await Task.WhenAny(leading, Task.Run(Console.In.ReadToEnd));
            await stopping.CancelAsync();
            await leading;
        }

        return 0;
    case ["migrate", var connectionString]:
        return await MigratingNode.RunAsync(connectionString);
    default:
        await Console.Error.WriteLineAsync("Expected: lead <connection string> <name> <lease in milliseconds> <fenced or unfenced>, or: migrate <connection string>.");
        return 64;
}
