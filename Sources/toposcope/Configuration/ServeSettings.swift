import Foundation

/// The settings of `serve` that may stand in the environment or in a file, besides the command line.
///
/// An option of the command line goes before the environment, the environment before the file. In a
/// file each line is `name = value` with the name of the option (`port = 8080`); `#` begins a remark.
/// In the environment the name is in capitals: `TOPOSCOPE_PORT`, `TOPOSCOPE_PUBLIC_ADDRESS`.
struct ServeSettings {
    /// The names of all settings, which are those of the options.
    static let names: Set = [
        "bind", "port", "public-address", "max-requests", "max-body", "rate-limit", "access-log",
        "only-files", "page-size", "cache-size", "body-time", "answer-time", "data", "world",
        "file", "token", "token-file",
    ]

    private var values: [String: (value: String, origin: String)] = [:]
    /// The GeoPackages and GeoJSON files that the file of settings names.
    private(set) var files: [String] = []

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - path: A file of settings; nil for none.
    ///   - environment: The environment of the process.
    /// - Throws: ``ToolError`` for a file that cannot be read, with the line for one that is wrong.
    init(path: String?, environment: [String: String]) throws {
        if let path { try read(path) }
        for name in Self.names where name != "file" {
            let variable = "TOPOSCOPE_" + name.uppercased().replacing("-", with: "_")
            if let value = environment[variable], !value.isEmpty {
                values[name] = (value, variable)
            }
        }
    }

    private mutating func read(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw ToolError.input(path: path, reason: "it is not there, or no text in UTF-8") }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let content = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            if content.isEmpty { continue }
            let sides = content.split(separator: "=", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard sides.count == 2, Self.names.contains(sides[0]) else {
                throw ToolError.input(
                    path: path,
                    reason:
                        "line \(number + 1), \"\(content)\", is no \"name = value\" with one of "
                        + Self.names.sorted().joined(separator: ", "))
            }
            if sides[0] == "file" {
                files.append(sides[1])
            } else {
                values[sides[0]] = (sides[1], "\(path), line \(number + 1)")
            }
        }
    }

    /// A text.
    func text(_ name: String) -> String? { values[name]?.value }

    /// A number of some type, at least some value.
    func number<Number: LosslessStringConvertible & Comparable>(
        _ name: String, atLeast least: Number
    ) throws -> Number? {
        guard let setting = values[name] else { return nil }
        guard let number = Number(setting.value), number >= least else {
            throw ToolError.badValue(
                option: "\(name) (\(setting.origin))", value: setting.value,
                remedy: "write a number of at least \(least).")
        }
        return number
    }

    /// A number within a range.
    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let setting = values[name] else { return nil }
        guard let number = Int(setting.value), range.contains(number) else {
            throw ToolError.badValue(
                option: "\(name) (\(setting.origin))", value: setting.value,
                remedy: "write a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// Whether something is switched on.
    func flag(_ name: String) throws -> Bool {
        guard let setting = values[name] else { return false }
        switch setting.value.lowercased() {
        case "true", "yes", "1": return true
        case "false", "no", "0": return false
        default:
            throw ToolError.badValue(
                option: "\(name) (\(setting.origin))", value: setting.value,
                remedy: "write true or false.")
        }
    }
}
