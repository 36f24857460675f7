using System.Reflection;

namespace InterviewKit.GraphQL.Conformance.Tests.Reference;

/// <summary>The folder of the JavaScript reference, and whether <c>npm ci</c> has filled it.</summary>
internal static class ReferenceInstallation
{
    public static string Root { get; } = typeof(ReferenceInstallation).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ReferenceRoot").Value!;

    /// <summary>Why the comparing tests are skipped; null where they run, and always on a build server.</summary>
    public static string? MissingReason { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || File.Exists(Path.Combine(Root, "node_modules", ".interviewkit-installed"))
            ? null
            : $"The JavaScript reference is not installed in {Root}: Node.js and npm are needed when the tests are built.";
}

/// <summary>A test that compares with the JavaScript reference.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute() => Skip = ReferenceInstallation.MissingReason;
}

/// <summary>A test of several cases that compares with the JavaScript reference.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = ReferenceInstallation.MissingReason;
}
