using System.Runtime.InteropServices;
using System.Text.Json;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.GraphQL.Validation;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// Everything before execution: from a request to a plan and its arguments, or to the errors of the request. Thread safe; keeps
/// what can be used again.
/// </summary>
internal sealed class RequestPreparation(ExecutableSchema schema, GraphQLOptions options)
{
    /// <summary>How many operations an error lists, whatever a document may have.</summary>
    private const int NamesInMessageMax = 5;

    private readonly BoundedCache<PreparedDocument> cache = new(options.PlanCacheMaxDocuments, options.PlanCacheMaxBytes);
    private readonly PlanLimits limits = PlanLimits.Of(options);
    private readonly PlanLimits trustedLimits = PlanLimits.Trusted(options);
    private readonly ParserOptions parserOptions = new() { MaxTokens = options.MaxTokens, MaxBytes = options.MaxDocumentBytes };
    private readonly ValidationOptions validationOptions = new()
    {
        MaxErrors = options.MaxErrors,
        MaxMergedFields = options.MaxMergedFields,
        Suggestions = options.Introspection,
    };
    private readonly StoredDocuments stored = new(options);
    private readonly VariableOptions variableOptions = new()
    {
        MaxListItems = options.MaxInputListItems,
        MaxErrors = options.MaxErrors,
        Suggestions = options.Introspection,
    };

    public BoundedCache<PreparedDocument> Cache => cache;

    /// <summary>Checks the operator's trusted documents, so that a wrong one stops the start.</summary>
    /// <exception cref="SchemaException">Lists the errors of all documents that do not fit the schema.</exception>
    public void CheckTrustedDocuments()
    {
        var problems = new List<string>();
        foreach (var (id, text) in options.TrustedDocuments)
        {
            if (!TryFindDocument(text, isTrusted: true, out _, out var errors))
                problems.AddRange(errors.Select(error => $"trusted document \"{id}\"{PlaceOf(error)}: {error.Message}"));
        }

        if (problems.Count > 0) throw new SchemaException(problems);
    }

    /// <summary>The prepared operation, or the answer that refuses the request.</summary>
    public (PreparedOperation? Operation, ExecutionResult? Refusal) Prepare(GraphQLRequest request)
    {
        if (stored.Resolve(request, out var text) is { } unresolved) return Refused(unresolved);
        var isTrusted = text.IsTrusted;
        if (!TryFindDocument(text.Text, isTrusted, out var document, out var errors))
            return (null, ExecutionResult.RequestError(errors));
        stored.Keep(text);
        if (document.FindOperation(request.OperationName) is not { } operation)
            return Refused(UnknownOperation(document, request.OperationName));
        if (operation.Operation == OperationType.Mutation && !request.AllowMutation)
            return (null, new ExecutionResult(ExecutionResultKind.RequestError, [MutationNotAllowed(operation)]) { IsMutationRefused = true });
        if (VariablesTooLarge(request.Variables) is { } tooLarge) return Refused(tooLarge);
        var variables = VariableCoercion.Coerce(schema.Definition, operation, request.Variables, variableOptions);
        if (variables.Variables is not { } values) return (null, ExecutionResult.RequestError(variables.Errors));
        if (document.ConditionsOf(operation).Length > ConditionValues.NamesMax)
            return Refused(LimitErrors.Conditions(document.ConditionsOf(operation).Length, operation));
        if (ConditionValues.Read(document.ConditionsOf(operation), values, out var conditions) is { } name)
            return Refused(NotBoolean(name, operation));

        var (plan, planError) = FindPlan(text.Text, document, operation, conditions, isTrusted);
        if (plan is null) return Refused(planError!);
        var arguments = new RequestArguments(plan, values);
        var (cost, costError) = isTrusted && !request.ReportCost ? (null, null) : CostOf(plan, arguments);
        if (!isTrusted && (costError ?? CostProblem(plan, cost!)) is { } tooDear) return Refused(tooDear);
        return (new PreparedOperation(document, plan, arguments) { ReportedCost = request.ReportCost ? cost : null }, null);
    }

    private bool TryFindDocument(string text, bool isTrusted, out PreparedDocument document, out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        document = cache.Find(text)!;
        if (document is not null) return true;
        if (!Parser.TryParse(new Source(text), isTrusted ? ParserOptions.Trusted : parserOptions, out var parsed, out var syntaxError))
        {
            errors = [syntaxError.ToGraphQLError()];
            return false;
        }

        if (!isTrusted && DocumentProblem(parsed) is { } limitError)
        {
            errors = [limitError];
            return false;
        }

        errors = DocumentValidator.Validate(schema.Definition, parsed, validationOptions);
        if (errors.Count > 0) return false;
        document = new PreparedDocument(parsed, text.Length);
        cache.Add(text, document, document.EstimatedBytes);
        return true;
    }

