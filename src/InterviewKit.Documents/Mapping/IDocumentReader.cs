using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Mapping;

/// <summary>Reads documents from rows, for callers that can't promise that their type is one.</summary>
internal interface IDocumentReader<out T>
{
    /// <summary>Reads the columns of the mapping's fields.</summary>
    public T Read(NpgsqlDataReader reader, VersionTracker? versions, int ordinal = 0);

    /// <summary>Reads a first column that is the document's JSON; versions are not shown.</summary>
    public T ReadDataOnly(NpgsqlDataReader reader);
}
