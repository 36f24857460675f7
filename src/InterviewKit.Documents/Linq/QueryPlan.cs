namespace InterviewKit.Documents.Linq;

/// <summary>A parsed query: its SQL, where its parameters come from, and how its rows are read. Shared by all queries of its shape.</summary>
/// <param name="Sql">The SQL; the tenant is parameter 1 where there is one.</param>
/// <param name="HasTenant">Whether there is one.</param>
/// <param name="Parameters">The other parameters, in order.</param>
/// <param name="Projection">How a row becomes a result; <c>null</c> when it is a document.</param>
internal sealed record QueryPlan(string Sql, bool HasTenant, IReadOnlyList<ParameterSource> Parameters, Projection? Projection);