    private GraphQLError? DocumentProblem(DocumentNode document)
    {
        var (aliases, directives) = DocumentCensus.Count(document);
        if (aliases > options.MaxAliases) return LimitErrors.Aliases(options.MaxAliases, aliases, document);
        if (directives > options.MaxDirectives) return LimitErrors.Directives(options.MaxDirectives, directives, document);
        return DocumentCensus.FindListOver(options.MaxInputListItems, document) is { } list
            ? LimitErrors.InputList(options.MaxInputListItems, list)
            : null;
    }

    private (OperationPlan? Plan, GraphQLError? Error) FindPlan(
        string text, PreparedDocument document, OperationDefinitionNode operation, ConditionValues conditions, bool isTrusted)
    {
        if (document.FindPlan(operation, conditions) is { } known) return (known, null);
        var (plan, error) = OperationPlanner.Plan(schema, document, operation, conditions, isTrusted ? trustedLimits : limits);
        if (plan is null) return (null, error);
        if (!plan.HasVariableArguments)
        {
            var (cost, costError) = CostMeter.Measure(plan, static field => field.Arguments);
            if (cost is null && !isTrusted) return (null, costError);
            plan = plan with { Cost = cost };
        }

        if (document.TryKeep(plan, conditions)) cache.Grow(text, plan.EstimatedBytes);
        return (plan, null);
    }

    private static (OperationCost? Cost, GraphQLError? Error) CostOf(OperationPlan plan, RequestArguments arguments) =>
        plan.Cost is { } constant ? (constant, null) : CostMeter.Measure(plan, field => arguments.Of(field, out _));

    private GraphQLError? CostProblem(OperationPlan plan, OperationCost cost)
    {
        if (cost.Field > options.MaxFieldCost)
            return LimitErrors.Cost(nameof(GraphQLOptions.MaxFieldCost), options.MaxFieldCost, cost.Field, cost.Costliest, plan.Operation);
        return cost.Type > options.MaxTypeCost
            ? LimitErrors.Cost(nameof(GraphQLOptions.MaxTypeCost), options.MaxTypeCost, cost.Type, cost.Costliest, plan.Operation)
            : null;
    }

    private GraphQLError? VariablesTooLarge(JsonElement? variables)
    {
        if (variables is not { ValueKind: JsonValueKind.Object } given) return null;
        var size = JsonMarshal.GetRawUtf8Value(given).Length;
        return size > options.MaxVariablesBytes ? LimitErrors.VariablesSize(options.MaxVariablesBytes, size) : null;
    }

    private static GraphQLError MutationNotAllowed(OperationDefinitionNode operation) =>
        new("A mutation is not executed by this method; send it by POST.", ExecutionErrorCodes.MutationNotAllowed)
        {
            Locations = [operation.Location.Position],
        };

    private static string PlaceOf(GraphQLError error) => error.Locations is [var place, ..] ? $":{place}" : "";

    private static GraphQLError NotBoolean(string variable, OperationDefinitionNode operation) => new(
        $"The variable \"${variable}\" decides about @skip or @include and has to be a boolean; found null.", ErrorCodes.BadUserInput)
    {
        Locations = [operation.Location.Position],
    };

    private static GraphQLError UnknownOperation(PreparedDocument document, string? name)
    {
        var known = document.Operations.Take(NamesInMessageMax).Select(
            static operation => operation.Name is { } given ? $"\"{given.Value}\"" : "one without a name");
        var names = string.Join(", ", known) + (document.Operations.Length > NamesInMessageMax ? ", …" : "");
        var message = name is not null ? $"The document has no operation \"{name}\"; it has {(names.Length == 0 ? "none" : names)}."
            : document.Operations.Length == 0 ? "The document has no operation."
            : $"The document has {document.Operations.Length} operations; \"operationName\" has to say which of {names} is meant.";
        return new GraphQLError(MessageText.Bounded(message), ExecutionErrorCodes.OperationResolutionFailed);
    }

    private static (PreparedOperation?, ExecutionResult?) Refused(GraphQLError error) => (null, ExecutionResult.RequestError(error));
}

/// <summary>An operation that can be executed for one request.</summary>
internal sealed record PreparedOperation(PreparedDocument Document, OperationPlan Plan, RequestArguments Arguments)
{
    /// <summary>The cost where the request asks for it; null elsewhere.</summary>
    public OperationCost? ReportedCost { get; init; }
}
