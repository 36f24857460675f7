using System.Text.Json;
using InterviewKit.GraphQL.Execution.Columns;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// One run of a planned operation, level by level: every field of a level is resolved once for all objects of the level, one
/// field after the other, before the next level begins. Used by one thread at a time.
/// </summary>
internal sealed class OperationExecution(
    OperationPlan plan, RequestArguments arguments, IServiceProvider services, ResolverFaults faults, CancellationToken cancellationToken)
    : IResponseData
{
    private readonly List<Column> columns = new(plan.FieldCount);
    private readonly List<ExecutionError> errors = [];
    private readonly ObjectColumn root = new(1, isNonNull: false, Placement.Root);
    private List<Rows> nextLevel = [];

    public IServiceProvider Services { get; } = services;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The event that a subscription's run answers with.</summary>
    public object? Event { get; init; }

    /// <summary>Whether the event turned out to be none for this client, so that there is no result.</summary>
    public bool IsEventPassedOver { get; private set; }

    /// <summary>Whether the whole <c>data</c> is null.</summary>
    public bool IsNull => root.IsNull(0);

    public async ValueTask RunAsync()
    {
        var rows = new Rows<RootValue>(plan.Root, [default], root, null);
        root.SetRows(rows, null);
        if (plan.Operation.Operation == OperationType.Mutation)
            await RunSeriallyAsync(rows);
        else
        {
            nextLevel.Add(rows);
            await RunLevelsAsync();
            NullPropagation.Run(columns, 0);
        }
    }

    public void PassOverEvent() => IsEventPassedOver = true;

    /// <summary>The errors with their places, at most <paramref name="max"/>.</summary>
    public IReadOnlyList<GraphQLError> Report(int max) => errors.Count == 0 ? [] : NullPropagation.Report(errors, max);

    public void Write(Utf8JsonWriter json) => root.Write(json, 0);

    public void Add(Column column) => columns.Add(column);

    public void Enqueue(Rows rows) => nextLevel.Add(rows);

    public void AddError(FieldPlan field, Column column, int index, GraphQLError error) =>
        errors.Add(new ExecutionError(field, column, index, error));

    /// <summary>Whether an exception is the end of the whole operation, not a field's fault.</summary>
    public bool IsCancellation(Exception exception) => exception is OperationCanceledException && CancellationToken.IsCancellationRequested;

    /// <summary>What the client reads of an exception.</summary>
    public GraphQLError ErrorOf(Exception exception, FieldContext context) => faults.ErrorOf(exception, context);

    /// <summary>The context of the only root field of a subscription, for opening its stream.</summary>
    public FieldContext RootFieldContext(FieldPlan field, out GraphQLError? error) =>
        new(this, field, new Rows<RootValue>(plan.Root, [default], root, null), arguments.Of(field, out error) ?? ArgumentSet.None);

    /// <summary>
    /// Mutations: each root field with everything below it before the next (section 6.2.2). After a null that reached the root
    /// nothing more is run.
    /// </summary>
    private async ValueTask RunSeriallyAsync(Rows rows)
    {
        for (var i = 0; i < plan.Root.Fields.Length && !IsNull; i++)
        {
            var start = columns.Count;
            rows.Columns[i] = await ResolveAsync(rows, plan.Root.Fields[i]);
            await RunLevelsAsync();
            NullPropagation.Run(columns, start);
        }
    }

    private async ValueTask RunLevelsAsync()
    {
        while (nextLevel.Count > 0)
        {
            var level = nextLevel;
            nextLevel = [];
            foreach (var rows in level)
            {
                var fields = rows.Plan.Fields;
                for (var i = 0; i < fields.Length; i++)
                    rows.Columns[i] = await ResolveAsync(rows, fields[i]);
            }
        }
    }

    private async ValueTask<Column> ResolveAsync(Rows rows, FieldPlan field)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (field.IsTypename)
            return new TypenameColumn(rows.Plan.Type.EncodedName, rows.Count, Placement.OfField(rows, field));

        var set = arguments.Of(field, out var argumentError);
        if (set is null) return Refused(rows, field, argumentError!);
        var context = new FieldContext(this, field, rows, set);
        var before = (Columns: columns.Count, Errors: errors.Count, Rows: nextLevel.Count);
        try
        {
            foreach (var guard in field.Field.Guards)
            {
                if (guard(context) is { } refusal) return Refused(rows, field, refusal);
            }

            return await field.Field.Resolver.ResolveAsync(context);
        }
        catch (Exception exception) when (!IsCancellation(exception))
        {
            // What the field had completed before it failed is no part of the response.
            columns.RemoveRange(before.Columns, columns.Count - before.Columns);
            errors.RemoveRange(before.Errors, errors.Count - before.Errors);
            nextLevel.RemoveRange(before.Rows, nextLevel.Count - before.Rows);
            return Refused(rows, field, faults.ErrorOf(exception, context));
        }
    }

    /// <summary>The same error for every parent.</summary>
    private NullColumn Refused(Rows rows, FieldPlan field, GraphQLError error)
    {
        var column = new NullColumn(rows.Count, field.Field.Completion.IsNonNull, Placement.OfField(rows, field));
        columns.Add(column);
        for (var i = 0; i < rows.Count; i++)
            AddError(field, column, i, error);
        return column;
    }
}

/// <summary>The parent of root fields, which has nothing to it.</summary>
internal readonly struct RootValue;
