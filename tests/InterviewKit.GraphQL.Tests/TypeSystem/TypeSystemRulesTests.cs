using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Tests.TypeSystem;

/// <summary>Type validation of section 3: each case is definitions and all that is wrong with them.</summary>
public class TypeSystemRulesTests
{
    [Fact]
    public void A_query_root_is_needed() =>
        SchemaReader.Read([new Source("type T { a: Int }")]).Problems.Select(problem => problem.Message).ShouldBe(["A schema needs a query root type: define type Query, or name one in schema { query: … }."]);

    [Fact]
    public void A_schema_definition_must_name_the_query_root() =>
        "schema { mutation: M } type M { a: Int }".ShouldHaveProblems("1:1 The schema definition must name the query root type. []");

    [Fact]
    public void Root_types_are_object_types_that_exist() =>
        "schema { query: I mutation: E subscription: Nope } interface I { a: Int } enum E { A }".ShouldHaveProblems(
            "1:10 The query root type must be an object type, which I is not. [I]",
            "1:19 The mutation root type must be an object type, which E is not. [E]",
            "1:45 Type Nope is not defined. []");

    [Fact]
    public void Root_types_differ() =>
        "schema { query: T mutation: T } type T { a: Int }".ShouldHaveProblems("1:19 T is the root type of both query and mutation; root types must be different. [T]");

    [Fact]
    public void A_root_is_named_once() =>
        "schema { query: Query query: T } type T { a: Int }".ShouldHaveProblems("1:23 The query root type is named twice: Query and T. [T]");

    [Fact]
    public void The_schema_types_directives_and_members_are_defined_once() =>
        """
        schema { query: Query } schema { query: Query }
        type T { a: Int a: Int b(x: Int, x: Int): Int } enum T { A }
        enum E { A A } input N { f: Int f: Int } union U = T | T
        directive @d on FIELD directive @d on FIELD
        type V implements I & I { a: Int } interface I { a: Int }
        """.ShouldHaveProblems(
            "1:25 The schema is defined twice; the first definition is at test:1:1. []",
            "2:17 \"a\" is defined twice in T; the first definition is at test:2:10. [T]",
            "2:34 \"x\" is defined twice in T.b; the first definition is at test:2:26. [T.b]",
            "2:54 Type T is defined twice; the first definition is at test:2:1. [T]",
            "3:12 \"A\" is defined twice in E; the first definition is at test:3:10. [E]",
            "3:33 \"f\" is defined twice in N; the first definition is at test:3:26. [N]",
            "3:56 T is named twice. [U]",
            "4:34 Directive @d is defined twice; the first definition is at test:4:1. [@d]",
            "5:23 I is named twice. [V]");

    [Fact]
    public void What_is_built_in_cannot_be_defined_again_nor_extended() =>
        "scalar String directive @skip on FIELD type __Type { a: Int } extend scalar ID @deprecated".ShouldHaveProblems(
            "1:8 Type String is built in, and cannot be defined again. [String]",
            "1:26 Directive @skip is built in, and cannot be defined again. [@skip]",
            "1:45 Type __Type is built in, and cannot be defined again. [__Type]",
            "1:77 Type ID is built in, and cannot be extended. [ID]");

    [Fact]
    public void An_extension_is_of_the_kind_of_its_type() =>
        "type T { a: Int } extend interface T { b: Int }".ShouldHaveProblems("1:36 Type T is extended as interface, but defined as type at test:1:1. [T]");

    [Fact]
    public void Operations_have_no_place_in_a_schema() =>
        "{ a }".ShouldHaveProblems("1:1 A schema has no operations and fragments, only definitions of the type system. []");

    [Fact]
    public void Names_do_not_begin_with_two_underscores() =>
        """
        type __T { __f(__a: Int): Int }
        enum E { __V } input N { __f: Int }
        directive @__d(__a: Int) on FIELD
        """.ShouldHaveProblems(
            "1:6 The name \"__T\" must not begin with \"__\", which is kept for introspection. [__T]",
            "1:12 The name \"__f\" must not begin with \"__\", which is kept for introspection. [__T.__f]",
            "1:16 The name \"__a\" must not begin with \"__\", which is kept for introspection. [__T.__f(__a:)]",
            "2:10 The name \"__V\" must not begin with \"__\", which is kept for introspection. [E.__V]",
            "2:26 The name \"__f\" must not begin with \"__\", which is kept for introspection. [N.__f]",
            "3:12 The name \"__d\" must not begin with \"__\", which is kept for introspection. [@__d]",
            "3:16 The name \"__a\" must not begin with \"__\", which is kept for introspection. [@__d(__a:)]");

