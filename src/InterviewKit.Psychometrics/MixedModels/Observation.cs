namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>One value, and the level of each random factor that it was observed at.</summary>
/// <param name="Value">Finite.</param>
/// <param name="Levels">
/// A key for each factor, in the same order for every observation: say candidate, interviewer. Keys are compared ordinally and within
/// their factor. A nested factor is one whose keys name the outer level too.
/// </param>
public sealed record Observation(double Value, IReadOnlyList<string> Levels);
