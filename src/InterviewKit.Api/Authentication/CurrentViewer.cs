using InterviewKit.Access;

namespace InterviewKit.Api.Authentication;

/// <summary>Who is asking, in one scope of services; set once the caller is known.</summary>
internal sealed class CurrentViewer
{
    private Viewer? _viewer;

    public Viewer Viewer
    {
        get => _viewer ?? throw new InvalidOperationException("Nobody is known to be asking in this scope: its endpoint checks no key.");
        set => _viewer = value;
    }
}
