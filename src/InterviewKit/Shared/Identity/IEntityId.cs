namespace InterviewKit.Shared;

/// <summary>An id of one kind of thing: a type of its own, since two bare Guids get swapped.</summary>
/// <remarks>Stored as the Guid alone, so that Marten reads the same documents.</remarks>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The Guid that is stored; version 7, so that ids sort by the time they were made.</summary>
    public Guid Value { get; }

    /// <summary>The GraphQL type that the id belongs to.</summary>
    public static abstract string NodeType { get; }

    /// <summary>The id with that Guid.</summary>
    public static abstract TSelf From(Guid value);
}
