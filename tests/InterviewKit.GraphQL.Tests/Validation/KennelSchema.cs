using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.Validation;

/// <summary>The schema of the specification's examples in section 5, with what its text adds on the way.</summary>
internal static class KennelSchema
{
    public const string Sdl = """
        type Query {
          dog: Dog
          human: Human
          pet: Pet
          catOrDog: CatOrDog
          arguments: Arguments
          findDog(searchBy: FindDogInput): Dog
          findDogs(searchBy: [FindDogInput!]): [Dog]
          booleanList(booleanListArg: [Boolean!]): Boolean
          findPet(by: PetKey!): Pet
          box: Box
          any(value: Anything): Boolean
        }
        type Mutation { addPet(input: AddPetInput!): Pet }
        type Subscription { newMessage: Message disallowedSecondRootField: Boolean }
        type Message { body: String sender: String }

        enum DogCommand { SIT DOWN HEEL }
        enum CatCommand { JUMP }
        scalar Anything

        interface Sentient { name: String! }
        interface Pet { name: String! }
        type Dog implements Pet {
          name: String!
          nickname: String
          barkVolume: Int
          doesKnowCommand(dogCommand: DogCommand!): Boolean!
          isHouseTrained(atOtherHomes: Boolean = true): Boolean!
          owner: Human
        }
        type Cat implements Pet {
          name: String!
          nickname: String
          doesKnowCommand(catCommand: CatCommand!): Boolean!
          meowVolume: Int
          owner: Human
        }
        type Alien implements Sentient { name: String! homePlanet: String }
        type Human implements Sentient { name: String! pets: [Pet!] friends(first: Int): [Human!]! }
        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        union HumanOrAlien = Human | Alien

        type Arguments {
          multipleRequirements(x: Int!, y: Int!): Int!
          booleanArgField(booleanArg: Boolean): Boolean
          floatArgField(floatArg: Float): Float
          intArgField(intArg: Int): Int
          nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
          nonNullBooleanListField(nonNullBooleanListArg: [Boolean]!): [Boolean]
          booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
          optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
          stringArgField(stringArg: String): String
          idArgField(idArg: ID): ID
        }

        input FindDogInput { name: String owner: String size: Int! = 3 nested: FindDogInput }
        input AddPetInput { name: String! nickname: String = "none" age: Int }
        input PetKey @oneOf { name: String tag: Int }

        interface Box { content: String other: Box }
        type IntBox implements Box { content: String other: Box value: Int list: [String] deep: IntBox }
        type StringBox implements Box { content: String other: Box value: String list: String deep: StringBox }
        type NonNullBox implements Box { content: String other: Box value: Int! list: [String!] deep: IntBox! }

        directive @tag(name: String!) repeatable on FIELD | QUERY
        directive @onQuery on QUERY
        directive @onVariable on VARIABLE_DEFINITION
        """;

    public static readonly Schema Schema = SchemaReader.Read([new Source(Sdl, "kennel.graphql")]).Schema.ShouldNotBeNull();
}
