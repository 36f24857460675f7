using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InterviewKit.Seeding;

/// <summary>
/// Reads the YAML that seed files are written in: one document of texts, lists and maps. Anchors, aliases and tags are refused: a few
/// aliases of aliases blow a small file up to gigabytes, and a tag makes a reader build what it names.
/// </summary>
internal sealed class YamlText
{
    /// <summary>The deepest seed file has six levels; what is deeper is a mistake or an attack.</summary>
    private const int DepthMax = 16;

    private readonly Parser _parser;

    private YamlText(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>The document; or the one place where reading had to stop.</summary>
    public static (YamlNode? Node, int Line, string? Problem) Read(string text)
    {
        try
        {
            return (new YamlText(text).ReadDocument(), 0, null);
        }
        catch (YamlException fault)
        {
            return (null, (int)Math.Max(1, fault.Start.Line), Sentence(fault));
        }
    }

    private static string Sentence(YamlException fault)
    {
        var message = (fault.InnerException ?? fault).Message.TrimEnd('.');
        return fault is NotSeedYamlException ? $"{message}." : $"This is no YAML: {char.ToLowerInvariant(message[0])}{message[1..]}.";
    }

    private YamlNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            throw new NotSeedYamlException(end, "The file is empty");
        }

        _parser.Consume<DocumentStart>();
        var node = ReadNode(depth: 1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw new NotSeedYamlException(second, "A second document begins here; a file has one");
        }

        return node;
    }

    private YamlNode ReadNode(int depth)
    {
        Refuse(depth);
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(LineOf(scalar), TextOf(scalar));
        }

        return _parser.TryConsume<SequenceStart>(out var list) ? ReadList(list, depth) : ReadMap(_parser.Consume<MappingStart>(), depth);
    }

    private YamlList ReadList(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlList(LineOf(start), items);
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Refuse(depth + 1);
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                throw new NotSeedYamlException(_parser.Current!, "A list or a map stands where the name of a field was expected");
            }

            if (!lines.TryAdd(key.Value, LineOf(key)))
            {
                throw new NotSeedYamlException(key, $"The field {key.Value} stands here for the second time; the first is in line {lines[key.Value]}");
            }

            entries.Add(new YamlEntry(key.Value, LineOf(key), ReadNode(depth + 1)));
        }

        return new YamlMap(LineOf(start), entries);
    }

    private void Refuse(int depth)
    {
        if (_parser.Accept<AnchorAlias>(out var alias))
        {
            throw new NotSeedYamlException(alias, $"The alias *{alias.Value} was found; aliases are not taken: write the text out");
        }

        if (!_parser.Accept<NodeEvent>(out var node))
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            throw new NotSeedYamlException(node, $"The anchor &{node.Anchor.Value} was found; anchors are not taken: write the text out");
        }

        if (!node.Tag.IsEmpty)
        {
            throw new NotSeedYamlException(node, $"The tag {node.Tag.Value} was found; tags are not taken: leave it out");
        }

        if (depth > DepthMax)
        {
            throw new NotSeedYamlException(node, $"Lists and maps are nested deeper than {DepthMax} levels");
        }
    }

    /// <summary>YAML's ways of writing nothing are nothing, unless they are quoted.</summary>
    private static string TextOf(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" or "Null" or "NULL" } ? "" : scalar.Value;

    private static int LineOf(ParsingEvent found) => (int)found.Start.Line;

    private sealed class NotSeedYamlException(ParsingEvent at, string message) : YamlException(at.Start, at.End, message);
}
