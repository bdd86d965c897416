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
            guard let timeStampOffset, plain.rest.readableBytes == 0 else { return plain }
            var response = plain
            var rest = plain.body
            let length = timeStampOffset + TimeText.length
            // Only what stands before the end of the time is copied.
            guard let start = rest.readBytes(length: length) else { return plain }
            response.body = ByteBuffer(bytes: start)
            response.body.setString(TimeText.now, at: timeStampOffset)
            response.rest = rest
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
        /// The keys of cheap answers that have been given once, by a part of their hashes.
        var seen: [UInt32] = []
    }

    /// How many keys of cheap answers are remembered: so many sets of so many each.
    private static let seenSets = 512
    private static let seenInSet = 4

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
    ///
    /// - Parameters:
    ///   - key: The request.
    ///   - revision: The state of the data.
    ///   - size: How many bytes the answer has.
    ///   - isCheap: Whether it is made as soon as found; such an answer is kept when it is given for
    ///     the second time, since most are asked for only once and would push others out.
    ///   - entry: Makes what is kept.
    func keep(
        for key: String, revision: UInt64, size: Int, isCheap: Bool, _ entry: () -> Entry
    ) {
        guard size <= capacity / 16 else { return }
        let hash = isCheap ? key.hashValue : 0
        state.withLock { state in
            if state.revision != revision {
                state = State(revision: revision)
            }
            guard !isCheap || Self.isSeen(hash, &state) else { return }
            guard state.places[key] == nil else { return }
            while state.size + size > capacity, !state.slots.isEmpty { Self.forgetOne(&state) }
            state.places[key] = state.slots.count
            state.slots.append(Slot(key: key, entry: entry(), isWanted: false))
            state.size += size
        }
    }

    /// Whether a key has been seen before; it has from now on.
    private static func isSeen(_ hash: Int, _ state: inout State) -> Bool {
        if state.seen.isEmpty {
            state.seen = Array(repeating: 0, count: seenSets * seenInSet)
        }
        let start = hash & (seenSets - 1) * seenInSet
        let mark = UInt32(truncatingIfNeeded: hash >> 32) | 1
        for place in start..<start + seenInSet where state.seen[place] == mark { return true }
        for place in (start + 1..<start + seenInSet).reversed() {
            state.seen[place] = state.seen[place - 1]
        }
        state.seen[start] = mark
        return false
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
            state.size -= slot.entry.plain.length
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
