using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>A whole and valid type system (section 3.3), made by <see cref="SchemaReader"/>. Immutable; safe for use by many threads.</summary>
public sealed class Schema
{
    internal Schema(
        string? description,
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        NamedList<NamedType> types,
        NamedList<DirectiveDefinition> directives,
        ImmutableArray<AppliedDirective> appliedDirectives)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        AppliedDirectives = appliedDirectives;
        MetaFields = new MetaFields(types);
    }

    /// <summary>The description of the schema as a whole; null where there is none.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root of mutations; null where the schema has none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root of subscriptions; null where the schema has none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>Every named type ordered by name, introspection's and the used built-in scalars included.</summary>
    public NamedList<NamedType> Types { get; }

    /// <summary>Every directive ordered by name, built-in ones included.</summary>
    public NamedList<DirectiveDefinition> Directives { get; }

    /// <summary>The directives applied to the schema itself.</summary>
    public ImmutableArray<AppliedDirective> AppliedDirectives { get; }

    /// <summary><c>__typename</c>, <c>__schema</c> and <c>__type</c>.</summary>
    public MetaFields MetaFields { get; }

    /// <summary>The root type for a kind of operation; null where the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The field that a selection on a type names, meta-fields included; null where there is none.</summary>
    public FieldDefinition? FindField(CompositeType parent, string name)
    {
        if (parent.Fields.TryFind(name, out var field)) return field;
        if (!name.StartsWith("__", StringComparison.Ordinal)) return null;
        if (name == MetaFields.Typename.Name) return MetaFields.Typename;
        if (!ReferenceEquals(parent, QueryType)) return null;
        return name == MetaFields.Schema.Name ? MetaFields.Schema : name == MetaFields.Type.Name ? MetaFields.Type : null;
    }

    /// <summary>The type that a reference in a document means; null where its name is unknown.</summary>
    public GraphQLType? FindType(TypeNode reference) => reference switch
    {
        NamedTypeNode named => Types.Find(named.Name),
        ListTypeNode list => FindType(list.Type)?.AsList(),
        NonNullTypeNode nonNull => FindType(nonNull.Type)?.AsNonNull(),
        _ => throw new InvalidOperationException($"Unknown type reference {reference.GetType().Name}."),
    };
}
