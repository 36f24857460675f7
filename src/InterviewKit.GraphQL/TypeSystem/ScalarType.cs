using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>A scalar (section 3.5).</summary>
public sealed class ScalarType : NamedType
{
    internal ScalarType(string name, string? description, Location location, ScalarCoercion coercion)
        : base(name, description, location) => Coercion = coercion;

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The address of the text that says what the scalar's values are (<c>@specifiedBy</c>); null where there is none.</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>How input is turned into values of the scalar. A scalar that was given none takes any value as it is.</summary>
    public ScalarCoercion Coercion { get; }
}
