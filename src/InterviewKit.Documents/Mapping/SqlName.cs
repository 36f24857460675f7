using System.Text;

namespace InterviewKit.Documents.Mapping;

/// <summary>Names of tables, columns and indexes: made from .NET names as Marten makes them, and checked, since they go into SQL unquoted.</summary>
internal static class SqlName
{
    /// <summary>PostgreSQL cuts longer names without saying so.</summary>
    public const int LengthMax = 63;

    public static string Checked(string name, string what)
    {
        if (name.Length is 0 or > LengthMax)
            throw new InvalidDocumentException($"The {what} '{name}' has {name.Length} characters; 1 to {LengthMax} were expected.");
        if (!(char.IsAsciiLetterLower(name[0]) || name[0] == '_') || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new InvalidDocumentException($"The {what} '{name}' was expected to be lower-case letters, digits and underscores, not starting with a digit.");
        return name;
    }

    /// <summary><c>FirstName</c> is <c>first_name</c>; a run of capitals is one word, so <c>UserID</c> is <c>user_id</c>.</summary>
    public static string SnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                result.Append('_');
            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }

    /// <summary>The alias of a document type: <c>CandidateSubmission</c> is <c>candidatesubmission</c>, nested <c>Outer.Inner</c> is <c>outer_inner</c>.</summary>
    public static string Alias(Type type)
    {
        var name = type.IsGenericType
            ? type.Name[..type.Name.IndexOf('`')] + string.Concat(type.GetGenericArguments().Select((argument, i) => (i == 0 ? "" : "_") + argument.Name))
            : type.Name;
        if (type is { IsNested: true, DeclaringType: { } outer })
            name = $"{outer.Name}_{name}";
        return name.ToLowerInvariant();
    }
}
