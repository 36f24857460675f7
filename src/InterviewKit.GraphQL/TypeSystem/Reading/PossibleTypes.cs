
namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>Tells each composite type which object types its values can have, and each interface who implements it.</summary>
internal static class PossibleTypes
{
    public static void Assign(IReadOnlyCollection<NamedType> types)
    {
        foreach (var type in types.OfType<CompositeType>())
        {
            var possible = type switch
            {
                ObjectType objectType => [objectType],
                UnionType union => union.Members,
                _ => types.OfType<ObjectType>().Where(candidate => candidate.Interfaces.Contains(type)),
            };
            type.PossibleTypes = [.. possible.OrderBy(candidate => candidate.Name, StringComparer.Ordinal)];
            type.PossibleTypeSet = [.. type.PossibleTypes];
        }

        foreach (var type in types.OfType<InterfaceType>())
        {
            type.ImplementingInterfaces =
            [
                .. types.OfType<InterfaceType>()
                    .Where(candidate => candidate.Interfaces.Contains(type))
                    .OrderBy(candidate => candidate.Name, StringComparer.Ordinal),
            ];
        }
    }
}
