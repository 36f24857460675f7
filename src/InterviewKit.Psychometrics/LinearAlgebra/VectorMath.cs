using System.Numerics;
using System.Runtime.InteropServices;

namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>The two inner loops that all of the dense algebra here comes down to.</summary>
internal static class VectorMath
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector<double>>(b[..a.Length]);
        var first = Vector<double>.Zero;
        var second = Vector<double>.Zero;
        var i = 0;
        for (; i + 1 < x.Length; i += 2)
        {
            first += x[i] * y[i];
            second += x[i + 1] * y[i + 1];
        }

        if (i < x.Length)
        {
            first += x[i] * y[i];
        }

        var sum = Vector.Sum(first + second);
        for (var k = x.Length * Vector<double>.Count; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    /// <summary>target += factor · source.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(target);
        var y = MemoryMarshal.Cast<double, Vector<double>>(source[..target.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] += y[i] * factor;
        }

        for (var k = x.Length * Vector<double>.Count; k < target.Length; k++)
        {
            target[k] += factor * source[k];
        }
    }
}
