import Gazetteer
import Layers

/// Queries that nobody should ask, and how long the slowest answer takes.
struct HostileBenchmark {
    private let resolver: Resolver
    private let count: Int

    init(_ arguments: [String]) throws {
        resolver = Resolver(
            register: try PlaceRegister(
                folder: arguments[0], world: arguments.count > 1 ? arguments[1] : nil))
        count = arguments.count > 2 ? Int(arguments[2]) ?? 10_000 : 10_000
    }

    func run() {
        resolver.register.readAhead()
        var generator = SystemRandomNumberGenerator()
        var slowest: [(seconds: Double, query: String)] = []
        var total = 0.0
        for number in 0..<count {
            let query = Self.query(number, &generator)
            let one = Stopwatch()
            _ = resolver.resolve(query)
            let seconds = one.seconds
            total += seconds
            slowest.append((seconds, query))
            if slowest.count > 1000 {
                slowest.sort { $0.seconds > $1.seconds }
                slowest.removeLast(slowest.count - 200)
            }
        }
        // Once more, so that what the machine did beside it is not counted.
        for place in slowest.indices.prefix(200) {
            for _ in 0..<3 {
                let one = Stopwatch()
                _ = resolver.resolve(slowest[place].query)
                slowest[place].seconds = min(slowest[place].seconds, one.seconds)
            }
        }
        slowest.sort { $0.seconds > $1.seconds }
        let worst = slowest.prefix(5).map { entry in
            "[\((entry.seconds * 1e5).rounded() / 100),\(entry.query.utf8.count),"
                + "\(JSONValue.string(String(entry.query.prefix(24))))]"
        }
        print(
            "{\"task\":\"hostile\",\"n\":\(count),"
                + "\"mean_ms\":\((total / Double(max(1, count)) * 1e6).rounded() / 1000),"
                + "\"slowest_ms_bytes_query\":[\(worst.joined(separator: ","))]}")
    }

    /// One of many kinds of query, by its number.
    private static func query(
        _ number: Int, _ generator: inout SystemRandomNumberGenerator
    ) -> String {
        func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func letters(_ count: Int) -> String {
            String((0..<count).map { _ in Character(Unicode.Scalar(UInt8(random(97...122)))) })
        }
        switch number % 16 {
        case 0: return (0..<random(1...40)).map { _ in "😀👩‍👩‍👧‍👦🇳🇪"[random(0...2)] }.joined()
        case 1: return letters(10_000)
        case 2: return "\u{202E}" + letters(random(1...20)) + "\u{202C}\u{2066}"
        case 3: return "'; DROP TABLE \(letters(random(1...20)));--"
        case 4, 5:
            let bytes = (0..<random(0...200)).map { _ in UInt8(random(0...255)) }
            return String(decoding: bytes, as: UTF8.self)
        case 6: return ""
        case 7: return String(repeating: "\(letters(2)) ", count: 3_000)
        case 8: return String(repeating: "a\u{301}", count: random(1...3_000))
        case 9:
            return String(
                repeating: ["st ", "d'", "airport ", "région de ", ", "][random(0...4)],
                count: random(1...2_000))
        case 10: return letters(random(1...3))
        case 11: return letters(random(4...6))
        case 12: return letters(random(7...40))
        case 13: return letters(random(38...64)) + " " + letters(random(38...64))
        case 14: return "geonames:" + letters(random(0...30))
        default:
            return String(
                String.UnicodeScalarView(
                    (0..<random(1...300)).compactMap { _ in Unicode.Scalar(random(1...0x2FFFF)) }))
        }
    }
}

extension String {
    fileprivate subscript(number: Int) -> String {
        String(self[index(startIndex, offsetBy: number)])
    }
}
