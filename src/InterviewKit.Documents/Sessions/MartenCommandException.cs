using Npgsql;

namespace InterviewKit.Documents;

/// <summary>PostgreSQL refused a command of a unit of work. Nothing of the unit was kept.</summary>
public sealed class MartenCommandException : MartenException
{
    internal MartenCommandException(string what, PostgresException inner)
        : base($"{what}: {inner.SqlState} {inner.MessageText}" + (inner.ConstraintName is null ? "" : $" (constraint {inner.ConstraintName})"), inner)
    {
        SqlState = inner.SqlState;
        ConstraintName = inner.ConstraintName;
    }

    /// <summary>The five characters of the error's SQLSTATE, as in <see cref="PostgresErrorCodes"/>.</summary>
    public string SqlState { get; }

    /// <summary>The constraint or unique index that refused; <c>null</c> when it was none.</summary>
    public string? ConstraintName { get; }

    /// <summary>Whether a unique index or constraint found a value taken.</summary>
    public bool IsUniqueViolation => SqlState == PostgresErrorCodes.UniqueViolation;
}
