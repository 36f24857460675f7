namespace InterviewKit.Seeding;

/// <summary>A piece of a YAML file. Everything is text until a field says what it expects, so that <c>NO</c> is no falsehood.</summary>
/// <param name="Line">Where it begins, from 1.</param>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, for sentences.</summary>
    public abstract string Kind { get; }
}

internal sealed record YamlScalar(int Line, string Text) : YamlNode(Line)
{
    public override string Kind => "text";
}

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    public override string Kind => "a list";
}

/// <summary>Fields by name; each name once.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public override string Kind => "a map of fields";
}

/// <param name="Key">The name.</param>
/// <param name="Line">Where the name stands.</param>
/// <param name="Value">What stands behind it.</param>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
