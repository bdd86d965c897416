import Geodesy
import Layers
import Synchronization

/// The columns of the index of positions, gathered while a file is filled, so that it need not be read
/// again for them.
///
/// Only where all its incidents came in this way: it was empty, nothing has been replaced, and no
/// other program has changed it.
final class GatheredIndex: Sendable {
    private struct State {
        /// The version of the file as other programs leave it; nil before anything was gathered.
        var dataVersion: Int?
        var isComplete = true
        var columns = SpaceTimeColumns()
    }

    private let state = Mutex(State())

    /// Says that incidents will be written.
    ///
    /// - Parameters:
    ///   - isEmpty: Whether the file has none with a position.
    ///   - dataVersion: What changes when another program writes to the file.
    func begin(isEmpty: Bool, dataVersion: Int) {
        state.withLock { state in
            if state.dataVersion == nil {
                state.isComplete = state.isComplete && isEmpty
            } else if state.dataVersion != dataVersion {
                state.isComplete = false
            }
            state.dataVersion = dataVersion
            if !state.isComplete { state.columns = SpaceTimeColumns() }
        }
    }

    /// Adds rows that were put into the file.
    ///
    /// - Parameters:
    ///   - rows: The incidents.
    ///   - range: Which of them.
    ///   - numbers: Their row numbers; nil for those that were not put in.
    func add(_ rows: IncidentRows, _ range: Range<Int>, numbers: [Int?]) {
        state.withLock { state in
            guard state.isComplete else { return }
            for (row, number) in zip(range, numbers) {
                guard let number, let position = rows.batch.position(of: row) else { continue }
                guard let number = UInt32(exactly: number) else {
                    state.isComplete = false
                    return
                }
                let span = rows.spans[row]
                state.columns.append(position, days: span.days, number: number)
                if let end = span.end {
                    state.columns.append(end, days: span.days, number: number)
                }
            }
        }
    }

    /// Says that something else was done to the file, or that it was not done.
    func giveUp() {
        state.withLock { state in
            state.isComplete = false
            state.columns = SpaceTimeColumns()
        }
    }

    /// The columns of all incidents, given once, with the version of the file that has just these;
    /// nil where they are not known.
    func take(
        dataVersion: () throws -> Int
    ) rethrows -> (columns: SpaceTimeColumns, dataVersion: Int)? {
        let known = state.withLock { $0.isComplete ? $0.dataVersion : nil }
        guard let known, try dataVersion() == known else { return nil }
        return state.withLock { state in
            defer { state.columns = SpaceTimeColumns() }
            state.dataVersion = nil
            state.isComplete = false
            return (state.columns, known)
        }
    }
}
