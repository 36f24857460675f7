using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>
/// Makes each name of a document a string once. A bounded number of places is looked at for a name, so that names chosen to collide
/// cost a second string and never time.
/// </summary>
/// <param name="textLength">The bytes of the document: a long one, such as a schema, gets more places.</param>
internal readonly struct NameTable(int textLength)
{
    private const int ProbesMax = 4;
    private const int PlacesMin = 64;
    private const int PlacesMax = 2048;

    private readonly string?[] names = new string?[textLength > 4096 ? PlacesMax : PlacesMin];

    public string Get(ReadOnlySpan<byte> name)
    {
        var place = Hash(name);
        for (var probe = 0; probe < ProbesMax; probe++)
        {
            WorkCount.Add();
            ref var known = ref names[(place + probe) & (names.Length - 1)];
            if (known is null) return known = Encoding.ASCII.GetString(name);
            if (Ascii.Equals(name, known)) return known;
        }

        return Encoding.ASCII.GetString(name);
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = name.Length;
        hash = (hash * 31) + name[0];
        hash = (hash * 31) + name[^1];
        hash = (hash * 31) + name[name.Length / 2];
        hash = (hash * 31) + name[name.Length / 3];
        return hash;
    }
}
