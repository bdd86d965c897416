import Foundation
import Layers

/// Answers batches of items on all cores; the answers are written in the order of the items.
enum OrderedBatches {
    /// Answers each line of standard input with a line of JSON.
    ///
    /// - Parameters:
    ///   - count: How many lines one task takes: few where an answer costs much.
    ///   - answer: Makes the answer to a line, without its end.
    /// - Throws: ``ToolError/input(path:reason:)`` or ``ToolError/output(path:reason:)``.
    static func writeLines(
        ofTask count: Int, answer: @escaping @Sendable ([UInt8]) -> JSONValue
    ) async throws {
        let lines = LineSource()
        try await write {
            try lines.next(count)
        } answer: { batch in
            var out: [UInt8] = []
            for line in batch {
                answer(line).append(to: &out)
                out.append(10)
            }
            return out
        }
    }

    /// Takes batches until one is empty.
    ///
    /// - Parameters:
    ///   - next: Gives the next items; none at the end.
    ///   - answer: Makes the bytes to write for a batch.
    /// - Throws: What `next` throws, or ``ToolError/output(path:reason:)``.
    static func write<Item: Sendable>(
        next: () throws -> [Item], answer: @escaping @Sendable ([Item]) -> [UInt8]
    ) async throws {
        let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
        try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            var started = 0
            var written = 0
            var waiting: [Int: [UInt8]] = [:]
            var isAtEnd = false
            while true {
                // A few tasks a core keep them busy; more would only hold memory.
                while !isAtEnd, started - written < 4 * cores {
                    let batch = try next()
                    if batch.isEmpty {
                        isAtEnd = true
                        break
                    }
                    let number = started
                    started += 1
                    group.addTask { (number, answer(batch)) }
                }
                guard let (number, bytes) = try await group.next() else { break }
                waiting[number] = bytes
                while let ready = waiting.removeValue(forKey: written) {
                    try Terminal.write(ready)
                    written += 1
                }
            }
        }
    }
}
