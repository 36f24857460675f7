using System.Text;

namespace InterviewKit.Shared;

/// <summary>Names as the contract writes enum values and codes: <c>QuestionsRead</c> is <c>QUESTIONS_READ</c>.</summary>
internal static class ScreamingSnake
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Of(value.ToString());

    public static string Of(string pascalCase)
    {
        var name = new StringBuilder(pascalCase.Length + 8);
        foreach (var letter in pascalCase)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(letter));
        }

        return name.ToString();
    }
}
