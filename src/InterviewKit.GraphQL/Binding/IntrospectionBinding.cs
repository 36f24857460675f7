using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>
/// Binds the types of introspection (section 4) to the type system itself, by the same means as any other type.
/// </summary>
internal static class IntrospectionBinding
{
    public static void AddTo(SchemaBuilder builder, Func<Schema> schema)
    {
        builder
            .BindQuery(query => query
                .Field("__schema", _ => schema())
                .Field("__type", context => schema().Types.Find(context.Argument<string>("name")) as GraphQLType))
            .BindEnum<TypeKind>("__TypeKind")
            .BindEnum<DirectiveLocation>("__DirectiveLocation")
            .Bind<Schema>("__Schema", type => type
                .Field("types", found => found.Types.Select(static named => (GraphQLType)named))
                .Field("queryType", found => (GraphQLType)found.QueryType)
                .Field("mutationType", found => found.MutationType as GraphQLType)
                .Field("subscriptionType", found => found.SubscriptionType as GraphQLType))
            .Bind<FieldDefinition>("__Field", type => type
                .Field("args", (field, context) => Current(field.Arguments, context, static argument => argument.DeprecationReason))
                .Field("isDeprecated", field => field.DeprecationReason is not null))
            .Bind<InputValueDefinition>("__InputValue", type => type
                .Field("defaultValue", value => value.DefaultLiteral is { } literal ? SyntaxPrinter.Print(literal) : null)
                .Field("isDeprecated", value => value.DeprecationReason is not null))
            .Bind<EnumValueDefinition>("__EnumValue", type => type
                .Field("isDeprecated", value => value.DeprecationReason is not null))
            .Bind<DirectiveDefinition>("__Directive", type => type
                .Field("args", (directive, context) => Current(directive.Arguments, context, static argument => argument.DeprecationReason)));
        BindType(builder);
    }

    private static void BindType(SchemaBuilder builder) => builder.Bind<GraphQLType>("__Type", type => type
        .Field("name", found => (found as NamedType)?.Name)
        .Field("description", found => (found as NamedType)?.Description)
        .Field("specifiedByURL", found => (found as ScalarType)?.SpecifiedByUrl)
        .Field("fields", (found, context) => found is CompositeType composite and not UnionType
            ? Current(composite.Fields, context, static field => field.DeprecationReason)
            : null)
        .Field("interfaces", found => found is CompositeType composite and not UnionType
            ? composite.Interfaces.Select(static implemented => (GraphQLType)implemented)
            : null)
        .Field("possibleTypes", found => found is CompositeType composite and not ObjectType
            ? composite.PossibleTypes.Select(static possible => (GraphQLType)possible)
            : null)
        .Field("enumValues", (found, context) => found is EnumType named
            ? Current(named.Values, context, static value => value.DeprecationReason)
            : null)
        .Field("inputFields", (found, context) => found is InputObjectType input
            ? Current(input.Fields, context, static field => field.DeprecationReason)
            : null)
        .Field("ofType", found => found switch
        {
            ListType list => list.ItemType,
            NonNullType nonNull => nonNull.OfType,
            _ => null,
        })
        .Field("isOneOf", found => found is InputObjectType input ? input.IsOneOf : (bool?)null));

    /// <summary>The elements that are not deprecated, or all where the field's argument asks for them.</summary>
    private static IReadOnlyList<T> Current<T>(NamedList<T> elements, FieldContext context, Func<T, string?> deprecationReason)
        where T : class, ISchemaElement =>
        context.Argument<bool>("includeDeprecated") ? elements : elements.Where(element => deprecationReason(element) is null).ToArray();
}
