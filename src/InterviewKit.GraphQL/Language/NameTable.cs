using System.Text;

namespace InterviewKit.GraphQL.Language;

/// <summary>
/// Makes each name of a document a string once. A bounded number of places is looked at for a name, so that names chosen to collide
/// cost a second string and never time.
/// </summary>
internal sealed class NameTable
{
    private const int Places = 256;
    private const int ProbesMax = 4;

    private readonly string?[] names = new string?[Places];

    public string Get(ReadOnlySpan<byte> name)
    {
        var place = Hash(name);
        for (var probe = 0; probe < ProbesMax; probe++)
        {
            ref var known = ref names[(place + probe) % Places];
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
        return hash & (Places - 1);
    }
}
