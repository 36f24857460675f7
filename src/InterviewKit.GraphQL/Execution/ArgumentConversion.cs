using System.Collections.Immutable;
using System.Globalization;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// The readings of a coerced argument that are not its canonical CLR type: wider numbers, ids as keys, lists as immutable arrays.
/// </summary>
internal static class ArgumentConversion
{
    private const NumberStyles Sign = NumberStyles.AllowLeadingSign;

    public static bool TryConvert<T>(object value, out T converted)
    {
        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        var result = Convert(value, target);
        converted = result is T typed ? typed : default!;
        return result is T;
    }

    private static object? Convert(object value, Type target) => value switch
    {
        int number when target == typeof(long) => (long)number,
        int number when target == typeof(short) && number is >= short.MinValue and <= short.MaxValue => (short)number,
        int number when target == typeof(double) => (double)number,
        int number when target == typeof(decimal) => (decimal)number,
        double number when target == typeof(float) => (float)number,
        double number when target == typeof(decimal) && Math.Abs(number) < (double)decimal.MaxValue => (decimal)number,
        string text when target == typeof(Guid) && Guid.TryParse(text, out var id) => id,
        string text when target == typeof(int) && int.TryParse(text, Sign, CultureInfo.InvariantCulture, out var id) => id,
        string text when target == typeof(long) && long.TryParse(text, Sign, CultureInfo.InvariantCulture, out var id) => id,
        int[] list when target == typeof(ImmutableArray<int>) => ImmutableArray.Create(list),
        double[] list when target == typeof(ImmutableArray<double>) => ImmutableArray.Create(list),
        bool[] list when target == typeof(ImmutableArray<bool>) => ImmutableArray.Create(list),
        string[] list when target == typeof(ImmutableArray<string>) => ImmutableArray.Create(list),
        _ => null,
    };
}