    [Fact]
    public void No_type_is_empty() =>
        "type T interface I union U enum E input N".ShouldHaveProblems(
            "1:6 Type T must have at least one field. [T]",
            "1:18 Type I must have at least one field. [I]",
            "1:26 Type U must have at least one member. [U]",
            "1:33 Type E must have at least one value. [E]",
            "1:41 Type N must have at least one input field. [N]");

    [Fact]
    public void Fields_give_output_and_arguments_and_input_fields_take_input() =>
        "type T { a: [N] b(x: T!): Int } input N { a: T b: [U] } union U = T directive @d(x: U) on FIELD".ShouldHaveProblems(
            "1:10 The type of a field must be an output type, and [N] is an input object. [T.a]",
            "1:19 The type of an argument or input field must be an input type, which T! is not. [T.b(x:)]",
            "1:43 The type of an argument or input field must be an input type, which T is not. [N.a]",
            "1:48 The type of an argument or input field must be an input type, which [U] is not. [N.b]",
            "1:82 The type of an argument or input field must be an input type, which U is not. [@d(x:)]");

    [Fact]
    public void Members_and_interfaces_are_of_their_kind() =>
        "union U = I | S interface I { a: Int } scalar S type T implements U & T { a: Int }".ShouldHaveProblems(
            "1:11 I is a member of the union, which must be an object type. [U]",
            "1:15 S is a member of the union, which must be an object type. [U]",
            "1:67 U is implemented, and must be an interface. [T]",
            "1:71 T is implemented, and must be an interface. [T]");

    [Fact]
    public void Narrower_types_and_further_optional_arguments_implement_an_interface() =>
        """
        interface Node { id: ID } interface Pet implements Node { id: ID friend: Pet all: [Pet] owner: Owner f(a: Int!): Int }
        union Owner = Human type Human { a: Int }
        type Dog implements Pet & Node { id: ID! friend: Dog! all: [Dog!]! owner: Human f(a: Int!, b: Int, c: Int! = 1): Int }
        """.ShouldHaveProblems();

    [Fact]
    public void An_implementation_has_every_promised_field_of_the_promised_type() =>
        "interface I { a: Int b: [Int] c: Int! d: I } type T implements I { b: Int c: Int d: Query }".ShouldHaveProblems(
            "1:51 T must have the field a: Int that I promises. [T]",
            "1:68 The type must be [Int] as I.b promises, or narrower, and is Int. [T.b]",
            "1:75 The type must be Int! as I.c promises, or narrower, and is Int. [T.c]",
            "1:82 The type must be I as I.d promises, or narrower, and is Query. [T.d]");

    [Fact]
    public void An_implementation_has_the_promised_arguments_and_requires_no_others() =>
        "interface I { a(x: Int, y: Int): Int } type T implements I { a(x: Int!, z: Int!): Int }".ShouldHaveProblems(
            "1:62 The argument y: Int is missing, which I.a promises. [T.a]",
            "1:64 The type must be Int as I.a(x:) promises, and is Int!. [T.a(x:)]",
            "1:73 The argument must not be required, as I.a does not know it. [T.a(z:)]");

    [Fact]
    public void Interfaces_of_interfaces_are_implemented_too_and_form_no_cycle() =>
        """
        interface A { a: Int } interface B implements A { a: Int } type T implements B { a: Int }
        interface C implements D { a: Int } interface D implements C { a: Int } interface E implements E { a: Int }
        """.ShouldHaveProblems(
            "1:65 T must implement A too, which B implements. [T]",
            "2:11 C and D implement each other; interfaces must not form a cycle. [C]",
            "2:47 D and C implement each other; interfaces must not form a cycle. [D]",
            "2:83 Interface E must not implement itself. [E]");

    [Fact]
    public void Input_objects_do_not_need_themselves() =>
        """
        input A { b: B! } input B { c: C! } input C { a: A! }
        input Fine { self: Fine list: [Fine!]! other: A }
        input Self { self: Self! }
        """.ShouldHaveProblems(
            "1:7 Input object A needs itself by way of non-null fields, so that no value can be written: A.b -> B.c -> C.a. [A]",
            "3:7 Input object Self needs itself by way of non-null fields, so that no value can be written: Self.self. [Self]");

    [Fact]
    public void Default_values_do_not_need_themselves() =>
        """
        input A { a: A = {} }
        input B { c: C = {} } input C { b: B = {} }
        input D { d: D = { d: null } e: [D] = [{ d: null, e: [] }] }
        """.ShouldHaveProblems(
            "1:11 The default value needs itself, by way of the default value of A.a. [A.a]",
            "2:33 The default value needs itself, by way of the default value of B.c. [C.b]");

