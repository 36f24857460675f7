using InterviewKit.Seeding;
using InterviewKit.Testing;

namespace InterviewKit.Tests.Seeding;

public sealed class BrokenSeedTests
{
    private const string Question = "questions/first.yaml";
    private const string Set = "question-sets/engineer-senior.yaml";
    private const string Demo = "demo/applications/cleo-bench.yaml";

    /// <summary>The file, what stands in it, what stands there instead, and the one sentence that says so.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // YAML that is not taken.
        { Question, "minutes: 14", "minutes: *other", "7: The alias *other was found; aliases are not taken: write the text out." },
        { Question, "minutes: 14", "minutes: &same 14", "7: The anchor &same was found; anchors are not taken: write the text out." },
        { Question, "minutes: 14", "minutes: !!int 14", "7: The tag tag:yaml.org,2002:int was found; tags are not taken: leave it out." },
        { Question, "minutes: 14", "minutes: 14\nminutes: 15", "8: The field minutes stands here for the second time; the first is in line 7." },
        { Question, "minutes: 14", "[a, b]: 14", "7: A list or a map stands where the name of a field was expected." },
        { Question, "rubric:", "---\nrubric:", "21: A second document begins here; a file has one." },

        // Fields.
        { Question, "title: The first question\n", "", "1: title is missing; a text of 1 to 200 characters was expected." },
        { Question, "title: The first question", "title:", "2: title is empty." },
        { Question, "title: The first question", "title: null", "2: title is empty." },
        { Question, "    3: Names the measures taken, and why each of them was (first).", "    01: Names the measures taken, and why each of them was (first).", "25: 01 is no score of care; 1 to 5 were expected." },
        { Question, "title: The first question", "title: [The, first]", "2: title is a list; a text of 1 to 200 characters was expected." },
        { Question, "title:", "titel: x\ntitle:", "2: titel is no field here; known are key, roles, dimensions, title, prompt, kind, levels, minutes, tags, followUps, lookFor, redFlags, rubric. Did you mean title?" },
        { Question, "key: first\n", "key: First one\n", "1: key is \"First one\"; a key of lower-case words joined by hyphens was expected." },
        { Question, "key: first\n", "key: fifth\n", "1: key is \"fifth\"; the file's name, first, was expected." },
        { Question, "BEHAVIORAL", "BEHAVIOURAL", "3: kind is \"BEHAVIOURAL\"; one of BEHAVIORAL, SITUATIONAL, TECHNICAL, SYSTEM_DESIGN, CASE_STUDY was expected." },
        { Question, "levels: [SENIOR]", "levels: [SENIOR, SENIOR]", "6: levels names SENIOR twice." },
        { Question, "minutes: 14", "minutes: 14 or so", "7: minutes is \"14 or so\"; a whole number from 5 to 30 was expected." },
        { Question, "minutes: 14", "minutes: 31", "7: minutes is \"31\"; a whole number from 5 to 30 was expected." },
        { Question, "tags: [building, first-tag]", "tags: [building]", "8: tags has 1 item; a list of 2 to 5 was expected." },
        { Question, "tags: [building, first-tag]", "tags: [building, Bad Tag]", "8: tags is \"Bad Tag\"; a key of lower-case words joined by hyphens was expected." },
        { Question, "  - What did it hold?\n", "", "12: followUps has 1 item; a list of 2 to 4 was expected." },
        { Question, "- There is no cost.", "- [There, is, no, cost]", "20: redFlags holds a list here; a text was expected." },

