import Geodesy
import Layers

/// Incidents as rows of their tables, with what the index of positions keeps of each.
struct IncidentRows: Sendable {
    /// What the index keeps of an incident besides its position.
    struct Span: Sendable {
        /// Its days as numbers; nil where it has none.
        let days: ClosedRange<Int>?
        /// Where it ended.
        let end: Coordinate?
    }

    private(set) var batch: RowBatch
    private(set) var spans: [Span] = []

    init(capacity: Int) {
        batch = RowBatch(columns: IncidentTable.columns, capacity: capacity)
        spans.reserveCapacity(capacity)
    }

    var count: Int { batch.count }

    /// Appends an incident.
    ///
    /// - Parameters:
    ///   - incident: The incident.
    ///   - original: The record of the source; nil for incidents that were written by hand.
    ///   - columnsID: Under which key the columns of the record are kept; empty for none.
    mutating func append(_ incident: Incident, original: SourceRow?, columnsID: String) {
        IncidentTable.append(incident, original: original, columnsID: columnsID, to: &batch)
        spans.append(
            Span(
                days: incident.date.period.flatMap(IncidentTable.days),
                end: incident.destination?.coordinate))
    }

    /// The rows from one on that belong into the same table.
    func alike(from row: Int) -> Range<Int> {
        let isLocated = batch.position(of: row) != nil
        var end = row + 1
        while end < count, (batch.position(of: end) != nil) == isLocated { end += 1 }
        return row..<end
    }
}
