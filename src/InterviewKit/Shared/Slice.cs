using InterviewKit.Documents;
using InterviewKit.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Shared;

/// <summary>A feature's registration: its SDL, its resolvers, its documents, its services. The SDL file is the first thing to read in its folder.</summary>
public abstract class Slice
{
    /// <summary>Declares how the slice's documents and events are stored.</summary>
    public virtual void Map(StoreOptions store)
    {
    }

    /// <summary>Registers what the slice's resolvers ask for.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Binds the slice's SDL to its code.</summary>
    public virtual void Bind(SchemaBuilder schema)
    {
    }
}
