import Foundation
import Layers

/// Lines of standard input, read as they are asked for.
final class LineSource {
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// At most so many further lines, without their ends; none at the end of the input.
    ///
    /// Blank lines are passed over.
    func next(_ count: Int) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        while lines.count < count {
            guard let line = try nextLine() else { break }
            if !line.isEmpty { lines.append(line) }
        }
        return lines
    }

    private func nextLine() throws -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 10) {
                var line = Array(buffer[position..<end])
                if line.last == 13 { line.removeLast() }
                position = end + 1
                return line
            }
            if isAtEnd {
                guard position < buffer.count else { return nil }
                let line = Array(buffer[position...])
                position = buffer.count
                return line
            }
            searched = buffer.count - position
            buffer.removeFirst(position)
            position = 0
            guard let more = try FileHandle.standardInput.read(upToCount: 1 << 16), !more.isEmpty
            else {
                isAtEnd = true
                continue
            }
            buffer.append(contentsOf: more)
        }
    }
}
