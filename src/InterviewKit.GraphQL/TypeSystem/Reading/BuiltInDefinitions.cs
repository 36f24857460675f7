using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>What the specification gives to every schema: scalars, directives and the types of introspection (sections 3.5, 3.13 and 4).</summary>
internal static class BuiltInDefinitions
{
    private const string Sdl = """"
        "An integer of 32 bits with sign."
        scalar Int
        "A number of double precision, as IEEE 754 has it."
        scalar Float
        "A text of Unicode characters."
        scalar String
        "True or false."
        scalar Boolean
        "An identifier, written as a string or an integer, always answered as a string. It is not for people to read."
        scalar ID

        "Leaves the field or fragment out where the argument is true."
        directive @skip("Whether to leave it out." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Leaves the field or fragment out where the argument is false."
        directive @include("Whether to have it in." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Marks what should not be used any more."
        directive @deprecated(
          "Why, and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        "Says where the values of the scalar are specified."
        directive @specifiedBy("The address of the specification." url: String!) on SCALAR
        "Asks for exactly one of the fields of the input object, and not as null."
        directive @oneOf on INPUT_OBJECT

        "The type system of a service: its types, its directives and where operations start."
        type __Schema {
          description: String
          "Every type, by name."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start, if the service has any."
          mutationType: __Type
          "Where subscriptions start, if the service has any."
          subscriptionType: __Type
          "Every directive, by name."
          directives: [__Directive!]!
        }

        "A type. Which fields have a value depends on its kind."
        type __Type {
          kind: __TypeKind!
          "The name; null for lists and non-null types."
          name: String
          description: String
          "For scalars: the address of their specification."
          specifiedByURL: String
          "For objects and interfaces."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "For objects and interfaces."
          interfaces: [__Type!]
          "For interfaces and unions: the objects that a value can be."
          possibleTypes: [__Type!]
          "For enums."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "For input objects."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "For lists and non-null types: what they wrap."
          ofType: __Type
          "For input objects: whether exactly one field is to be given."
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "A leaf value."
          SCALAR
          "A type with fields."
          OBJECT
          "Fields that several objects share."
          INTERFACE
          "One of several objects."
          UNION
          "One of a set of names."
          ENUM
          "A set of input fields."
          INPUT_OBJECT
          "A list of another type."
          LIST
          "Another type without null."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as GraphQL text; null where there is none."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive that can be applied in documents or in the schema."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Where directives can be applied."
        enum __DirectiveLocation {
          "An operation that reads."
          QUERY
          "An operation that writes."
          MUTATION
          "An operation that listens."
          SUBSCRIPTION
          "A field of a selection set."
          FIELD
          "The definition of a fragment."
          FRAGMENT_DEFINITION
          "The use of a named fragment."
          FRAGMENT_SPREAD
          "A fragment written where it is used."
          INLINE_FRAGMENT
          "The definition of a variable."
          VARIABLE_DEFINITION
          "The definition of the schema."
          SCHEMA
          "The definition of a scalar."
          SCALAR
          "The definition of an object."
          OBJECT
          "The definition of a field."
          FIELD_DEFINITION
          "The definition of an argument."
          ARGUMENT_DEFINITION
          "The definition of an interface."
          INTERFACE
          "The definition of a union."
          UNION
          "The definition of an enum."
          ENUM
          "The definition of an enum value."
          ENUM_VALUE
          "The definition of an input object."
          INPUT_OBJECT
          "The definition of a field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """";

    private static readonly Source Source = new(Sdl, "built in");

    public static readonly ImmutableArray<DefinitionNode> Definitions = Parser.Parse(Source, ParserOptions.Trusted).Definitions;

    public static bool Contains(SyntaxNode node) => ReferenceEquals(node.Location.Source, Source);
}
