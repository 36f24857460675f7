using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>How values of a CLR type are written as a scalar or enum.</summary>
internal abstract class LeafFormat<T>
{
    /// <summary>Whether <see cref="Problem"/> has to be asked.</summary>
    public virtual bool NeedsCheck => false;

    /// <summary>Why the type has no form for the value; null where it has.</summary>
    public virtual string? Problem(T value) => null;

    public abstract void Write(Utf8JsonWriter json, T value);
}

/// <summary>A nullable value type; null is dealt with before it is asked.</summary>
internal sealed class NullableFormat<T>(LeafFormat<T> inner) : LeafFormat<T?>
    where T : struct
{
    public override bool NeedsCheck => inner.NeedsCheck;

    public override string? Problem(T? value) => inner.Problem(value!.Value);

    public override void Write(Utf8JsonWriter json, T? value) => inner.Write(json, value!.Value);
}
