namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>The kinds of type, as introspection's <c>__TypeKind</c> names them.</summary>
public enum TypeKind
{
    /// <summary>A leaf value.</summary>
    Scalar,

    /// <summary>A type with fields.</summary>
#pragma warning disable CA1720 // the specification's own name
    Object,
#pragma warning restore CA1720

    /// <summary>Fields that several object types share.</summary>
    Interface,

    /// <summary>One of several object types.</summary>
    Union,

    /// <summary>One of a set of names.</summary>
    Enum,

    /// <summary>A set of input fields.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>Another type without null.</summary>
    NonNull,
}
