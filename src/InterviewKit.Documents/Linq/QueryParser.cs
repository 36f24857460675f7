using System.Linq.Expressions;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Linq;

/// <summary>Turns a chain of LINQ operators into a plan, or refuses it. The order of operators that SQL can't keep is refused, not guessed.</summary>
internal sealed class QueryParser
{
    private const string Supported = "Where, OrderBy, OrderByDescending, ThenBy, ThenByDescending, After, Before, Skip, Take and Select";

    private readonly DocumentDatabase database;
    private readonly DocumentMapping document;
    private readonly Dictionary<Expression, int> slots;
    private readonly SqlParameters parameters;
    private readonly RowMembers members;
    private readonly ConditionParser conditions;
    private readonly List<string> where = [];
    private readonly List<Ordering> orderings = [];
    private string? skip;
    private string? take;
    private LambdaExpression? selector;

    public QueryParser(DocumentDatabase database, DocumentMapping document, Dictionary<Expression, int> slots)
    {
        this.database = database;
        this.document = document;
        this.slots = slots;
        parameters = new SqlParameters(document.IsConjoined);
        members = new RowMembers(database, document);
        conditions = new ConditionParser(database, document, members, slots, parameters);
    }

    public QueryPlan Parse(Expression query, QueryEnd end)
    {
        Visit(query);
        (string? Columns, Projection? Projection) selected = end is QueryEnd.Count or QueryEnd.Any || selector is null
            ? (null, null)
            : new SelectParser(database, members, slots).Parse(selector);
        return new QueryPlan(Sql(end, selected.Columns), document.IsConjoined, parameters.Sources, selected.Projection);
    }

    /// <summary>Only the condition of a query, with the tenant, as the end of a statement; for changes by condition.</summary>
    public QueryPlan ParseCondition(LambdaExpression condition)
    {
        AddCondition(condition);
        return new QueryPlan(Conditions(alsoDeleted: true), document.IsConjoined, parameters.Sources, null);
    }

    private void Visit(Expression query)
    {
        if (query is ConstantExpression { Value: IQueryable })
            return;
        if (query is not MethodCallExpression call || (call.Method.DeclaringType != typeof(Queryable) && call.Method.DeclaringType != typeof(QueryableExtensions)))
            throw new BadLinqExpressionException($"'{query}' is no query of a session. Supported are {Supported}.");
        Visit(call.Arguments[0]);
        if (selector is not null && call.Method.Name is not "Skip" and not "Take")
            throw OutOfOrder(call, "Select");
        if (call.Method.Name is not "Select" and not "Take" && take is not null)
            throw OutOfOrder(call, "Take");
        if (call.Method.Name is not "Select" and not "Take" && skip is not null)
            throw OutOfOrder(call, "Skip");

        switch (call.Method.Name, call.Arguments.Count)
        {
            case ("Where", 2) when Lambda(call) is { Parameters.Count: 1 } condition:
                AddCondition(condition);
                break;
            case ("OrderBy" or "OrderByDescending", 2):
                orderings.Insert(0, OrderingOf(call));
                break;
            case ("ThenBy" or "ThenByDescending", 2):
                orderings.Add(OrderingOf(call));
                break;
            case (nameof(QueryableExtensions.After) or nameof(QueryableExtensions.Before), 2):
                where.Add(new Keyset(orderings, parameters).Condition(slots[call.Arguments[1]], call));
                break;
            case ("Skip", 2) when call.Arguments[1].Type == typeof(int):
                skip = Count(call);
                break;
            case ("Take", 2) when call.Arguments[1].Type == typeof(int):
                take = take is null ? Count(call) : $"least({take}, {Count(call)})";
                break;
            case ("Select", 2) when Lambda(call) is { Parameters.Count: 1 } selected:
                selector = selected;
                break;
            default:
                throw new BadLinqExpressionException($"The operator {call.Method.Name} in '{call}' can't be answered by PostgreSQL here. Supported are {Supported}.");
        }
    }

    private void AddCondition(LambdaExpression condition) => where.Add(conditions.Parse(condition));

    private Ordering OrderingOf(MethodCallExpression call)
    {
        var key = Lambda(call);
        var member = members.Find(key.Body, key.Parameters[0]);
        if (member is not { Value: { } value, Scalar: { } scalar })
            throw new BadLinqExpressionException($"'{key}' can't be ordered by: a member that is a single value was expected.");
        return new Ordering(value, scalar, member.CanBeNull, call.Method.Name.EndsWith("Descending", StringComparison.Ordinal));
    }

    private string Count(MethodCallExpression call)
        => parameters.Add(slots[call.Arguments[1]], value => new Npgsql.NpgsqlParameter<int> { TypedValue = Math.Max(0, (int)value!) }) + "::bigint";

    private string Sql(QueryEnd end, string? columns)
    {
        var rows = $"from {document.QualifiedName} as d{Where()}";
        var window = (take is null ? "" : $" limit {take}") + (skip is null ? "" : $" offset {skip}");
        return end switch
        {
            QueryEnd.Count => window.Length == 0 ? $"select count(*) {rows}" : $"select count(*) from (select {rows}{window}) as counted",
            QueryEnd.Any => $"select exists (select {rows}{window})",
            _ => $"select {columns ?? document.Fields} {rows}{OrderBy()}{Window(end)}",
        };
    }

    private string Window(QueryEnd end)
    {
        var limit = end switch
        {
            QueryEnd.OneRow => "1",
            QueryEnd.TwoRows => "2",
            _ => null,
        };
        limit = (limit, take) switch
        {
            (null, null) => null,
            (not null, not null) => $"least({limit}, {take})",
            _ => limit ?? take,
        };
        return (limit is null ? "" : $" limit {limit}") + (skip is null ? "" : $" offset {skip}");
    }

    private string Where() => Conditions(alsoDeleted: false) is { Length: > 0 } all ? $" where {all}" : "";

    private string Conditions(bool alsoDeleted)
    {
        var all = new List<string>();
        if (document.Sql.Tenant is { } tenant)
            all.Add(tenant);
        if (document.IsSoftDeleted && !conditions.SeesDeleted && !alsoDeleted)
            all.Add("d.mt_deleted = false");
        all.AddRange(where);
        return string.Join(" and ", all);
    }

    private string OrderBy() => orderings.Count == 0 ? "" : $" order by {string.Join(", ", orderings.Select(ordering => ordering.Sql))}";

    private static LambdaExpression Lambda(MethodCallExpression call)
        => call.Arguments[1] switch
        {
            UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression quoted } => quoted,
            LambdaExpression lambda => lambda,
            var other => throw new BadLinqExpressionException($"'{other}' was expected to be a lambda."),
        };

    private static BadLinqExpressionException OutOfOrder(MethodCallExpression call, string after)
        => new($"{call.Method.Name} after {after} in '{call}' would mean something else in SQL: put {call.Method.Name} before {after}.");
}
