namespace InterviewKit.Hiring;

/// <summary>What a viewer sees of hiring.</summary>
/// <param name="All">Everything but what is about themselves.</param>
/// <param name="PanelOpenings">Openings on whose panel they are: with all their applications.</param>
/// <param name="InterviewedOpenings">Openings in which they interview somebody: the opening alone.</param>
/// <param name="InterviewedApplications">Applications in which they interview.</param>
/// <param name="Self">The candidates that they are themselves: never their own applications.</param>
internal sealed record HiringSight(
    bool All,
    HashSet<OpeningId> PanelOpenings,
    HashSet<OpeningId> InterviewedOpenings,
    HashSet<ApplicationId> InterviewedApplications,
    HashSet<CandidateId> Self)
{
    public bool Sees(Opening opening) => All || PanelOpenings.Contains(opening.Id) || InterviewedOpenings.Contains(opening.Id);

    public bool Sees(Application application) => Sees(application.OpeningId, application.Id, application.CandidateId);

    public bool Sees(Interview interview) => Sees(interview.OpeningId, interview.ApplicationId, interview.CandidateId);

    /// <summary>The interviews that are seen, for lists and their counts.</summary>
    public IQueryable<Interview> Filter(IQueryable<Interview> interviews)
    {
        var self = Self.ToList();
        if (self.Count > 0)
        {
            interviews = interviews.Where(interview => !self.Contains(interview.CandidateId));
        }

        if (All)
        {
            return interviews;
        }

        var openings = PanelOpenings.ToList();
        var applications = InterviewedApplications.ToList();
        return interviews.Where(interview => openings.Contains(interview.OpeningId) || applications.Contains(interview.ApplicationId));
    }

    private bool Sees(OpeningId opening, ApplicationId application, CandidateId candidate) =>
        !Self.Contains(candidate) && (All || PanelOpenings.Contains(opening) || InterviewedApplications.Contains(application));
}
