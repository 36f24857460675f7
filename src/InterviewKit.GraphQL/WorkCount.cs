using System.Runtime.CompilerServices;

namespace InterviewKit.GraphQL;

/// <summary>
/// Counts the steps that preparing a request takes: bytes lexed, nodes visited, fields compared, planned and priced. Tests switch it on to
/// hold that hostile requests take steps in proportion to their size, whatever the machine does meanwhile; without the switch the
/// compiler leaves the counting out.
/// </summary>
internal static class WorkCount
{
    /// <summary>Set in the runtime configuration of the tests.</summary>
    public const string Switch = "InterviewKit.GraphQL.CountWork";

    private static readonly bool IsOn = AppContext.TryGetSwitch(Switch, out var isOn) && isOn;

    [ThreadStatic]
    private static long steps;

    /// <summary>The steps of the current thread so far; requests are prepared on one thread.</summary>
    public static long Steps => steps;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(int count = 1)
    {
        if (IsOn) steps += count;
    }
}
