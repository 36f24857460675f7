using System.Text;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>A seed file that was read, and where its problems go.</summary>
internal sealed class SeedFile
{
    /// <summary>A question is 5 kB; a file of this size is not one that a person wrote.</summary>
    private const int BytesMax = 1_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SeedProblems _problems;

    private SeedFile(string path, string name, SeedProblems problems)
    {
        _problems = problems;
        Name = name;
        Key = Path.GetFileNameWithoutExtension(path);
        Root = ReadText(path) is { } text ? Parse(text) : null;
    }

    /// <summary>As a person names it: <c>seed-data/questions/x.yaml</c>.</summary>
    public string Name { get; }

    /// <summary>The file name without its ending: the key of what is in it.</summary>
    public string Key { get; }

    /// <summary>Null where the file is no YAML that is taken; the problem is noted.</summary>
    public YamlNode? Root { get; }

    /// <summary>The <see cref="ContentHash"/>; empty where there is no content.</summary>
    public string Hash { get; private set; } = "";

    public static SeedFile Read(string path, string name, SeedProblems problems) => new(path, name, problems);

    public void Problem(int line, string message) => _problems.Add(Name, line, message);

    /// <summary>Notes a refusal of the domain at its place.</summary>
    public void Problem(int line, UserError? refusal)
    {
        if (refusal is not null)
        {
            Problem(line, refusal.Message);
        }
    }

    /// <summary>Reads the fields of a map; null, with its problems noted, where something is wrong with any of them.</summary>
    public T? Fields<T>(YamlNode? node, Func<Fields, T> read)
        where T : class
    {
        if (node is not YamlMap map)
        {
            if (node is not null)
            {
                Problem(node.Line, $"A map of fields was expected here; {node.Kind} was found.");
            }

            return null;
        }

        var before = _problems.Count;
        var fields = new Fields(map, this);
        var entry = read(fields);
        fields.RefuseUnknown();
        return _problems.Count == before ? entry : null;
    }

    /// <summary>Reads the file's one list of maps; those with problems are left out.</summary>
    public IReadOnlyList<T> List<T>(Func<Fields, T> read)
        where T : class
    {
        if (Root is YamlList list)
        {
            return [.. list.Items.Select(item => Fields(item, read)).OfType<T>()];
        }

        if (Root is not null)
        {
            Problem(Root.Line, $"A list was expected here; {Root.Kind} was found.");
        }

        return [];
    }

    private YamlNode? Parse(string text)
    {
        var (node, line, problem) = YamlText.Read(text);
        if (problem is not null)
        {
            Problem(line, problem);
        }
        else
        {
            Hash = ContentHash.Of(node!);
        }

        return node;
    }

    private string? ReadText(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > BytesMax)
        {
            Problem(0, $"The file has {length} bytes; at most {BytesMax} are read.");
            return null;
        }

        try
        {
            return StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            Problem(0, $"The file is not UTF-8: byte {fault.Index} cannot be read.");
            return null;
        }
    }
}
