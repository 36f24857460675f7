using System.Collections.Concurrent;
using System.Text;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>SQL of the caller's, with a character that stands for a parameter.</summary>
internal static class SqlText
{
    /// <summary>A program's texts are constants; one that makes them without end starts over when so many are kept.</summary>
    private const int KeptMax = 1_000;

    private static readonly ConcurrentDictionary<(string Sql, char Placeholder, int ValueCount, int First), string> Kept = [];

    /// <summary>Numbers the placeholders, outside of quotes, from a first number on.</summary>
    /// <exception cref="ArgumentException">There are more or fewer placeholders than values.</exception>
    public static string Numbered(string sql, char placeholder, int valueCount, int first = 1)
    {
        if (Kept.TryGetValue((sql, placeholder, valueCount, first), out var kept))
            return kept;
        var numbered = Number(sql, placeholder, valueCount, first);
        if (Kept.Count >= KeptMax)
            Kept.Clear();
        return Kept.GetOrAdd((sql, placeholder, valueCount, first), numbered);
    }

    /// <summary>A parameter as given, or the value in one. A given parameter is copied, since it can belong to one command only.</summary>
    public static NpgsqlParameter Parameter(object value)
        => value is NpgsqlParameter given ? given.Clone() : new NpgsqlParameter { Value = value };

    private static string Number(string sql, char placeholder, int valueCount, int first)
    {
        var result = new StringBuilder(sql.Length + (valueCount * 2));
        var found = 0;
        char? quote = null;
        foreach (var c in sql)
        {
            if (quote is null && c is '\'' or '"')
                quote = c;
            else if (quote == c)
                quote = null;

            if (quote is null && c == placeholder)
                result.Append('$').Append(first + found++);
            else
                result.Append(c);
        }

        if (found != valueCount)
            throw new ArgumentException($"The SQL has {found} placeholders '{placeholder}', but {valueCount} values were given: {sql}");
        return result.ToString();
    }
}