        // Anchors.
        { Question, "    3: Names the measures taken, and why each of them was (first).\n", "", "22: care lacks the anchors 3; all of 1 to 5 are needed." },
        { Question, "    3: Names the measures taken, and why each of them was (first).", "    3: Names them.", "25: Anchor 3 of care has 11 characters; at least 40 are needed." },
        { Question, "    3: Names the measures taken, and why each of them was (first).", "    6: Names the measures taken, and why each of them was (first).", "25: 6 is no score of care; 1 to 5 were expected." },
        { Question, "  speed:\n    1: Cannot", "  haste:\n    1: Cannot", "28: rubric has anchors for haste, which is none of the question's dimensions.|21: rubric lacks anchors for speed." },
        { "dimensions/care.yaml", "      SENIOR:", "      SENIORS:", "19: SENIORS is no level; one of JUNIOR, MID, SENIOR, STAFF was expected. Did you mean SENIOR?" },
        { "dimensions/care.yaml", "        5: Also taught the apprentices why it matters.", "", "19: SENIOR lacks the anchors 5; all of 1 to 5 are needed." },
        { "dimensions/speed.yaml", "  2: Shows some of speed in what is watched.\n", "", "4: anchors lacks the anchors 2; all of 1 to 5 are needed." },

        // References.
        { Question, "roles: [engineer]", "roles: [engineer, enginer]", "4: There is no role \"enginer\". Did you mean engineer?" },
        { "roles/engineer.yaml", "  - key: care", "  - key: courage", "9: There is no dimension \"courage\"." },
        { "roles/engineer.yaml", "  - key: speed", "  - key: care", "12: dimensions names care twice." },
        { "dimensions/care.yaml", "  engineer:", "  builder:", "11: There is no role \"builder\"." },
        { Set, "- question: second", "- question: secnod", "10: There is no question \"secnod\". Did you mean second?" },
        { Set, "- question: second", "- question: first", "10: items asks first twice." },

        // Sets.
        { Set, "minutes: 10", "minutes: 30", "7: The questions take 72 minutes; 45 to 60 were expected." },
        { Set, "  - question: third\n    minutes: 10\n", "", "7: The questions take 42 minutes; 45 to 60 were expected." },
        { Question, "levels: [SENIOR]", "levels: [STAFF]", "@question-sets/engineer-senior.yaml:8: The question first is for engineer at STAFF; one for engineer at SENIOR was expected." },

