import Claims
import Gazetteer
import Layers

/// Reads texts from files, long ones part by part, and writes what was found as it goes.
///
/// Where the format allows it memory holds the text once, and the mentions of one part.
struct ReadFiles {
    let paths: [String]
    let finder: MentionFinder

    /// All texts with all their mentions.
    func texts() throws -> [ReadText] {
        try paths.map { path in
            var mentions: [Mention] = []
            try forEachPart(of: path) { mentions += $0 }
            return ReadText(path: path, mentions: mentions)
        }
    }

    /// Writes a line a mention.
    func writeCSV() throws {
        try Terminal.write(ReadText.csvHeader())
        for path in paths {
            try forEachPart(of: path) {
                try Terminal.write(ReadText(path: path, mentions: $0).csvRows)
            }
        }
    }

    /// Writes an object for one text, an array for several; each mention takes a line.
    func writeJSON() throws {
        if paths.count > 1 { try Terminal.write(Array("[\n".utf8)) }
        for (number, path) in paths.enumerated() {
            var bytes = Array(
                "\(number > 0 ? ",\n" : ""){\"id\": \(JSONValue.string(path).text), \"mentions\": ["
                    .utf8)
            var isFirst = true
            try forEachPart(of: path) { mentions in
                for mention in mentions {
                    bytes += isFirst ? [10] : [44, 10]
                    mention.json.append(to: &bytes)
                    isFirst = false
                }
                try Terminal.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            bytes += Array("\n]}".utf8)
            try Terminal.write(bytes)
        }
        try Terminal.write(Array((paths.count > 1 ? "\n]\n" : "\n").utf8))
    }

    private func forEachPart(of path: String, _ body: ([Mention]) throws -> Void) throws {
        for part in TextParts(try InputText.read(path)) {
            try body(finder.read(utf8: part.bytes).mentions.map { $0.moved(by: part.offset) })
        }
    }
}
