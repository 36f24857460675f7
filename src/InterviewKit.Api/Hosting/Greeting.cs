using InterviewKit.Api.Configuration;
using InterviewKit.Api.Web;

namespace InterviewKit.Api.Hosting;

/// <summary>What the service says to a person when it has started. Nothing of it is secret.</summary>
internal static class Greeting
{
    public static string Of(string address, string place, ServiceSettings settings, bool hasKey)
    {
        var root = address.TrimEnd('/').Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        return $"""

            InterviewKit answers at {root}
              page       {root}/{(WebPage.IsBuilt ? "" : " (not built: it says what is missing)")}
              GraphQL    {root}/graphql (GraphiQL in a browser)
              REST       {root}/api/docs
              data       {place}
              workspace  {settings.Workspace}

            {(hasKey ? Call(root) : MakeKey)}

            """;
    }

    private const string MakeKey = $"""
            There is no API key yet. Stop the service (Ctrl-C), then make one and start again:
              export {ServiceSettings.BootstrapKeyVariable}="ik_mykey001_$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n')"
            """;

    private static string Call(string root) => $$"""
            Call it with an API key:
              curl {{root}}/graphql -H "Authorization: Bearer ${{ServiceSettings.BootstrapKeyVariable}}" -H "Content-Type: application/json" -d '{"query":"{ __typename }"}'
            """;
}
