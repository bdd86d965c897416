import Foundation
import Layers
public import Logging

/// Writes each log message as one line of JSON on standard error.
public struct JSONLogHandler: LogHandler {
    /// Values that stand in every line.
    public var metadata: Logger.Metadata = [:]
    /// The least important level that is written.
    public var logLevel: Logger.Level = .info
    private let label: String

    /// Makes a handler for a logger.
    public init(label: String) {
        self.label = label
    }

    /// A value that stands in every line, by its name.
    public subscript(metadataKey name: String) -> Logger.Metadata.Value? {
        get { metadata[name] }
        set { metadata[name] = newValue }
    }

    /// Writes a message.
    public func log(event: LogEvent) {
        var line = Self.line(
            label: label, level: event.level, message: event.message.description,
            metadata: metadata.merging(event.metadata ?? [:]) { $1 })
        line.append(10)
        // One call for one line, so that lines of several threads do not mix.
        FileHandle.standardError.write(Data(line))
    }

    static func line(
        label: String, level: Logger.Level, message: String, metadata: Logger.Metadata
    ) -> [UInt8] {
        var members: [JSONValue.Member] = [
            .init("time", .string(TimeText.now)), .init("level", .string(level.rawValue)),
            .init("logger", .string(label)), .init("message", .string(message)),
        ]
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            let text = value.description
            members.append(.init(name, Int(text).map(JSONValue.integer) ?? .string(text)))
        }
        var bytes: [UInt8] = []
        JSONValue.object(members).append(to: &bytes)
        return bytes
    }
}
