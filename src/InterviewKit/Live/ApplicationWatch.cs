using System.Runtime.CompilerServices;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Live;

/// <summary>One subscription to an application. It remembers what its viewer could see last, and pushes when that is no longer what they can see.</summary>
internal sealed class ApplicationWatch
{
    private readonly ApplicationId _id;
    private ApplicationView? _last;

    private ApplicationWatch(ApplicationId id) => _id = id;

    /// <summary>The times at which to look.</summary>
    /// <exception cref="GraphQLException">There is no such application that the viewer may see.</exception>
    public static IAsyncEnumerable<ApplicationWatch> OpenAsync(FieldContext context) => OpenAsync(context, context.CancellationToken);

    /// <summary>A watch that knows what the viewer of that scope may see now; null where they may not see the application.</summary>
    public static async Task<(ApplicationWatch Watch, Application Application)?> BeginAsync(
        IServiceProvider services, ApplicationId? id, CancellationToken cancellationToken)
    {
        if (id is not { } known || (await services.GetRequiredService<Applications>().LoadAsync([id], cancellationToken))[0] is not { } application)
        {
            return null;
        }

        var watch = new ApplicationWatch(known) { _last = await ApplicationView.ReadAsync(services, application, cancellationToken) };
        return (watch, application);
    }

    /// <summary>The application, where what the viewer may see of it has changed since the last look; null where it has not, or where they may see it no more.</summary>
    public ValueTask<Application?> LookAsync(FieldContext context) => LookAsync(context.Services, context.CancellationToken);

    /// <inheritdoc cref="LookAsync(FieldContext)" />
    public async ValueTask<Application?> LookAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var application = (await services.GetRequiredService<Applications>().LoadAsync([_id], cancellationToken))[0];
        var view = application is null ? null : await ApplicationView.ReadAsync(services, application, cancellationToken);
        var changed = view != _last;
        _last = view;
        return changed ? application : null;
    }

    private static async IAsyncEnumerable<ApplicationWatch> OpenAsync(FieldContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await BeginAsync(context.Services, GlobalId.Parse<ApplicationId>(context.Argument<string>("applicationId")), cancellationToken) is not { } begun)
        {
            throw new GraphQLException(new GraphQLError("There is no such application.", ServiceErrorCodes.BadUserInput));
        }

        // Ids of what an application shows. Those of its interviews and scorecards come with the application's own.
        var (watch, application) = begun;
        var prefix = $"{context.Service<Viewer>().Workspace}:";
        string[] ids = [GlobalId.Of(application.Id), GlobalId.Of(application.OpeningId), GlobalId.Of(application.CandidateId)];
        using var heard = context.Service<NotificationListener>().Subscribe(
            ChangeNotice.Channel,
            payload => payload.StartsWith(prefix, StringComparison.Ordinal) && ids.Any(id => payload.Contains(id, StringComparison.Ordinal)));

        yield return watch; // What changed between the first look and the listening.
        await foreach (var _ in heard.ReadAllAsync(cancellationToken))
        {
            yield return watch;
        }
    }
}
