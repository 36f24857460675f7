using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>This part writes definitions of the type system.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema: WriteSchema(schema); break;
            case DirectiveDefinitionNode directive: WriteDirectiveDefinition(directive); break;
            case TypeDefinitionNode type: WriteTypeDefinition(type); break;
            case MemberDefinitionNode member: WriteMember(member); break;
            case RootOperationTypeDefinitionNode root:
                text.Append(root.Operation.Keyword()).Append(": ").Append(root.Type.Name);
                break;
            default: throw new InvalidOperationException($"Unknown syntax node {node.GetType().Name}.");
        }
    }

    private void WriteSchema(SchemaDefinitionNode schema)
    {
        WriteStart(schema, "schema");
        WriteDirectives(schema.Directives);
        WriteMembers(schema.OperationTypes);
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        WriteStart(directive, "directive @");
        text.Append(directive.Name.Value);
        WriteGroup(directive.Arguments, HasDescriptions(directive.Arguments));
        text.Append(directive.IsRepeatable ? " repeatable on " : " on ").AppendJoin(" | ", directive.Locations);
    }

    private void WriteTypeDefinition(TypeDefinitionNode type)
    {
        WriteStart(type, Keyword(type));
        text.Append(' ').Append(type.Name.Value);
        switch (type)
        {
            case ObjectTypeDefinitionNode objectType: WriteImplements(objectType.Interfaces); break;
            case InterfaceTypeDefinitionNode interfaceType: WriteImplements(interfaceType.Interfaces); break;
        }

        WriteDirectives(type.Directives);
        switch (type)
        {
            case ObjectTypeDefinitionNode objectType: WriteMembers(objectType.Fields); break;
            case InterfaceTypeDefinitionNode interfaceType: WriteMembers(interfaceType.Fields); break;
            case EnumTypeDefinitionNode enumType: WriteMembers(enumType.Values); break;
            case InputObjectTypeDefinitionNode inputType: WriteMembers(inputType.Fields); break;
            case UnionTypeDefinitionNode { Members.IsEmpty: false } union:
                text.Append(" = ").AppendJoin(" | ", union.Members.Select(member => member.Name));
                break;
        }
    }

    private void WriteMember(MemberDefinitionNode member)
    {
        WriteDescription(member.Description);
        text.Append(member.Name.Value);
        switch (member)
        {
            case FieldDefinitionNode field:
                WriteGroup(field.Arguments, HasDescriptions(field.Arguments));
                text.Append(": ");
                WriteType(field.Type);
                break;
            case InputValueDefinitionNode input:
                text.Append(": ");
                WriteType(input.Type);
                WriteDefault(input.DefaultValue);
                break;
        }

        WriteDirectives(member.Directives);
    }

    private void WriteStart(TypeSystemDefinitionNode definition, string keyword)
    {
        WriteDescription(definition.Description);
        if (definition.IsExtension) text.Append("extend ");
        text.Append(keyword);
    }

    private void WriteImplements(ImmutableArray<NamedTypeNode> interfaces)
    {
        if (!interfaces.IsEmpty) text.Append(" implements ").AppendJoin(" & ", interfaces.Select(type => type.Name));
    }

    private void WriteMembers<T>(ImmutableArray<T> members)
        where T : SyntaxNode
    {
        if (members.IsEmpty) return;
        text.Append(' ');
        WriteBlock(members);
    }

    private static bool HasDescriptions(ImmutableArray<InputValueDefinitionNode> arguments) =>
        arguments.Any(argument => argument.Description is not null);

    private static string Keyword(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "type",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input",
    };
}
