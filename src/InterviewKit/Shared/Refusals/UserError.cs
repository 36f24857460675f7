using System.Collections.Concurrent;

namespace InterviewKit.Shared;

/// <summary>Why a command was refused: a value, not an exception. Each kind is a type of its own, here and in the contract.</summary>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Path">Where in the input, as field names and list positions; empty where it is the whole.</param>
public abstract record UserError(string Message, IReadOnlyList<string> Path)
{
    private static readonly ConcurrentDictionary<Type, string> Codes = new();

    /// <summary>The type's name in upper case with underscores: stable, for programs.</summary>
    public string Code => Codes.GetOrAdd(GetType(), type => ScreamingSnake.Of(type.Name));
}

/// <summary>What was referred to does not exist, or may not be seen: the two are told apart to nobody.</summary>
public sealed record NotFound(string Message, params IReadOnlyList<string> Path) : UserError(Message, Path)
{
    /// <summary>The refusal of an id that names nothing of that kind here.</summary>
    public static NotFound Of(string kind, params IReadOnlyList<string> path) => new($"There is no such {kind}.", path);
}

/// <summary>The caller may not do this.</summary>
public sealed record Forbidden(string Message, params IReadOnlyList<string> Path) : UserError(Message, Path);

/// <summary>Somebody else changed it first.</summary>
public sealed record VersionConflict(int CurrentVersion, params IReadOnlyList<string> Path)
    : UserError($"It has changed meanwhile and is at version {CurrentVersion}. Read it again, then decide.", Path);

/// <summary>The idempotency key was used before with another input.</summary>
public sealed record IdempotencyMismatch(params IReadOnlyList<string> Path)
    : UserError("This idempotencyKey was used with another input. Use a new key for a new command.", Path);

/// <summary>A value that cannot be taken as it is.</summary>
public sealed record InvalidInput(string Message, params IReadOnlyList<string> Path) : UserError(Message, Path);

/// <summary>A key that names nothing in the workspace, with near matches.</summary>
public sealed record UnknownKey(string Message, string Key, IReadOnlyList<string> Suggestions, params IReadOnlyList<string> Path) : UserError(Message, Path)
{
    public static UnknownKey Of(string kind, string key, IEnumerable<string> known, params IReadOnlyList<string> path)
    {
        var suggestions = NearMatches.Of(key, known);
        var hint = suggestions.Count == 0 ? "" : $" Did you mean {string.Join(" or ", suggestions)}?";
        return new UnknownKey($"There is no {kind} \"{key}\".{hint}", key, suggestions, path);
    }
}

/// <summary>The thing is not in a state in which this can be done.</summary>
public sealed record WrongState(string Message, string State, params IReadOnlyList<string> Path) : UserError(Message, Path);
