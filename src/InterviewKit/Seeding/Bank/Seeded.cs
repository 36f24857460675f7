namespace InterviewKit.Seeding;

/// <summary>A file of the bank, and what it says; null where the file has problems.</summary>
internal sealed record Seeded<T>(SeedFile File, T? Entry)
    where T : class
{
    public string Key => File.Key;

    /// <summary>Reads files whose one map has the file's name as its key.</summary>
    public static IReadOnlyList<Seeded<T>> ReadAll(IReadOnlyList<SeedFile> files, Func<Fields, T> read) =>
        [.. files.Select(file => new Seeded<T>(file, file.Fields(file.Root, fields =>
        {
            var key = fields.Key("key");
            if (key.Value != file.Key && SeedKey.IsKey(key.Value))
            {
                file.Problem(key.Line, $"key is \"{key.Value}\"; the file's name, {file.Key}, was expected.");
            }

            return read(fields);
        })))];
}
