namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>What an operation may cost at most.</summary>
/// <param name="Field">The sum of the fields' weights, each as often as it can be resolved.</param>
/// <param name="Type">The sum of the weights of the values that can be returned.</param>
/// <param name="Costliest">The coordinate of the root field with the greatest field cost.</param>
internal sealed record OperationCost(double Field, double Type, string Costliest);
