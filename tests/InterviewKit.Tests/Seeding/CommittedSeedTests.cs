using System.Text;
using InterviewKit.Questions;
using InterviewKit.Seeding;
using InterviewKit.Taxonomy;
using InterviewKit.Testing;

namespace InterviewKit.Tests.Seeding;

/// <summary>What whoever adds to <c>seed-data</c> can rely on, and is told where they break it.</summary>
public sealed class CommittedSeedTests
{
    private static readonly string[] CoreDimensions = ["trade-offs", "ownership", "user-empathy", "scalability"];
    private static readonly string[] MoreDimensions = ["problem-framing", "data-flow", "delivery", "collaboration"];

    private static readonly Lazy<BankFiles> Bank = new(() => BankFiles.Read(CommittedSeed.Folder));

    [Fact]
    public void Every_file_is_sound() => SeedCheck.Run(CommittedSeed.Folder, new ManualTimeProvider());

    [Fact]
    public void There_are_three_roles_that_weigh_the_four_core_dimensions()
    {
        Bank.Value.Roles.Select(role => role.Key).ShouldBe(["developer", "software-engineer", "product-engineer"], ignoreOrder: true);
        foreach (var role in Bank.Value.Roles)
        {
            role.Entry!.Dimensions.Select(dimension => dimension.Dimension.Value).ShouldBe(CoreDimensions, ignoreOrder: true, role.File.Name);
        }
    }

    [Fact]
    public void There_are_eight_dimensions_and_the_core_ones_mean_something_of_their_own_in_each_role_and_level()
    {
        Bank.Value.Dimensions.Select(dimension => dimension.Key).ShouldBe([.. CoreDimensions, .. MoreDimensions], ignoreOrder: true);
        var levels = Enum.GetValues<Level>().Length;
        foreach (var core in Bank.Value.Dimensions.Where(dimension => CoreDimensions.Contains(dimension.Key)))
        {
            core.Entry!.Scales.Count.ShouldBe(1 + Bank.Value.Roles.Count * (1 + levels), core.File.Name);
        }
    }

    [Fact]
    public void Each_role_hears_each_core_dimension_from_at_least_eight_questions()
    {
        foreach (var role in Bank.Value.Roles)
        {
            foreach (var dimension in CoreDimensions)
            {
                Contents().Count(it => it.RoleKeys.Contains(role.Key) && it.DimensionKeys.Contains(dimension))
                    .ShouldBeGreaterThanOrEqualTo(8, $"{role.Key}, {dimension}");
            }
        }
    }

    [Fact]
    public void Each_of_the_other_dimensions_is_heard_from_at_least_eight_questions()
    {
        foreach (var dimension in MoreDimensions)
        {
            Contents().Count(it => it.DimensionKeys.Contains(dimension)).ShouldBeGreaterThanOrEqualTo(8, dimension);
        }
    }

    [Fact]
    public void There_are_at_least_a_hundred_and_fifty_questions_of_all_kinds_and_levels()
    {
        Contents().Count.ShouldBeGreaterThanOrEqualTo(150);
        foreach (var kind in Enum.GetValues<QuestionKind>())
        {
            Contents().Count(it => it.Kind == kind).ShouldBeGreaterThanOrEqualTo(12, $"{kind}");
        }

        foreach (var level in Enum.GetValues<Level>())
        {
            Contents().Count(it => it.Levels.Contains(level)).ShouldBeGreaterThanOrEqualTo(20, $"{level}");
        }
    }

    [Fact]
    public void Each_role_has_a_question_set_for_each_level()
    {
        foreach (var role in Bank.Value.Roles)
        {
            foreach (var level in Enum.GetValues<Level>())
            {
                Bank.Value.QuestionSets.ShouldContain(set => set.Entry!.Role.Value == role.Key && set.Entry.Level == level, $"{role.Key}, {level}");
            }
        }
    }

    [Fact]
    public void No_anchor_and_no_prompt_stands_twice()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var twice = new List<string>();
        foreach (var question in Bank.Value.Questions)
        {
            var content = question.Entry!.Content;
            foreach (var text in content.Rubric.SelectMany(row => row.Anchors).Select(anchor => anchor.Behavior).Append(content.Prompt).Append(content.Title))
            {
                if (!seen.TryAdd(Normalize(text), question.File.Name))
                {
                    twice.Add($"{question.File.Name} and {seen[Normalize(text)]}: {text}");
                }
            }
        }

        twice.ShouldBeEmpty();
    }

    private static List<QuestionContent> Contents() => [.. Bank.Value.Questions.Select(question => question.Entry!.Content)];

    /// <summary>Letters and digits alone: a comma more does not make another sentence.</summary>
    private static string Normalize(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Where(char.IsLetterOrDigit))
        {
            letters.Append(char.ToLowerInvariant(letter));
        }

        return letters.ToString();
    }
}
