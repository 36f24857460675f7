namespace InterviewKit.Seeding;

/// <summary>The bank as its files have it: everything in it is sound by itself, and refers to what is there.</summary>
internal sealed record BankFiles(
    IReadOnlyList<Seeded<RoleEntry>> Roles,
    IReadOnlyList<Seeded<DimensionEntry>> Dimensions,
    IReadOnlyList<Seeded<QuestionEntry>> Questions,
    IReadOnlyList<Seeded<QuestionSetEntry>> QuestionSets)
{
    /// <exception cref="SeedException">Something is wrong with any of the files.</exception>
    public static BankFiles Read(string path)
    {
        var problems = new SeedProblems();
        var folder = new SeedFolder(path, problems);
        var bank = new BankFiles(
            Seeded<RoleEntry>.ReadAll(folder.ReadAll("roles"), RoleEntry.Read),
            Seeded<DimensionEntry>.ReadAll(folder.ReadAll("dimensions"), DimensionEntry.Read),
            Seeded<QuestionEntry>.ReadAll(folder.ReadAll("questions"), QuestionEntry.Read),
            Seeded<QuestionSetEntry>.ReadAll(folder.ReadAll("question-sets"), QuestionSetEntry.Read));
        BankReferences.Check(bank);
        problems.ThrowIfAny();
        return bank;
    }
}
