namespace InterviewKit.Documents;

/// <summary>The database's migrations and the program's do not fit together. Nothing was changed.</summary>
public sealed class SchemaMigrationException : MartenException
{
    internal SchemaMigrationException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
