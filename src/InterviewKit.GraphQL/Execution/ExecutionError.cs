using InterviewKit.GraphQL.Execution.Columns;
using InterviewKit.GraphQL.Execution.Planning;

namespace InterviewKit.GraphQL.Execution;

/// <summary>An error at one position of a column; its path is computed when it is reported.</summary>
internal readonly record struct ExecutionError(FieldPlan Field, Column Column, int Index, GraphQLError Error);
