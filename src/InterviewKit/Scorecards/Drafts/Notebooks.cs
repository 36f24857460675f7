using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;

namespace InterviewKit.Scorecards;

/// <summary>Reads the viewer's own notebooks. There is no way to another's.</summary>
internal sealed class Notebooks(IQuerySession session, Viewer viewer)
{
    /// <summary>Whether the viewer is the person themselves: a key that somebody else made acts as them, but neither reads nor writes what they keep for themselves.</summary>
    public static bool IsOwner(Viewer viewer) => viewer.Person is { } person && (viewer.KeyCreator is null || viewer.KeyCreator == person);

    /// <summary>The viewer's notebook of each interview, in that order; null where there is none.</summary>
    public async Task<IReadOnlyList<InterviewNotebook?>> LoadAsync(IReadOnlyList<InterviewId> interviews, CancellationToken cancellationToken)
    {
        if (viewer.Person is not { } person || !IsOwner(viewer))
        {
            return new InterviewNotebook?[interviews.Count];
        }

        var ids = interviews.Select(interview => InterviewNotebook.IdOf(interview, person)).ToList();
        var found = (await session.LoadManyAsync<InterviewNotebook>(ids.Distinct(StringComparer.Ordinal), cancellationToken))
            .ToDictionary(notebook => notebook.Id, StringComparer.Ordinal);
        return [.. ids.Select(found.GetValueOrDefault)];
    }
}
