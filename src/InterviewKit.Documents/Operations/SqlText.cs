using System.Text;
using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>SQL of the caller's, with a character that stands for a parameter.</summary>
internal static class SqlText
{
    /// <summary>Numbers the placeholders, outside of quotes, from a first number on.</summary>
    /// <exception cref="ArgumentException">There are more or fewer placeholders than values.</exception>
    public static string Numbered(string sql, char placeholder, int valueCount, int first = 1)
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

    /// <summary>A parameter as given, or the value in one. A given parameter is copied, since it can belong to one command only.</summary>
    public static NpgsqlParameter Parameter(object value)
        => value is NpgsqlParameter given ? given.Clone() : new NpgsqlParameter { Value = value };
}
