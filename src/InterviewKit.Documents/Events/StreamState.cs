namespace InterviewKit.Documents;

/// <summary>What is known of a stream, its events aside.</summary>
public sealed record StreamState
{
    /// <summary>Its identity, where streams are identified by Guids; else empty.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its identity, where streams are identified by texts; else <c>null</c>.</summary>
    public required string? Key { get; init; }

    /// <summary>The version of its last event.</summary>
    public required long Version { get; init; }

    /// <summary>The stored name of its aggregate, if one was named when it was started.</summary>
    public required string? AggregateTypeName { get; init; }

    /// <summary>When it was appended to last.</summary>
    public required DateTimeOffset LastTimestamp { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Whether it is closed for good.</summary>
    public required bool IsArchived { get; init; }
}
