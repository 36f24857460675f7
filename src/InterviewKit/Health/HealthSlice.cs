using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Questions;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Health;

/// <summary>The health of questions: how often they were asked, and what the answers say of them.</summary>
internal sealed class HealthSlice : Slice
{
    public override void Map(StoreOptions store) => store.Schema.For<QuestionFigures>();

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<MeasureQuestionsIfDue>()
        .AddLeaderWork<QuestionHealthWork>()
        .AddScoped<IQuestionRanking, LeastExposed>()
        .AddScoped<IQuestionRanking, MostDiscriminating>();

    public override void Bind(SchemaBuilder schema) => schema
        .Bind<QuestionHealth>("QuestionHealth")
        .Bind<Question>("Question", question => question.Batch("health", QuestionHealth.OfAsync));
}
