namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>A role as a weighted set of dimensions, each with the rating expected. Checked when made, immutable.</summary>
public sealed record RoleDefinition
{
    /// <summary>A role by its key and what it asks for.</summary>
    /// <exception cref="ArgumentException">
    /// There is no requirement, a dimension occurs twice, a weight is not a finite number above 0, or a bar is outside 1 to 5.
    /// </exception>
    public RoleDefinition(string key, IReadOnlyList<RoleRequirement> requirements)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(requirements);
        if (requirements.Count == 0)
        {
            throw new ArgumentException($"Role \"{key}\" needs at least one dimension; found none.", nameof(requirements));
        }

        foreach (var requirement in requirements)
        {
            if (!(requirement.Weight > 0 && double.IsFinite(requirement.Weight)))
            {
                throw new ArgumentException(
                    $"Role \"{key}\" needs a weight above 0 for \"{requirement.Dimension}\", but found {requirement.Weight}.", nameof(requirements));
            }

            if (!(requirement.Bar is >= ScoreScale.Lowest and <= ScoreScale.Highest))
            {
                throw new ArgumentException(
                    $"Role \"{key}\" needs a bar from 1 to 5 for \"{requirement.Dimension}\", but found {requirement.Bar}.", nameof(requirements));
            }
        }

        if (requirements.GroupBy(requirement => requirement.Dimension, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Role \"{key}\" names dimension \"{twice.Key}\" {twice.Count()} times; expected once.", nameof(requirements));
        }

        Key = key;
        Requirements = requirements;
        TotalWeight = requirements.Sum(requirement => requirement.Weight);
    }

    /// <summary>Key of the role.</summary>
    public string Key { get; }

    /// <summary>At least one, each dimension once, in the order given.</summary>
    public IReadOnlyList<RoleRequirement> Requirements { get; }

    internal double TotalWeight { get; }
}
