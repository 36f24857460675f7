using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>
/// The one walk through a document that all rules on nodes share. It knows the type at each place, and gathers what the rules on the
/// whole document ask for. Fragments are walked where they are defined, so that each node is seen once; it recurses as deep as the
/// parser let the document nest.
/// </summary>
internal sealed class DocumentWalker(ValidationContext context, ImmutableArray<ValidationRule> rules)
{
    private readonly IOperationRule[] operationRules = [.. rules.OfType<IOperationRule>()];
    private readonly IVariableDefinitionRule[] variableDefinitionRules = [.. rules.OfType<IVariableDefinitionRule>()];
    private readonly IFieldRule[] fieldRules = [.. rules.OfType<IFieldRule>()];
    private readonly ITypeConditionRule[] typeConditionRules = [.. rules.OfType<ITypeConditionRule>()];
    private readonly IFragmentUseRule[] fragmentUseRules = [.. rules.OfType<IFragmentUseRule>()];
    private readonly IDirectivesRule[] directivesRules = [.. rules.OfType<IDirectivesRule>()];
    private readonly IArgumentsRule[] argumentsRules = [.. rules.OfType<IArgumentsRule>()];
    private readonly ILiteralRule[] literalRules = [.. rules.OfType<ILiteralRule>()];
    private readonly IObjectValueRule[] objectValueRules = [.. rules.OfType<IObjectValueRule>()];
    private readonly List<LiteralProblem> literalProblems = [];
    private DefinitionUses uses = new();

    public void Walk()
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (context.IsFull) return;
            uses = new DefinitionUses();
            switch (definition)
            {
                case OperationDefinitionNode operation: WalkOperation(operation); break;
                case FragmentDefinitionNode fragment: WalkFragment(fragment); break;
            }
        }
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        context.Uses[operation] = uses;
        foreach (var rule in operationRules) rule.Check(operation, context);
        foreach (var variable in operation.VariableDefinitions) WalkVariableDefinition(variable);
        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        WalkSelectionSet(operation.SelectionSet, context.Schema.RootType(operation.Operation));
    }

    private void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        WorkCount.Add(1 + variableDefinitionRules.Length);
        foreach (var rule in variableDefinitionRules) rule.Check(variable, context);
        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
        if (variable.DefaultValue is not { } literal) return;

        var type = context.Schema.FindType(variable.Type);
        if (type is { IsInputType: true }) CheckLiteral(literal, type);
        WalkValue(literal, null, false, null);
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        context.Uses[fragment] = uses;
        foreach (var rule in typeConditionRules) rule.Check(fragment.TypeCondition, context);
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, context.FindComposite(fragment.TypeCondition.Name));
    }

    private void WalkSelectionSet(SelectionSetNode selectionSet, CompositeType? parent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selectionSet.Selections)
        {
            if (context.IsFull) return;
            WorkCount.Add();
            switch (selection)
            {
                case FieldNode field: WalkField(field, parent); break;
                case FragmentSpreadNode spread: WalkSpread(spread, parent); break;
                case InlineFragmentNode fragment: WalkInlineFragment(fragment, parent); break;
            }
        }
    }

    private void WalkField(FieldNode field, CompositeType? parent)
    {
        var definition = parent is null ? null : context.Schema.FindField(parent, field.Name.Value);
        if (parent is not null)
        {
            foreach (var rule in fieldRules) rule.Check(field, parent, definition, context);
        }

        WalkArguments(new ArgumentOwner(field, definition?.Coordinate ?? field.Name.Value, field.Arguments, definition?.Arguments));
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is not null) WalkSelectionSet(field.SelectionSet, definition?.Type.Named as CompositeType);
    }

    private void WalkSpread(FragmentSpreadNode spread, CompositeType? parent)
    {
        uses.Spreads.Add(spread);
        foreach (var rule in fragmentUseRules) rule.Check(spread, parent, context);
        WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
    }

    private void WalkInlineFragment(InlineFragmentNode fragment, CompositeType? parent)
    {
        var type = parent;
        if (fragment.TypeCondition is { } condition)
        {
            foreach (var rule in typeConditionRules) rule.Check(condition, context);
            type = context.FindComposite(condition.Name);
        }

        foreach (var rule in fragmentUseRules) rule.Check(fragment, parent, context);
        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet, type);
    }

    private void WalkDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty) return;
        WorkCount.Add(directives.Length * directivesRules.Length);
        foreach (var rule in directivesRules) rule.Check(directives, location, context);
        foreach (var directive in directives)
        {
            var definition = context.Schema.Directives.Find(directive.Name.Value);
            WalkArguments(new ArgumentOwner(directive, $"@{directive.Name}", directive.Arguments, definition?.Arguments));
        }
    }

    private void WalkArguments(in ArgumentOwner owner)
    {
        WorkCount.Add(1 + (owner.Arguments.Length * argumentsRules.Length));
        foreach (var rule in argumentsRules) rule.Check(owner, context);
        foreach (var argument in owner.Arguments)
        {
            if (context.IsFull) return;
            var definition = owner.Definitions?.Find(argument.Name.Value);
            if (definition is not null) CheckLiteral(argument.Value, definition.Type);
            WalkValue(argument.Value, definition?.Type, HasLocationDefault(definition), null);
        }
    }

    private void CheckLiteral(ValueNode literal, GraphQLType type)
    {
        literalProblems.Clear();
        new LiteralCoercer(null, literalProblems, context.Options.Suggestions).Coerce(literal, type);
        foreach (var problem in literalProblems)
        {
            foreach (var rule in literalRules) rule.Check(problem, context);
        }
    }

    private void WalkValue(ValueNode value, GraphQLType? type, bool hasLocationDefault, InputObjectType? oneOf)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        WorkCount.Add();
        switch (value)
        {
            case VariableNode variable:
                uses.Variables.Add(new VariableUsage(variable, type, hasLocationDefault, oneOf));
                break;
            case ListValueNode list:
                var itemType = (type?.Nullable as ListType)?.ItemType;
                foreach (var item in list.Items) WalkValue(item, itemType, false, null);
                break;
            case ObjectValueNode fields:
                WalkObject(fields, ItemOfLists(type));
                break;
        }
    }

    private void WalkObject(ObjectValueNode value, InputObjectType? type)
    {
        WorkCount.Add(value.Fields.Length * objectValueRules.Length);
        foreach (var rule in objectValueRules) rule.Check(value, context);
        foreach (var field in value.Fields)
        {
            var definition = type?.Fields.Find(field.Name.Value);
            WalkValue(field.Value, definition?.Type, HasLocationDefault(definition), type is { IsOneOf: true } ? type : null);
        }
    }

    /// <summary>An object stands for a list of it where a list is expected, at any depth.</summary>
    private static InputObjectType? ItemOfLists(GraphQLType? type)
    {
        while (type?.Nullable is ListType list) type = list.ItemType;
        return type?.Nullable as InputObjectType;
    }

    private static bool HasLocationDefault(InputValueDefinition? definition) => definition is { HasDefault: true };
}