        // The demo, by the rules of the service.
        { "demo/people.yaml", "ben.oduya@example.com", "ben.oduya@example.org", "7: email is \"ben.oduya@example.org\"; an address that ends in @example.com was expected, since people of the demo must not be real." },
        { "demo/people.yaml", "- key: ben", "- key: ada", "5: The key ada is there twice; the first is in line 1." },
        { "demo/people.yaml", "roles: [INTERVIEWER, PANEL_LEAD]", "roles: [INTERVIEWER]", "@demo/openings.yaml:5: Ada Lind leads the panel and may not open openings; the role PANEL_LEAD, RECRUITER or ADMIN was expected." },
        { "demo/openings.yaml", "lead: true", "lead: false", "5: A panel has at least one lead: somebody who schedules and decides." },
        { "demo/openings.yaml", "lead: true", "lead: yes", "7: lead is \"yes\"; true or false was expected." },
        { "demo/openings.yaml", "person: ben", "person: bem", "8: There is no person of the demo \"bem\". Did you mean ben?" },
        { "demo/openings.yaml", "role: engineer", "role: enginer", "3: There is no role \"enginer\". Did you mean engineer?" },
        { Demo, "candidate: cleo", "candidate: clio", "2: There is no candidate of the demo \"clio\". Did you mean cleo?" },
        { Demo, "opening: bench", "opening: branch", "3: There is no opening of the demo \"branch\". Did you mean bench?" },
        { Demo, "applied: 10", "applied: 21", "4: The application is older than its opening." },
        { Demo, "scheduled: 5\n", "scheduled: 11\n", "10: The interview takes place before the application." },
        { Demo, "scheduled: 5\n", "scheduled: soon\n", "10: scheduled is \"soon\"; a number from -365 to 365 was expected." },
        { Demo, "submitted: 2\n", "submitted: 140\n", "13: The scorecard would come in after the moment of loading." },
        { Demo, "interviewer: ben", "interviewer: bob", "7: There is no person of the demo \"bob\". Did you mean ben?" },
        { Demo, "minutes: 45", "minutes: 45\ndebrief:\n  opened: 11", "29: The debrief is opened before the application." },
        { Demo, "minutes: 45", "minutes: 45\ndebrief:\n  opened: 1\n  by: bem", "30: There is no person of the demo \"bem\". Did you mean ben?" },
        { Demo, "minutes: 45", "minutes: 45\ndebrief:\n  opened: 1\n  by: ben", "30: Leads of the opening and administrators open its debriefs." },
        { Demo, "minutes: 45", "minutes: 45\ndebrief:\n  opened: 1\n  decisions:\n    - decided: 2\n      outcome: HOLD\n      rationale: We wait.", "31: It is decided before what comes first: the debrief's opening, or an earlier decision." },
        { Demo, "minutes: 45", "minutes: 45\ndebrief:\n  opened: 1\n  decisions:\n    - decided: 0.5\n      by: ben\n      outcome: HOLD\n      rationale: We wait.", "32: Leads of the opening and administrators record decisions." },
        { Demo, "minutes: 45", "minutes: 45\ndebrief:\n  opened: 1\n  decisions:\n    - decided: 0.5\n      outcome: WAIT\n      rationale: We wait.", "32: outcome is \"WAIT\"; one of ADVANCE, HOLD, REJECT was expected." },
        { Demo, "questionSet: engineer-senior", "questionSet: engineer-staff", "8: There is no published question set \"engineer-staff\"." },
        { Demo, "summary: Careful and quick enough for this bench.", "summary: Fine.", "15: summary has 5 characters; at least 20 are needed." },
        { Demo, "score: 4", "score: 6", "19: score is \"6\"; a whole number from 1 to 5 was expected." },
        { Demo, "          score: 4\n", "", "17: A rating that is SCORED needs a score from 1 to 5." },
        { Demo, "evidence: Measured twice before the first cut.", "evidence: Good.", "20: The score for care needs what was heard or seen: at least 10 characters; 5 were given." },
        { Demo, "question: first", "question: fifth", "18: This question is not in the interview's question set." },
        { Demo, "- dimension: speed", "- dimension: care", "16: Each dimension in focus needs a rating, if only NOT_ASKED, NO_EVIDENCE or DECLINED. Missing: speed." },
        { Demo, "assessment: NOT_ASKED", "assessment: NOT_ASKED\n          score: 2", "23: A rating that is NOT_ASKED has no score: leave it out." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_fault_is_one_sentence_with_file_and_line(string file, string found, string by, string expected)
    {
        using var seed = SeedFolderCopy.Small();
        seed.Replace(file, found.ReplaceLineEndings("\n"), by.ReplaceLineEndings("\n"));

        Problems(seed).ShouldBe(expected.Split('|')
            .Select(sentence => sentence.StartsWith('@') ? $"seed-data/{sentence[1..]}" : $"seed-data/{file}:{sentence}")
            .OrderBy(sentence => int.Parse(sentence.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_small_seed_itself_has_nothing_wrong()
    {
        using var seed = SeedFolderCopy.Small();

        Problems(seed).ShouldBeEmpty();
    }

    [Fact]
    public void All_problems_of_all_files_are_reported_together()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Replace(Question, "minutes: 14", "minutes: none");
        seed.Replace(Question, "BEHAVIORAL", "GUESSING");
        seed.Replace("roles/engineer.yaml", "emphasis: HIGH", "emphasis: HUGE");

        Problems(seed).Count.ShouldBe(3);
    }

    [Fact]
    public void The_message_shows_twenty_problems_and_counts_the_rest()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Write("roles/engineer.yaml", string.Concat(Enumerable.Range(1, 23).Select(i => $"field{i}: x\n")));

        var fault = Should.Throw<SeedException>(() => SeedCheck.Run(seed.Path, new ManualTimeProvider()));

        fault.Problems.Count.ShouldBeGreaterThan(20);
        var lines = fault.Message.Split('\n');
        lines.Length.ShouldBe(21);
        lines[^1].ShouldBe($"(and {fault.Problems.Count - 20} more)");
    }

    [Fact]
    public void A_focus_dimension_that_is_heard_once_is_too_little()
    {
        using var seed = SeedFolderCopy.Small();
        foreach (var question in new[] { "first", "second", "third" })
        {
            seed.Replace($"questions/{question}.yaml", "dimensions: [care, speed]", "dimensions: [care]");
            var text = File.ReadAllText(seed.Full($"questions/{question}.yaml"));
            seed.Write($"questions/{question}.yaml", text[..text.IndexOf("  speed:", StringComparison.Ordinal)]);
        }

        Problems(seed).ShouldHaveSingleItem().ShouldBe(
            "seed-data/question-sets/engineer-senior.yaml:6: speed is in focus and heard by 1 of the questions; at least 2 were expected.");
    }

    [Fact]
    public void A_rating_that_is_there_twice_is_refused_at_the_second()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Replace(Demo, "- dimension: speed\n          assessment: NOT_ASKED", "- dimension: speed\n          assessment: NOT_ASKED\n        - dimension: speed\n          assessment: DECLINED");

        Problems(seed).ShouldHaveSingleItem().ShouldBe(
            "seed-data/demo/applications/cleo-bench.yaml:23: speed is rated twice for the same question, or twice for the interview as a whole.");
    }

    [Fact]
    public void A_file_above_a_megabyte_is_not_read()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Write(Question, new string('#', 1_000_001));

        Problems(seed).ShouldHaveSingleItem().ShouldBe("seed-data/questions/first.yaml: The file has 1000001 bytes; at most 1000000 are read.");
    }

    [Fact]
    public void A_file_that_is_not_utf_8_is_refused()
    {
        using var seed = SeedFolderCopy.Small();
        File.WriteAllBytes(seed.Full(Question), [.. "key: "u8, 0xFF]);

        Problems(seed).ShouldHaveSingleItem().ShouldBe("seed-data/questions/first.yaml: The file is not UTF-8: byte 5 cannot be read.");
    }

    [Fact]
    public void Lists_in_lists_without_end_are_refused_early()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Write(Question, new string('[', 500_000));

        Problems(seed).ShouldHaveSingleItem().ShouldBe("seed-data/questions/first.yaml:1: Lists and maps are nested deeper than 16 levels.");
    }

