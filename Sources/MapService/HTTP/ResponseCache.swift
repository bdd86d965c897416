import HTTPTypes
import NIOCore
import Synchronization

/// Answers that have been given, ready to be given again as long as the data stay the same.
///
/// It holds a bounded number of bytes. When it is full, it forgets what has not been asked for since
/// it last looked (the clock algorithm).
final class ResponseCache: Sendable {
    /// An answer.
    struct Entry: Sendable {
        let operation: String
        /// What was answered, without compression.
        let plain: PlainResponse
        /// Where in the body the time of the answer stands, which is written anew each time.
        let timeStampOffset: Int?

        /// The answer with the present time.
        var response: PlainResponse {
            guard let timeStampOffset else { return plain }
            var response = plain
            response.body.setString(
                TimeText.now, at: response.body.readerIndex + timeStampOffset)
            return response
        }
    }

    private struct Slot {
        let key: String
        let entry: Entry
        var isWanted: Bool
    }

    private struct State {
        var revision: UInt64 = 0
        var slots: [Slot] = []
        var places: [String: Int] = [:]
        var size = 0
        var hand = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// Makes an empty one.
    ///
    /// - Parameter capacity: How many bytes the bodies may have together.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The answer to a request, if it was given since the data last changed.
    func entry(_ key: String, revision: UInt64) -> Entry? {
        state.withLock { state in
            guard state.revision == revision, let place = state.places[key] else { return nil }
            state.slots[place].isWanted = true
            return state.slots[place].entry
        }
    }

    /// Keeps an answer; a large one is not worth its room.
    func keep(_ entry: Entry, for key: String, revision: UInt64) {
        let size = entry.plain.body.readableBytes
        guard size <= capacity / 16 else { return }
        state.withLock { state in
            if state.revision != revision {
                state = State(revision: revision)
            }
            guard state.places[key] == nil else { return }
            while state.size + size > capacity, !state.slots.isEmpty { Self.forgetOne(&state) }
            state.places[key] = state.slots.count
            state.slots.append(Slot(key: key, entry: entry, isWanted: false))
            state.size += size
        }
    }

    private static func forgetOne(_ state: inout State) {
        while true {
            if state.hand >= state.slots.count { state.hand = 0 }
            if state.slots[state.hand].isWanted {
                state.slots[state.hand].isWanted = false
                state.hand += 1
                continue
            }
            let slot = state.slots[state.hand]
            state.size -= slot.entry.plain.body.readableBytes
            state.places[slot.key] = nil
            let last = state.slots.removeLast()
            if state.hand < state.slots.count {
                state.slots[state.hand] = last
                state.places[last.key] = state.hand
            }
            return
        }
    }
}
