import ArgumentParser

/// How an answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// Aligned columns for people.
    case table
    /// One JSON document.
    case json
    /// RFC 7946.
    case geojson
    /// Comma-separated values after RFC 4180.
    case csv

    /// Columns where a person reads, data where a program does.
    static var automatic: OutputFormat { Terminal.isInteractive ? .table : .json }
}
