using System.Diagnostics;
using System.Text.Json;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Readme;

/// <summary>
/// The README's commands, run as they stand, answer what stands below them. With <c>INTERVIEWKIT_UPDATE_README=1</c> the answers are
/// written into the README instead.
/// </summary>
public sealed class ReadmeTests(DemoApi demo) : IClassFixture<DemoApi>
{
    private const string DefaultAddress = "http://localhost:5080";

    [Fact]
    public async Task The_examples_answer_as_printed()
    {
        var file = Path.Combine(Repository(), "README.md");
        var readme = await File.ReadAllTextAsync(file);
        var examples = ReadmeExample.Read(readme);
        var updating = Environment.GetEnvironmentVariable("INTERVIEWKIT_UPDATE_README") == "1";
        examples.Count.ShouldBeGreaterThanOrEqualTo(4);
        await FirstCalibrationAsync();

        foreach (var example in examples)
        {
            var answer = JsonDocument.Parse(await RunAsync(example.Command.Replace(DefaultAddress, demo.Host.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)));
            if (updating)
            {
                readme = readme.Replace(Block(example.Command, example.Answer), Block(example.Command, ReadableJson.Write(answer.RootElement)), StringComparison.Ordinal);
            }
            else
            {
                ReadableJson.Rounded(answer.RootElement).ShouldBe(ReadableJson.Rounded(JsonDocument.Parse(example.Answer).RootElement));
            }
        }

        if (updating)
        {
            await File.WriteAllTextAsync(file, readme);
        }
    }

    [Fact]
    public async Task Its_key_is_made_in_the_form_that_the_service_takes()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository(), "README.md"));
        var line = readme.Split('\n').Single(line => line.StartsWith("export INTERVIEWKIT_BOOTSTRAP_KEY=", StringComparison.Ordinal));

        var key = (await RunAsync($"{line}\nprintf %s \"$INTERVIEWKIT_BOOTSTRAP_KEY\"")).Trim();

        People.ApiKeySecret.TryParse(key, out _).ShouldBeTrue(key);
    }

    /// <summary>The leader fits a calibration on the demo's debriefs soon after the start. Whoever types the commands comes later.</summary>
    private async Task FirstCalibrationAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await demo.Host.Query("{ calibration { version } }")).GetProperty("calibration").GetProperty("version").GetInt32() == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    private static string Block(string command, string answer) => $"{command}```\n\n```json\n{answer}```";

    private static async Task<string> RunAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["INTERVIEWKIT_BOOTSTRAP_KEY"] = ApiHost.BootstrapKey },
        })!;
        var error = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, await error);
        return output;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InterviewKit.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        }

        return folder.FullName;
    }
}
