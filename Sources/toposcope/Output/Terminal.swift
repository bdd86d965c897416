import Foundation

/// What the program knows of the terminal it runs in, and the only place that writes to it.
enum Terminal {
    /// Whether standard output is a terminal, so that a person is reading.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether colours are welcome: a terminal, and no NO_COLOR (see no-color.org).
    static var usesColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
            && environment["TERM"] != "dumb"
    }

    /// How many columns a line may have; 100 where the terminal does not say.
    static var width: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 100
        }
        return Int(size.ws_col)
    }

    /// Writes a text and a line end to standard output; errors end the process with code 1.
    static func print(_ text: String) {
        do {
            try write(Array(text.utf8) + [10])
        } catch {
            complain("Error: \(error)")
            exit(1)
        }
    }

    /// Writes a text and a line end to standard error.
    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Writes bytes to standard output.
    ///
    /// - Throws: ``ToolError/output(path:reason:)`` where the other end does not take them, for
    ///   example on a full disk.
    static func write(_ bytes: Span<UInt8>) throws {
        var start = 0
        while start < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Foundation.write(
                    STDOUT_FILENO, buffer.baseAddress?.advanced(by: start), bytes.count - start)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw ToolError.output(
                    path: "standard output", reason: unsafe String(cString: strerror(errno)))
            }
            start += written
        }
    }

    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) throws { try write(bytes.span) }
}
