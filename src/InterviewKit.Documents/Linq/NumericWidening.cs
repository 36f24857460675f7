namespace InterviewKit.Documents.Linq;

/// <summary>The conversions of numbers that lose nothing that SQL would keep.</summary>
internal static class NumericWidening
{
    public static bool Holds(Type from, Type to) => Rank(from) is { } narrow && Rank(to) is { } wide && narrow < wide && !(to == typeof(decimal) && from == typeof(double));

    private static int? Rank(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 2,
        TypeCode.Int32 => 3,
        TypeCode.UInt32 => 4,
        TypeCode.Int64 => 5,
        TypeCode.Single => 6,
        TypeCode.Double => 7,
        TypeCode.Decimal => 8,
        _ => null,
    };
}
