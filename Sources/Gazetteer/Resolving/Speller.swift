import Glibc

/// Weighs how likely one form of a query is to be a misspelling of one name after the other.
struct Speller {
    private let form: NameQuery.Form
    private let index: PlaceIndex
    private let weights: ScoreWeights
    private let spelling: SpellingCost
    private let sound: [UInt8]
    private let pattern: EditPattern
    private var rows = SpellingCost.Rows()
    private var key: [UInt8] = []

    init(form: NameQuery.Form, resolver: Resolver) {
        self.form = form
        index = resolver.index
        weights = resolver.weights
        spelling = resolver.spelling
        sound = Romanisation.key(of: form.key.bytes)
        pattern = EditPattern(form.key)
    }

    /// The name with what it costs to write the form for it.
    ///
    /// - Parameters:
    ///   - name: The number of the name.
    ///   - known: How many letters differ, where that is known.
    ///   - isHeard: Whether the name sounds like the form or nearly so; of all other names none
    ///     costs less by its sound than by its letters.
    /// - Returns: The name with its cost.
    mutating func spelled(_ name: Int, edits known: Int? = nil, isHeard: Bool = true)
        -> SpelledName
    {
        index.copyKey(numbered: name, into: &key)
        let edits = known ?? pattern.distance(to: key, limit: Int(Int32.max))
        // In a long name there are more places where a letter can go wrong.
        let places = log(Double(max(1, key.count)) / ScoreWeights.usualLength)
        var cost =
            weights.letter * Double(spelling.ofWriting(form.key.bytes, for: key, in: &rows))
            + Double(edits) * places + (edits > 2 ? weights.third : 0)
        var isSound = false
        if isHeard, !sound.isEmpty {
            let heard = Romanisation.key(of: key)
            let byEar =
                weights.sound + weights.soundEdit * Double(max(0, edits - 1))
                + weights.soundLetter * weights.letter
                * Double(spelling.ofWriting(sound, for: heard, in: &rows))
            if byEar < cost {
                cost = byEar
                isSound = true
            }
        }
        if !Self.haveSameFigures(form.key.bytes, key) { cost += weights.figures }
        return SpelledName(
            name: name, edits: edits, isOtherSpelling: true, isSound: isSound,
            cost: form.cost + weights.misspelt + cost, kinds: form.kinds)
    }

    /// Whether two names hold the same figures in the same order.
    private static func haveSameFigures(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        var place = 0
        for byte in first where isFigure(byte) {
            while place < second.count, !isFigure(second[place]) { place += 1 }
            guard place < second.count, second[place] == byte else { return false }
            place += 1
        }
        while place < second.count {
            if isFigure(second[place]) { return false }
            place += 1
        }
        return true
    }

    @inline(__always)
    private static func isFigure(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
