namespace InterviewKit.Tests.Seeding;

/// <summary>A bank of one role, two dimensions, four questions and a set, and a demo of one application.</summary>
internal static class SmallSeed
{
    public static IReadOnlyList<(string File, string Text)> Files { get; } =
    [
        ("roles/engineer.yaml", """
            key: engineer
            name: Engineer
            summary: Builds what is needed.
            hireWhen:
              - There is something to build.
            timeSpentOn:
              - Building it.
            dimensions:
              - key: care
                emphasis: HIGH
                rationale: What is built carelessly is built twice.
              - key: speed
                emphasis: LOW
                rationale: Somebody waits for it.
            """),
        ("dimensions/care.yaml", Dimension("care") + """
            roles:
              engineer:
                anchors:
                  1: Leaves the workshop as it happens to be.
                  2: Tidies the bench when somebody looks.
                  3: Tidies the bench at the end of a day.
                  4: Also labels what others will look for.
                  5: Also found why it was untidy each time.
                levels:
                  SENIOR:
                    1: Leaves the senior bench as it happens to be.
                    2: Tidies the senior bench when somebody looks.
                    3: Tidies the senior bench at the end of a day.
                    4: Also labels what apprentices will look for.
                    5: Also taught the apprentices why it matters.
            """),
        ("dimensions/speed.yaml", Dimension("speed")),
        Question("first"),
        Question("second"),
        Question("third"),
        Question("fourth"),
        ("question-sets/engineer-senior.yaml", """
            key: engineer-senior
            name: Senior engineer
            description: One conversation about building.
            role: engineer
            level: SENIOR
            focus: [care, speed]
            items:
              - question: first
                note: Start here.
              - question: second
              - question: third
                minutes: 10
              - question: fourth
            """),
        ("demo/people.yaml", """
            - key: ada
              name: Ada Lind
              email: ada.lind@example.com
              roles: [INTERVIEWER, PANEL_LEAD]
            - key: ben
              name: Ben Oduya
              email: ben.oduya@example.com
              roles: [INTERVIEWER]
            """),
        ("demo/candidates.yaml", """
            - key: cleo
              name: Cleo Marin
              email: cleo.marin@example.com
            """),
        ("demo/openings.yaml", """
            - key: bench
              title: Engineer at the bench
              role: engineer
              level: SENIOR
              panel:
                - person: ada
                  lead: true
                - person: ben
                  lead: false
              opened: 20
            """),
        ("demo/applications/cleo-bench.yaml", """
            key: cleo-bench
            candidate: cleo
            opening: bench
            applied: 10
            interviews:
              - key: cleo-ben
                interviewer: ben
                questionSet: engineer-senior
                round: 1
                scheduled: 5
                minutes: 60
                scorecard:
                  submitted: 2
                  recommendation: "YES"
                  summary: Careful and quick enough for this bench.
                  ratings:
                    - dimension: care
                      question: first
                      score: 4
                      evidence: Measured twice before the first cut.
                    - dimension: speed
                      assessment: NOT_ASKED
              - key: cleo-ada
                interviewer: ada
                round: 2
                scheduled: -1.5
                minutes: 45
            """),
    ];

    private static string Dimension(string key) => $"""
        key: {key}
        name: Dimension {key}
        definition: How much of {key} there is in the work.
        anchors:
          1: Shows none of {key} in anything told.
          2: Shows some of {key} in what is watched.
          3: Shows {key} in all that was done here.
          4: Shows {key} also where nobody had asked.
          5: Shows {key} and what it once had cost.

        """;

    private static (string File, string Text) Question(string key) => ($"questions/{key}.yaml", $"""
        key: {key}
        title: The {key} question
        kind: BEHAVIORAL
        roles: [engineer]
        dimensions: [care, speed]
        levels: [SENIOR]
        minutes: 14
        tags: [building, {key}-tag]
        prompt: >-
          Tell me about the {key} thing
          that you built.
        followUps:
          - What did it hold?
          - What did it cost?
        lookFor:
          - A thing that exists.
          - A cost that was paid.
        redFlags:
          - There is no thing.
          - There is no cost.
        rubric:
          care:
            1: Names a thing, and nothing that was done for it to hold ({key}).
            2: Names a measure taken, after somebody else had asked ({key}).
            3: Names the measures taken, and why each of them was ({key}).
            4: Names also the measures left out, and what that saved ({key}).
            5: Names also a measure that was wrong, and what it cost ({key}).
          speed:
            1: Cannot say when the thing was needed, nor when it came ({key}).
            2: Says when it came, and finds the lateness was others' ({key}).
            3: Says what was cut for it to come in time, and by whom ({key}).
            4: Says also what waiting cost those who waited for it ({key}).
            5: Says also what now lets the next thing come sooner ({key}).
        """);
}
