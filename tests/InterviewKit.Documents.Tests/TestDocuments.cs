using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterviewKit.Documents.Tests;

public readonly record struct PersonId(Guid Value);

public readonly record struct TeamKey(string Value);

/// <summary>Not registered anywhere: its converter tells how it is stored.</summary>
[JsonConverter(typeof(RoomIdConverter))]
public readonly record struct RoomId(Guid Value);

public sealed class RoomIdConverter : JsonConverter<RoomId>
{
    public override RoomId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, RoomId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Stored as something else than its value, so no query can compare it.</summary>
[JsonConverter(typeof(OddConverter))]
public readonly record struct Odd(int Value);

public sealed class OddConverter : JsonConverter<Odd>
{
    public override Odd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(int.Parse(reader.GetString()![1..], CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Odd value, JsonSerializerOptions options) => writer.WriteStringValue($"#{value.Value}");
}

public enum Mood
{
    Calm = 0,
    Happy = 1,
    Tired = 5,
}

public sealed record Address(string City, string? Street);

public sealed record Chore(string Title, int Points, bool Done);

/// <summary>One member of every kind that a query may use.</summary>
public sealed record Person
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string? Nickname { get; init; }

    public int Age { get; init; }

    public int? Score { get; init; }

    public long Points { get; init; }

    public double Ratio { get; init; }

    public decimal Salary { get; init; }

    public bool Active { get; init; }

    public Mood Mood { get; init; }

    public Mood? LastMood { get; init; }

    public Guid Token { get; init; }

    public TeamKey Team { get; init; }

    public PersonId? Boss { get; init; }

    public RoomId Room { get; init; }

    public RoomId? SecondRoom { get; init; }

    public ImmutableArray<RoomId> Keys { get; init; } = [];

    public Odd Odd { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    public DateTime LocalTime { get; init; }

    public DateOnly Birthday { get; init; }

    public Address? Home { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public IReadOnlyList<int> Marks { get; init; } = [];

    public IReadOnlyList<Chore> Tasks { get; init; } = [];
}

/// <summary>A document with nothing special about it.</summary>
public sealed record Plain
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    public DateTime Utc { get; init; }

    public Mood Kind { get; init; }

    public string FirstName { get; init; } = "";

    public string? NothingHere { get; init; }
}

/// <summary>Guid versions, shown and expected.</summary>
public sealed record Guarded
{
    public Guid Id { get; init; }

    public string Text { get; init; } = "";
}

public sealed record GuardedWithVersion
{
    public Guid Id { get; init; }

    public string Text { get; init; } = "";

    [Version]
    public Guid Version { get; init; }
}

public sealed record Counted
{
    public string Id { get; init; } = "";

    public string Text { get; init; } = "";

    [Version]
    public long Revision { get; init; }
}

public sealed class Revised : IRevisioned
{
    public Guid Id { get; set; }

    public string Text { get; set; } = "";

    public int Version { get; set; }
}

public sealed record Forgotten
{
    public Guid Id { get; init; }

    public string Text { get; init; } = "";
}

/// <summary>Shared by all tenants, with columns beside its JSON.</summary>
public sealed record Setting
{
    public string Key { get; init; } = "";

    public string Value { get; init; } = "";

    public int Rank { get; init; }

    public DateTimeOffset? At { get; init; }
}
