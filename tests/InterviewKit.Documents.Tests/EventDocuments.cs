namespace InterviewKit.Documents.Tests;

public sealed record AccountOpened(string Owner);

public sealed record MoneyPutIn(decimal Amount);

public sealed record MoneyTaken(decimal Amount);

public sealed record NoteAdded(string Text);

public sealed record Account
{
    public Guid Id { get; init; }

    public string Owner { get; init; } = "";

    public decimal Balance { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public long Version { get; init; }

    public static Account Create(AccountOpened opened) => new() { Owner = opened.Owner };

    public Account Apply(MoneyPutIn put) => this with { Balance = Balance + put.Amount };

    public Account Apply(IEvent<MoneyTaken> taken) => this with { Balance = Balance - taken.Data.Amount, LastAt = taken.Timestamp };
}

/// <summary>Folded in place, and only when it is asked for.</summary>
public sealed class Tally
{
    public int Movements { get; private set; }

    public int Version { get; set; }

    public void Apply(MoneyPutIn put) => Movements++;

    public void Apply(MoneyTaken taken) => Movements++;
}
