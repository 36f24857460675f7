using System.Text.Json.Serialization.Metadata;
using InterviewKit.Documents.Serialization;
using InterviewKit.Documents.Sessions;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Mapping;

/// <summary>The mapping of a type of document, with the ways between rows and objects.</summary>
internal sealed class DocumentMapping<T> : DocumentMapping, IDocumentReader<T> where T : notnull
{
    private readonly JsonDocumentSerializer serializer;
    private readonly JsonTypeInfo<T> typeInfo;
    private readonly TimeProvider time;

    public DocumentMapping(DocumentSettings<T> settings, StoreOptions options, JsonDocumentSerializer serializer)
        : base(settings, options, serializer)
    {
        this.serializer = serializer;
        typeInfo = serializer.TypeInfo<T>();
        time = options.TimeProvider;
    }

    /// <summary>The inner identity, given now if the document has none.</summary>
    public object EnsureId(T document) => Identity.Ensure(document, time);

    /// <summary>Reads the columns of <see cref="DocumentSql.Fields"/>, from that ordinal on.</summary>
    public T Read(NpgsqlDataReader reader, VersionTracker? versions, int ordinal = 0)
    {
        T document;
        using (var json = reader.GetStream(ordinal))
            document = JsonDocumentSerializer.Read(json, typeInfo)!;
        if (Version.HasMember || Version.IsGuarded)
        {
            var version = reader.GetValue(ordinal + 1);
            Version.Show(document, version);
            if (Version.IsGuarded)
                versions?.Remember(DocumentType, Identity.Read(document), (Guid)version);
        }

        return document;
    }

    public T ReadDataOnly(NpgsqlDataReader reader)
    {
        using var json = reader.GetStream(0);
        return JsonDocumentSerializer.Read(json, typeInfo)!;
    }

    public void BindKey(NpgsqlParameterCollection parameters, string tenantId, object id)
    {
        BindTenant(parameters, tenantId);
        parameters.Add(id is Guid guid ? new NpgsqlParameter<Guid> { TypedValue = guid } : new NpgsqlParameter<string> { TypedValue = (string)id });
    }

    public void BindKeys(NpgsqlParameterCollection parameters, string tenantId, IReadOnlyCollection<object> ids)
    {
        BindTenant(parameters, tenantId);
        parameters.Add(Identity.InnerType == typeof(Guid)
            ? new NpgsqlParameter<Guid[]> { TypedValue = [.. ids.Cast<Guid>()] }
            : new NpgsqlParameter<string[]> { TypedValue = [.. ids.Cast<string>()] });
    }

    public void BindTenant(NpgsqlParameterCollection parameters, string tenantId)
    {
        if (IsConjoined)
            parameters.Add(new NpgsqlParameter<string> { TypedValue = tenantId });
    }

    /// <summary>The columns of <see cref="DocumentSql.WrittenColumns"/>.</summary>
    public void BindWritten(NpgsqlParameterCollection parameters, T document, Guid version, SessionMetadata metadata)
    {
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = serializer.Write(document, typeInfo), NpgsqlDbType = NpgsqlDbType.Jsonb });
        if (!Version.IsNumeric)
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = version });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = DotNetType });
        if (KeepsMetadata)
        {
            parameters.Add(Text(metadata.CorrelationId));
            parameters.Add(Text(metadata.CausationId));
            parameters.Add(Text(metadata.LastModifiedBy));
        }

        foreach (var field in DuplicatedFields)
            parameters.Add(field.Scalar.Parameter(field.Path.Read(document)));
    }

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };
}
