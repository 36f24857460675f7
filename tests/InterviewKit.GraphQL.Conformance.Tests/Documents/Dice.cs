namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>Chance of one seed: what to generate, and where to do it wrong on purpose.</summary>
internal sealed class Dice(Random random, double faultRate)
{

    /// <summary>The same dice, with another chance of faults.</summary>
    public Dice WithFaults(double rate) => new(random, rate);

    public int Next(int limit) => random.Next(limit);

    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>Whether to break a rule here.</summary>
    public bool Fault() => Chance(faultRate);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
