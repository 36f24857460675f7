namespace InterviewKit.GraphQL.Conformance.Tests.Mocks;

/// <summary>A made-up object: its type is the emitted class, all else follows from its key.</summary>
public abstract class MockObject
{
    public uint Key { get; set; }
}

/// <summary>An input object as it was given: only fields that were, with their values.</summary>
public abstract class MockInput
{
    internal Dictionary<string, object?> Given { get; } = new(StringComparer.Ordinal);

    public Optional<T> Read<T>(string name) => Given.TryGetValue(name, out var value) ? new Optional<T>((T)value!) : default;

    public void Write<T>(string name, Optional<T> value)
    {
        if (value.HasValue) Given[name] = value.Value;
    }
}
