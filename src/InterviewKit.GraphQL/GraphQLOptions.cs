namespace InterviewKit.GraphQL;

/// <summary>
/// The limits and switches of a GraphQL server. A request that breaks a limit is refused with an error of code
/// <c>LIMIT_EXCEEDED</c> that names the limit, its value and where it was broken. Not to be changed once a <see
/// cref="GraphQLExecutor"/> has it.
/// </summary>
public sealed class GraphQLOptions
{
    /// <summary>How deep fields may nest.</summary>
    /// <value>20 by default. Introspection has a limit of its own, <see cref="MaxIntrospectionDepth"/>.</value>
    public int MaxDepth { get; set; } = 20;

    /// <summary>How deep the lists of introspection (fields, interfaces, possibleTypes, inputFields) may nest.</summary>
    /// <value>2 by default: more than tools ask for, and less than what multiplies without end.</value>
    public int MaxIntrospectionDepth { get; set; } = 2;

    /// <summary>
    /// The field cost of an operation: the sum of the fields' weights (<c>@cost</c>; composite types 1, leaves 0), times the
    /// sizes of the lists they stand in (<c>@listSize</c>).
    /// </summary>
    /// <value>10,000 by default.</value>
    public double MaxFieldCost { get; set; } = 10_000;

    /// <summary>The type cost of an operation: the sum of the weights of the objects that it can return.</summary>
    /// <value>10,000 by default.</value>
    public double MaxTypeCost { get; set; } = 10_000;

    /// <summary>How many fields of a document may have an alias.</summary>
    /// <value>50 by default.</value>
    public int MaxAliases { get; set; } = 50;

    /// <summary>How many fields an operation's root may have, once fragments are spread and equal fields merged.</summary>
    /// <value>20 by default.</value>
    public int MaxRootFields { get; set; } = 20;

    /// <summary>How many directives a document may use.</summary>
    /// <value>50 by default.</value>
    public int MaxDirectives { get; set; } = 50;

    /// <summary>How many tokens a document may have.</summary>
    /// <value>10,000 by default.</value>
    public int MaxTokens { get; set; } = 10_000;

    /// <summary>
    /// How many fields validation may look at to find out whether fields of one response name can be merged, counted once for each
    /// selection set that they take part in. Documents of people and tools need about as many as they have fields; fragments can be
    /// nested so that they need more than any server has time for.
    /// </summary>
    /// <value>200,000 by default.</value>
    public int MaxMergedFields { get; set; } = 200_000;

    /// <summary>The size of a document, in bytes of UTF-8.</summary>
    /// <value>100 kB (102,400) by default.</value>
    public int MaxDocumentBytes { get; set; } = 100 * 1024;

    /// <summary>The size of a request's body, in bytes.</summary>
    /// <value>1 MB (1,048,576) by default.</value>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The size of a request's variables, in bytes of JSON.</summary>
    /// <value>512 kB (524,288) by default.</value>
    public int MaxVariablesBytes { get; set; } = 512 * 1024;

    /// <summary>How many items one list of an argument or variable may have.</summary>
    /// <value>500 by default.</value>
    public int MaxInputListItems { get; set; } = 500;

    /// <summary>How many errors a response reports; further ones are left out.</summary>
    /// <value>50 by default.</value>
    public int MaxErrors { get; set; } = 50;

    /// <summary>
    /// How long an operation may execute before its cancellation token is cancelled and it is answered with
    /// <c>EXECUTION_TIMEOUT</c>.
    /// </summary>
    /// <value>30 seconds by default. Subscriptions: for each event.</value>
    public TimeSpan ExecutionTimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many subscriptions one connection may have open.</summary>
    /// <value>100 by default.</value>
    public int MaxSubscriptionsPerConnection { get; set; } = 100;

    /// <summary>How many planned documents are kept.</summary>
    /// <value>1,000 by default.</value>
    public int PlanCacheMaxDocuments { get; set; } = 1000;

    /// <summary>How many bytes the planned documents that are kept may take, by estimate.</summary>
    /// <value>32 MB by default.</value>
    public long PlanCacheMaxBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// Whether clients may store a document by sending it once with its hash, and send the hash alone from then on
    /// (<c>extensions.persistedQuery</c>). Only valid documents are kept, in memory, within <see cref="PlanCacheMaxDocuments"/>
    /// and <see cref="PlanCacheMaxBytes"/>.
    /// </summary>
    /// <value>True by default.</value>
    public bool AutomaticPersistedQueries { get; set; } = true;

    /// <summary>
    /// The operator's own documents by their id, such as <c>sha256:</c> with 64 lower-case hex digits: what clients send as
    /// <c>documentId</c>. The limits of documents (depth, cost, aliases, root fields, directives, tokens, size) do not hold for
    /// them, nor for the same text sent in full; the limits of variables and of time do. All are checked when the executor is
    /// made.
    /// </summary>
    /// <value>Empty by default.</value>
    public IReadOnlyDictionary<string, string> TrustedDocuments { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether only <see cref="TrustedDocuments"/> are executed.</summary>
    /// <value>False by default.</value>
    public bool OnlyTrustedDocuments { get; set; }

    /// <summary>
    /// Whether clients may ask for the schema (<c>__schema</c>, <c>__type</c>, the SDL). Names in errors are suggested only where
    /// they may.
    /// </summary>
    /// <value>True by default.</value>
    public bool Introspection { get; set; } = true;

    /// <summary>
    /// Turns a known fault into the error that the client sees; null from it, or no function, means that the exception is logged
    /// with the request's id and answered as <c>INTERNAL</c> without detail. Not asked for <see cref="GraphQLException"/>.
    /// </summary>
    public Func<Exception, FieldContext, GraphQLError?>? MapException { get; set; }

    /// <summary>
    /// Hears of each request when it has been answered, and of each event of a subscription: for the host's log. Called on the request's
    /// thread, so it should be quick; what it throws is logged and changes nothing.
    /// </summary>
    /// <value>Null by default: nobody hears.</value>
    public Action<OperationReport>? Answered { get; set; }

    /// <summary>The clock that measures <see cref="ExecutionTimeLimit"/>.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
