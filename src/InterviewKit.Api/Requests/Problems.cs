using InterviewKit.Api.Hosting;

namespace InterviewKit.Api.Requests;

/// <summary>Answers that failed, outside GraphQL: RFC 9457 with the request's id, and no detail of a fault.</summary>
internal static class Problems
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddProblemDetails(options =>
        options.CustomizeProblemDetails = problem =>
        {
            problem.ProblemDetails.Extensions.Remove("traceId");
            problem.ProblemDetails.Extensions["requestId"] = problem.HttpContext.TraceIdentifier;
        });

    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault => DatabaseFaults.IsUnavailable(fault)
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        })
        .UseStatusCodePages();

    /// <summary>Answers with a problem of that status.</summary>
    /// <param name="context">The request.</param>
    /// <param name="statusCode">From 400 to 599.</param>
    /// <param name="code">For programs, as <c>extensions.code</c> is in GraphQL.</param>
    /// <param name="sentence">For people.</param>
    public static Task WriteAsync(HttpContext context, int statusCode, string code, string sentence) =>
        TypedResults.Problem(sentence, statusCode: statusCode, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(context);
}
