/// Reads a position written in degrees, with or without minutes, seconds and sides.
struct DegreesReader {
    private let text: String
    private let tokens: [DegreesToken]

    init(_ text: String) throws(GeodesyError) {
        self.text = text
        do {
            tokens = try DegreesScanner(text).tokens
        } catch {
            throw .unreadableCoordinate(text: text.excerpt, reason: error.reason)
        }
    }

    /// The position that the tokens say.
    func coordinate() throws(GeodesyError) -> Coordinate {
        let halves = try split()
        var first = try angle(halves.first)
        var second = try angle(halves.second)
        if let isLatitude = first.isLatitude, second.isLatitude == nil {
            second.isLatitude = !isLatitude
        }
        if let isLatitude = second.isLatitude, first.isLatitude == nil {
            first.isLatitude = !isLatitude
        }
        guard first.isLatitude == nil || first.isLatitude != second.isLatitude else {
            throw refusal("it gives two \(first.isLatitude == true ? "latitudes" : "longitudes").")
        }
        let isSwapped = first.isLatitude == false
        return try Coordinate(
            latitude: isSwapped ? second.degrees : first.degrees,
            longitude: isSwapped ? first.degrees : second.degrees)
    }

    private func refusal(_ reason: String) -> GeodesyError {
        .unreadableCoordinate(text: text.excerpt, reason: reason)
    }

    // MARK: Two halves

    private typealias Tokens = ArraySlice<DegreesToken>

    /// Parts the tokens into the two numbers.
    private func split() throws(GeodesyError) -> (first: Tokens, second: Tokens) {
        let separators = tokens.indices.filter { tokens[$0] == .separator }
        guard separators.count <= 1 else {
            throw refusal("it has \(separators.count) separators. Write 13.51366, 2.10980.")
        }
        if let middle = separators.first { return (tokens[..<middle], tokens[(middle + 1)...]) }
        let numbers = tokens.indices.filter { isNumber(tokens[$0]) }
        guard numbers.count >= 2 else {
            throw refusal(
                numbers.isEmpty
                    ? "it has no number. Write latitude and longitude: 13.51366, 2.10980."
                    : "it has one number. Write latitude and longitude: 13.51366, 2.10980.")
        }
        if let halves = splitAtSide() ?? splitAtDegrees(numbers) { return halves }
        return try splitEvenly(numbers)
    }

    /// Labels and sides start a half if one comes first, and end it otherwise.
    private func splitAtSide() -> (first: Tokens, second: Tokens)? {
        if tokens.first.map(isLabel) == true {
            guard let number = tokens.firstIndex(where: isNumber),
                let label = tokens[number...].firstIndex(where: isLabel)
            else { return nil }
            // A label after each number, as in "lat 13.5N lon 2.1E", closes the first half.
            if let next = tokens[(label + 1)...].first, isLabel(next) {
                return (tokens[...label], tokens[(label + 1)...])
            }
            return (tokens[..<label], tokens[label...])
        }
        guard let side = tokens.firstIndex(where: isLabel), side + 1 < tokens.count else {
            return nil
        }
        return (tokens[...side], tokens[(side + 1)...])
    }

    /// A second degree mark or a second sign starts the second half.
    private func splitAtDegrees(
        _ numbers: [Int]
    ) -> (first: Tokens, second: Tokens)? {
        let degrees = tokens.indices.filter { tokens[$0] == .degreeMark }
        if degrees.count == 2, var start = numbers.last(where: { $0 < degrees[1] }) {
            if start > 0, isSign(tokens[start - 1]) { start -= 1 }
            return start > 0 ? (tokens[..<start], tokens[start...]) : nil
        }
        if let sign = tokens.indices.dropFirst().last(where: { isSign(tokens[$0]) }) {
            return (tokens[..<sign], tokens[sign...])
        }
        return nil
    }

    /// Two, four or six bare numbers are halved.
    private func splitEvenly(
        _ numbers: [Int]
    ) throws(GeodesyError) -> (first: Tokens, second: Tokens) {
        guard numbers.count.isMultiple(of: 2), numbers.count <= 6 else {
            throw refusal(
                "it has \(numbers.count) numbers. Put a comma between latitude and longitude.")
        }
        let middle = numbers[numbers.count / 2]
        return (tokens[..<middle], tokens[middle...])
    }

    private func isNumber(_ token: DegreesToken) -> Bool {
        if case .number = token { true } else { false }
    }

    private func isLabel(_ token: DegreesToken) -> Bool {
        switch token {
        case .side, .axis: true
        default: false
        }
    }

    private func isSign(_ token: DegreesToken) -> Bool { token == .minus || token == .plus }

    // MARK: One half

    private struct Angle {
        var degrees = 0.0
        var isLatitude: Bool?
    }

    private func angle(_ half: Tokens) throws(GeodesyError) -> Angle {
        var parts = SexagesimalParts()
        var sign = 1.0
        var isSigned = false
        var side: DegreesToken.Side?
        var isLatitude: Bool?
        let numbers = half.indices.filter { isNumber(half[$0]) }
        for (index, token) in zip(half.indices, half) {
            if isLabel(token), let first = numbers.first, let last = numbers.last,
                first < index, index < last
            {
                throw refusal("a side or label stands between the parts of one number.")
            }
            switch token {
            case .minus, .plus:
                guard parts.isEmpty, !isSigned else {
                    throw refusal("a sign stands after a number.")
                }
                isSigned = true
                sign = token == .minus ? -1 : 1
            case .side(let found):
                guard side == nil else { throw refusal("it names two sides for one number.") }
                side = found
            case .axis(let found):
                guard isLatitude == nil else { throw refusal("it labels one number twice.") }
                isLatitude = found
            case .number(let value, let wholeDigits, let isWhole):
                parts.append(value, wholeDigits: wholeDigits, isWhole: isWhole)
            case .degreeMark: parts.mark(as: 0)
            case .minuteMark: parts.mark(as: 1)
            case .secondMark: parts.mark(as: 2)
            case .separator: throw refusal("a separator stands in the middle.")
            }
        }
        if let side {
            guard !isSigned else { throw refusal("it gives a sign and a side for one number.") }
            guard isLatitude == nil || isLatitude == side.isLatitude else {
                throw refusal("a side and a label contradict each other.")
            }
            isLatitude = side.isLatitude
            if side.isNegative { sign = -1 }
        }
        switch parts.degrees(compactWidth: side.map { $0.isLatitude ? 2 : 3 }) {
        case .success(let degrees): return Angle(degrees: sign * degrees, isLatitude: isLatitude)
        case .failure(let problem): throw refusal(problem.reason)
        }
    }
}