    [Theory]
    [InlineData("", "seed-data/questions/first.yaml:1: The file is empty.")]
    [InlineData("- key: first\n", "seed-data/questions/first.yaml:1: A map of fields was expected here; a list was found.")]
    public void A_file_without_fields_is_refused(string text, string expected)
    {
        using var seed = SeedFolderCopy.Small();
        seed.Write(Question, text);

        Problems(seed).ShouldHaveSingleItem().ShouldBe(expected);
    }

    [Fact]
    public void What_is_no_yaml_is_refused_at_its_line()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Replace(Question, "minutes: 14", "minutes: 14\n   kind: TECHNICAL");

        Problems(seed).ShouldHaveSingleItem().ShouldStartWith("seed-data/questions/first.yaml:8: This is no YAML: ");
    }

    [Fact]
    public void A_file_with_another_ending_is_not_passed_over_in_silence()
    {
        using var seed = SeedFolderCopy.Small();
        seed.Write("questions/fifth.yml", "key: fifth");

        Problems(seed).ShouldHaveSingleItem().ShouldBe("seed-data/questions/fifth.yml: The file does not end in .yaml, so it would not be loaded.");
    }

    [Fact]
    public void A_missing_folder_is_named_with_where_it_was_looked_for()
    {
        using var seed = SeedFolderCopy.Small();
        Directory.Delete(seed.Full("question-sets"), recursive: true);

        Problems(seed).ShouldHaveSingleItem().ShouldBe($"seed-data/question-sets: There is no such folder ({seed.Full("question-sets")}).");
    }

    private static IReadOnlyList<string> Problems(SeedFolderCopy seed)
    {
        try
        {
            SeedCheck.Run(seed.Path, new ManualTimeProvider());
            return [];
        }
        catch (SeedException fault)
        {
            return [.. fault.Problems.Select(problem => problem.ToString())];
        }
    }
}
