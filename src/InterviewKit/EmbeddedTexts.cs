using System.Text;

namespace InterviewKit;

/// <summary>The texts that the assembly carries: SDL and migrations.</summary>
internal static class EmbeddedTexts
{
    /// <summary>Those with that ending, by their logical name.</summary>
    public static IEnumerable<(string Name, string Content)> Read(string ending)
    {
        var assembly = typeof(EmbeddedTexts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            yield return (name, reader.ReadToEnd());
        }
    }
}
