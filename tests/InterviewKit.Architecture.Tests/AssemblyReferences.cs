using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InterviewKit.Architecture.Tests;

/// <summary>Which namespaces an assembly's types use: read from what the compiler wrote, so that no way of writing code escapes it.</summary>
internal static class AssemblyReferences
{
    /// <summary>Every use of a type by a type of the assembly, as (user, used), compiler-made types counted as those they stand in.</summary>
    public static IReadOnlyCollection<TypeUse> Of(string assemblyPath)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        var uses = new HashSet<TypeUse>();
        foreach (var type in assembly.MainModule.GetTypes())
        {
            var user = Outermost(type);
            foreach (var used in UsedBy(type).SelectMany(Flatten))
            {
                var target = Outermost(used);
                if (target.FullName != user.FullName)
                {
                    uses.Add(new TypeUse(user.Namespace, user.Name, target.Namespace, target.Name));
                }
            }
        }

        return uses;
    }

    private static IEnumerable<TypeReference> UsedBy(TypeDefinition type)
    {
        IEnumerable<TypeReference?> used =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.CustomAttributes.SelectMany(Attribute),
            .. type.Properties.SelectMany(property => property.CustomAttributes).SelectMany(Attribute),
            .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
            .. type.Methods.SelectMany(UsedBy),
        ];
        return used.OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var used in method.Parameters.Select(parameter => parameter.ParameterType)
            .Concat(method.CustomAttributes.SelectMany(Attribute))
            .Concat(method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType)))
        {
            yield return used;
        }

        if (!method.HasBody)
        {
            yield break;
        }

        foreach (var used in method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(Operand)))
        {
            yield return used;
        }
    }

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Attribute(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>()];

    private static IEnumerable<TypeReference> Flatten(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Flatten)],
        TypeSpecification specification => Flatten(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type;
    }
}

/// <summary>That a type uses another.</summary>
internal sealed record TypeUse(string Namespace, string Type, string UsedNamespace, string UsedType)
{
    public override string ToString() => $"{Namespace}.{Type} uses {UsedNamespace}.{UsedType}";
}
