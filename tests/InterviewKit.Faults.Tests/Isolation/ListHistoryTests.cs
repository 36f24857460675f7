namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>A check that finds nothing shows something only if it would have found it.</summary>
public sealed class ListHistoryTests
{
    [Fact]
    public void A_history_in_order_has_no_anomaly()
    {
        Anomalies(
            Committed(1, reads: [(0, [])], appends: [(0, 10), (0, 11)]),
            Undone(2, reads: [(0, [10, 11])], appends: [(0, 12)]),
            Committed(3, reads: [(0, [10, 11])], appends: [(0, 13), (1, 20)]),
            Committed(4, reads: [(0, [10, 11, 13]), (1, [20])], appends: [])).ShouldBeEmpty();
    }

    [Fact]
    public void An_append_that_is_gone_is_a_lost_update() =>
        Anomalies(
            Committed(1, reads: [(0, [])], appends: [(0, 10)]),
            Committed(2, reads: [(0, [])], appends: [(0, 11)]),
            Committed(3, reads: [(0, [11])], appends: [])).ShouldContain(Anomaly.LostUpdate);

    [Fact]
    public void An_append_to_another_list_than_was_read_is_a_lost_update() =>
        Anomalies(
            Committed(1, reads: [(0, [])], appends: [(0, 10)]),
            Committed(2, reads: [(0, [])], appends: [(0, 11)]),
            Committed(3, reads: [(0, [10, 11])], appends: [])).ShouldBe([Anomaly.LostUpdate]);

    [Fact]
    public void Two_reads_of_which_neither_begins_the_other_are_torn() =>
        Anomalies(
            Committed(1, reads: [], appends: [(0, 10)]),
            Committed(2, reads: [], appends: [(0, 11)]),
            Committed(3, reads: [(0, [11])], appends: []),
            Committed(4, reads: [(0, [10, 11])], appends: [])).ShouldContain(Anomaly.TornOrder);

    [Fact]
    public void A_read_of_what_was_undone_is_found() =>
        Anomalies(
            Undone(1, reads: [(0, [])], appends: [(0, 10)]),
            Committed(2, reads: [(0, [10])], appends: [])).ShouldBe([Anomaly.AbortedRead]);

    [Fact]
    public void A_read_of_what_nobody_wrote_is_found() =>
        Anomalies(Committed(1, reads: [(0, [10])], appends: [])).ShouldBe([Anomaly.AbortedRead]);

    [Fact]
    public void A_read_between_two_appends_of_a_transaction_is_found() =>
        Anomalies(
            Committed(1, reads: [(0, [])], appends: [(0, 10), (0, 11)]),
            Committed(2, reads: [(0, [10])], appends: []),
            Committed(3, reads: [(0, [10, 11])], appends: [])).ShouldBe([Anomaly.IntermediateRead]);

    [Fact]
    public void Writes_that_each_stand_on_the_other_are_found() =>
        Anomalies(
            Committed(1, reads: [], appends: [(0, 10), (1, 20)]),
            Committed(2, reads: [], appends: [(0, 11), (1, 21)]),
            Committed(3, reads: [(0, [10, 11]), (1, [21, 20])], appends: [])).ShouldBe([Anomaly.WriteCycle, Anomaly.InformationCycle]);

    [Fact]
    public void Transactions_that_each_read_what_the_other_wrote_are_found() =>
        Anomalies(
            Committed(1, reads: [(1, [20])], appends: [(0, 10)]),
            Committed(2, reads: [(0, [10])], appends: [(1, 20)]),
            Committed(3, reads: [(0, [10]), (1, [20])], appends: [])).ShouldBe([Anomaly.InformationCycle]);

    private static IEnumerable<Anomaly> Anomalies(params ListTransaction[] transactions) => new ListHistory(transactions).Anomalies().Keys.Order();

    private static ListTransaction Committed(int id, (int List, int[] Values)[] reads, (int List, int Value)[] appends) =>
        new(id, true, [.. reads.Select(read => new ListRead(read.List, read.Values))], [.. appends.Select(append => new ListAppend(append.List, append.Value))]);

    private static ListTransaction Undone(int id, (int List, int[] Values)[] reads, (int List, int Value)[] appends) =>
        Committed(id, reads, appends) with { Committed = false };
}
