using InterviewKit.GraphQL;
using InterviewKit.GraphQL.TypeSystem;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Tests.Shared;

public sealed class NodeSourceTests
{
    [Fact]
    public void Whatever_is_a_node_can_be_fetched_by_its_id()
    {
        var builder = new SchemaBuilder();
        Domain.ComposeSchema(builder);
        var nodes = ((InterfaceType)builder.Build().Definition.Types.Find("Node")!).PossibleTypes.Select(type => type.Name);

        var services = new ServiceCollection();
        services.AddDomain();
        var sources = services.Where(service => service.ServiceType == typeof(INodeSource)).Select(service => ((INodeSource)service.ImplementationInstance!).NodeType);

        sources.ShouldBe(nodes, ignoreOrder: true);
    }
}
