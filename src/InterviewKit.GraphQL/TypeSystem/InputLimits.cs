namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Limits on the values of variables. Each breach is an error that names the limit.</summary>
public sealed record InputLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static readonly InputLimits Default = new();

    /// <summary>How deep lists and objects may nest.</summary>
    /// <value>The default is 32.</value>
    public int MaxDepth { get; init; } = 32;

    /// <summary>How many items one list may have.</summary>
    /// <value>The default is 500.</value>
    public int MaxListItems { get; init; } = 500;

    /// <summary>How many errors are reported before the rest is left unsaid.</summary>
    /// <value>The default is 50.</value>
    public int MaxErrors { get; init; } = 50;
}
