using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>The executed value of <c>data</c>.</summary>
internal interface IResponseData
{
    public void Write(Utf8JsonWriter json);
}
