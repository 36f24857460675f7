namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>The graph with an edge from each interviewer to each application they rated.</summary>
public static class InterviewerGraph
{
    /// <summary>
    /// Whether all interviewers can be compared through applications they share, directly or by way of others. Reported beside severities;
    /// no gate, since the model's priors compare the rest. True for one interviewer or none.
    /// </summary>
    public static bool IsConnected(IReadOnlyList<RatingObservation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var parent = new Dictionary<(bool Interviewer, string Key), (bool Interviewer, string Key)>();
        (bool Interviewer, string Key) Root((bool Interviewer, string Key) node)
        {
            parent.TryAdd(node, node);
            while (parent[node] != node)
            {
                node = parent[node] = parent[parent[node]];
            }

            return node;
        }

        foreach (var observation in observations)
        {
            parent[Root((true, observation.Interviewer))] = Root((false, observation.Application));
        }

        return parent.Keys.ToArray().Select(Root).Distinct().Count() <= 1;
    }
}
