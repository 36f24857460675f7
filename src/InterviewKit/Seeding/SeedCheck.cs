namespace InterviewKit.Seeding;

/// <summary>Checks seed files without a database: each by itself, all together, and the demo by the rules of the service.</summary>
public static class SeedCheck
{
    /// <summary>Nothing is wrong where this returns.</summary>
    /// <param name="folder">The folder of the files, <c>seed-data</c>.</param>
    /// <param name="time">The clock that the demo's times are told from.</param>
    /// <exception cref="SeedException">All that is wrong with the bank; where that is sound, all that is wrong with the demo.</exception>
    public static void Run(string folder, TimeProvider time)
    {
        var bank = BankFiles.Read(folder);
        var demo = DemoFiles.Read(folder);
        DemoTelling.Tell(demo, DemoStage.Of(bank, "check", time.GetUtcNow()));
        demo.Problems.ThrowIfAny();
    }
}
