using System.Numerics;
using System.Runtime.InteropServices;

namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>The inner loops that all of the dense algebra here comes down to.</summary>
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

    /// <summary>
    /// Four products with the same vector: it is loaded once, and the loop is bound by arithmetic instead of memory. All have the length
    /// of <paramref name="x"/>.
    /// </summary>
    public static (double A, double B, double C, double D) Dot4(
        ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
    {
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var va = MemoryMarshal.Cast<double, Vector<double>>(a[..x.Length]);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b[..x.Length]);
        var vc = MemoryMarshal.Cast<double, Vector<double>>(c[..x.Length]);
        var vd = MemoryMarshal.Cast<double, Vector<double>>(d[..x.Length]);
        var (sa, sb, sc, sd) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < vx.Length; i++)
        {
            var own = vx[i];
            sa += own * va[i];
            sb += own * vb[i];
            sc += own * vc[i];
            sd += own * vd[i];
        }

        var (ra, rb, rc, rd) = (Vector.Sum(sa), Vector.Sum(sb), Vector.Sum(sc), Vector.Sum(sd));
        for (var k = vx.Length * Vector<double>.Count; k < x.Length; k++)
        {
            ra += x[k] * a[k];
            rb += x[k] * b[k];
            rc += x[k] * c[k];
            rd += x[k] * d[k];
        }

        return (ra, rb, rc, rd);
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
