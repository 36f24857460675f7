using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents.Linq;

/// <summary>The parameters of a query under construction. Each is numbered when it is asked for, wherever it then stands in the SQL.</summary>
internal sealed class SqlParameters(bool hasTenant)
{
    private readonly List<ParameterSource> sources = [];

    public IReadOnlyList<ParameterSource> Sources => sources;

    public string Add(int slot, Func<object?, NpgsqlParameter> make)
    {
        sources.Add(new(slot, make));
        return $"${sources.Count + (hasTenant ? 1 : 0)}";
    }

    public string Add(int slot, ScalarType scalar) => Add(slot, scalar.Parameter);
}

/// <summary>A parameter: which value it has, and how that is sent.</summary>
internal sealed record ParameterSource(int Slot, Func<object?, NpgsqlParameter> Make);
