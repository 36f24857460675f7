using InterviewKit.Debriefs;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>
/// Loads the demo: people, openings, candidates, applications, interviews, scorecards, debriefs and decisions of invented persons, on a bank that is loaded already.
/// Its times are told from the moment of loading. Everything of it has an id of UUID version 8, and its people an address at example.com.
/// </summary>
public static class SeedDemo
{
    /// <summary>The name of a workspace that the demo makes.</summary>
    public const string WorkspaceName = "Demo workspace";

    /// <summary>Loads the demo into a workspace that has nothing of it, in one transaction; does nothing where any of it is there.</summary>
    /// <param name="store">The store.</param>
    /// <param name="workspace">The workspace's key; the workspace is made where there is none.</param>
    /// <param name="folder">The folder of the files, <c>seed-data</c>.</param>
    /// <param name="time">The clock that its times are told from.</param>
    /// <param name="report">Takes a sentence of what was done.</param>
    /// <param name="cancellationToken">Ends the loading; nothing is kept then.</param>
    /// <exception cref="SeedException">
    /// Something is wrong with the files, or the workspace's bank lacks what they refer to; nothing was loaded.
    /// </exception>
    public static async Task LoadAsync(
        IDocumentStore store, string workspace, string folder, TimeProvider time, Action<string> report, CancellationToken cancellationToken)
    {
        var files = DemoFiles.Read(folder);
        await using var documents = store.LightweightSession(workspace);
        await documents.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(documents, cancellationToken);

        var now = Instants.ToMilliseconds(time.GetUtcNow());
        var story = DemoTelling.Tell(files, await DemoStage.LoadAsync(documents, now, cancellationToken));
        if (await FindObstacleAsync(documents, story, cancellationToken) is { } obstacle)
        {
            report($"The demo was not loaded into workspace {workspace}: {obstacle}");
            return;
        }

        files.Problems.ThrowIfAny();
        await StoreWorkspaceAsync(documents, now, cancellationToken);
        Store(documents, story);
        await documents.SaveChangesAsync(cancellationToken);
        report(
            $"The demo is in workspace {workspace}: {story.People.Count.Of("person", "people")}, {story.Openings.Count.Of("opening")}, "
            + $"{story.Applications.Count.Of("application")}, {story.Interviews.Count.Of("interview")}, {story.Scorecards.Count.Of("scorecard")}.");
    }

    /// <summary>The people of the demo, as they are in that workspace once it is loaded.</summary>
    /// <exception cref="SeedException">Something is wrong with the demo's files.</exception>
    public static IReadOnlyList<DemoPerson> People(string workspace, string folder) => [.. DemoFiles.Read(folder).People
        .Select(entry => entry.ToPerson(workspace))
        .Select(person => new DemoPerson(person.Id, GlobalId.Of(person.Id), person.Name, person.Email, person.Roles))];

    /// <summary>Why the demo cannot be loaded here, in a sentence; null where it can.</summary>
    private static async Task<string?> FindObstacleAsync(IQuerySession session, DemoStory story, CancellationToken cancellationToken)
    {
        var there = (await session.LoadManyAsync<Person>(story.People.Select(person => person.Id.Value), cancellationToken)).Count
            + (await session.LoadManyAsync<Opening>(story.Openings.Select(opening => opening.Id.Value), cancellationToken)).Count
            + (await session.LoadManyAsync<Candidate>(story.Candidates.Select(candidate => candidate.Id.Value), cancellationToken)).Count
            + (await session.LoadManyAsync<Application>(story.Applications.Select(application => application.Id.Value), cancellationToken)).Count;
        if (there > 0)
        {
            return "it is there already.";
        }

        var addresses = story.People.Select(person => person.NormalizedEmail).ToList();
        var namesake = await session.Query<Person>().Where(person => addresses.Contains(person.NormalizedEmail)).FirstOrDefaultAsync(cancellationToken);
        return namesake is null ? null : $"{namesake.Email} is the address of somebody who is not of the demo.";
    }

    private static async Task StoreWorkspaceAsync(IDocumentSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await session.CheckExistsAsync<Workspace>(session.TenantId, cancellationToken))
        {
            session.Insert(new Workspace { Key = session.TenantId, Name = WorkspaceName, CreatedAt = now });
        }
    }

    private static void Store(IDocumentSession session, DemoStory story)
    {
        session.Insert<Person>(story.People);
        session.Insert<Candidate>(story.Candidates);
        session.Insert<Opening>(story.Openings);
        session.Insert<Application>(story.Applications);
        session.Insert<Interview>(story.Interviews);
        foreach (var scorecard in story.Scorecards.OrderBy(scorecard => scorecard.Submitted.At))
        {
            session.Events.StartStream<Scorecard>(scorecard.Id.Value, scorecard.Submitted);
            session.Insert(scorecard.Text);
            if (scorecard.Amended is { } amended)
            {
                session.Events.Append(scorecard.Id.Value, amended.Event);
                session.Insert(amended.Text);
            }

            if (scorecard.Withdrawn is { } withdrawn)
            {
                session.Events.Append(scorecard.Id.Value, withdrawn.Event);
                session.Insert(withdrawn.Text);
            }
        }

        foreach (var decisions in story.Decisions.GroupBy(decision => decision.Recorded.ApplicationId))
        {
            session.Events.StartStream<DecisionHistory>(decisions.Key.Value, [.. decisions.Select(decision => (object)decision.Recorded)]);
            session.Insert<DecisionText>([.. decisions.Select(decision => decision.Text)]);
        }

        foreach (var deed in story.Deeds.OrderBy(deed => deed.At))
        {
            foreach (var (type, nodeId) in deed.Changes)
            {
                OutboxTable.Queue(session, new OutboxEntry(session.TenantId, type, nodeId, deed.ApplicationId, deed.At));
            }

            AuditTable.Queue(session, new AuditEntry(deed.Actor, deed.At, deed.Action, deed.NodeId, AuditOutcome.Done));
        }
    }
}