    [Fact]
    public void Default_values_fit_their_types() =>
        "type T { f(a: Int = \"1\", b: E = C, c: N = { x: 1 }, d: [Int!] = [1, null]): Int } enum E { A B } input N { y: Int! }".ShouldHaveProblems(
            "1:21 The default value does not fit: Expected a value of type Int, found \"1\", which is not an integer. [T.f(a:)]",
            "1:33 The default value does not fit: Value \"C\" does not exist in the enum E. [T.f(b:)]",
            "1:43 The default value does not fit: Field N.y of type Int! is required, and was not given. [T.f(c:)]",
            "1:45 The default value does not fit: Field \"x\" is not defined by type N. [T.f(c:)]",
            "1:69 The default value does not fit: Expected a value of type Int!, found null. [T.f(d:)]");

    [Fact]
    public void The_fields_of_a_OneOf_object_are_nullable_without_defaults() =>
        "input N @oneOf { a: Int! b: Int = 1 c: Int }".ShouldHaveProblems(
            "1:18 A field of a OneOf input object must be nullable, and is Int!. [N.a]",
            "1:26 A field of a OneOf input object must not have a default value. [N.b]");

    [Fact]
    public void An_extension_does_not_make_a_OneOf_object() =>
        "input A { a: Int } extend input A @oneOf input B @oneOf { a: Int } extend input B { b: Int }".ShouldHaveProblems(
            "1:35 An extension must not make an input object a OneOf input object; its definition has to. [A]");

    [Fact]
    public void What_is_required_is_not_deprecated() =>
        "type T { f(a: Int! @deprecated, b: Int! = 1 @deprecated): Int } input N { a: Int! @deprecated } directive @d(a: Int! @deprecated) on FIELD".ShouldHaveProblems(
            "1:12 What is required cannot be deprecated: make it nullable or give it a default value first. [T.f(a:)]",
            "1:75 What is required cannot be deprecated: make it nullable or give it a default value first. [N.a]",
            "1:110 What is required cannot be deprecated: make it nullable or give it a default value first. [@d(a:)]");

    [Fact]
    public void A_field_is_deprecated_only_where_its_interface_s_field_is() =>
        "interface I { a: Int b: Int @deprecated } type T implements I { a: Int @deprecated b: Int @deprecated }".ShouldHaveProblems(
            "1:65 The field cannot be deprecated, as I.a, which it implements, is not. [T.a]");

    [Fact]
    public void Directives_do_not_refer_to_themselves() =>
        """
        directive @a(x: Int @a) on ARGUMENT_DEFINITION
        directive @b(x: N) on INPUT_FIELD_DEFINITION | ENUM_VALUE
        input N { f: E @c } enum E { V @b }
        directive @c on INPUT_FIELD_DEFINITION
        """.ShouldHaveProblems(
            "1:12 Directive @a must not refer to itself, directly or by way of types and directives. [@a]",
            "2:12 Directive @b must not refer to itself, directly or by way of types and directives. [@b]");

    [Fact]
    public void Directives_are_applied_where_and_as_they_are_defined() =>
        """
        directive @d(a: Int!, b: String) on OBJECT
        type A @d { a: Int } type B @d(a: "x", c: 1) { a: Int } type C @d(a: 1) @d(a: 2) { a: Int }
        type D @dd { a: Int @d(a: 1) } type E @d(a: 1, a: 2) { a: Int } extend type A @d(a: 3)
        """.ShouldHaveProblems(
            "2:8 Argument @d(a:) of type Int! is required, and was not given. [A]",
            "2:35 Argument @d(a:): Expected a value of type Int, found \"x\", which is not an integer. [B]",
            "2:40 Directive @d has no argument \"c\". [B]",
            "2:73 Directive @d is not repeatable, and is applied twice. [C]",
            "3:8 Directive @dd is not defined. Did you mean \"d\"? [D]",
            "3:21 Directive @d cannot be applied to FIELD_DEFINITION, only to OBJECT. [D.a]",
            "3:48 Argument @d(a:) is given twice. [E]",
            "3:79 Directive @d is not repeatable, and is applied twice. [A]");

    [Fact]
    public void An_unknown_type_is_told_at_each_place_and_causes_no_other_problem() =>
        "interface I { a: Nope } type T implements I & Nope { a: Nope b(x: Nope = 1): [Nope!] } union U = T | Nope".ShouldHaveProblems(
            "1:18 Type Nope is not defined. [I.a]",
            "1:47 Type Nope is not defined. [T]",
            "1:57 Type Nope is not defined. [T.a]",
            "1:67 Type Nope is not defined. [T.b(x:)]",
            "1:79 Type Nope is not defined. [T.b]",
            "1:102 Type Nope is not defined. [U]");
}
