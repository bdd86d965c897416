extension PlaceIndex {
    /// The places that a begun name may become, those first that people more likely want.
    ///
    /// Unlike ``uses(withPrefix:limit:)``, which asks only how important a place is, it asks first by
    /// which name a place is found: "Aga" is Agadez rather than Galicia, although "Agalega" is
    /// on record for that.
    ///
    /// - Parameters:
    ///   - text: The beginning of a name, as typed.
    ///   - limit: At most so many.
    /// - Returns: The best first; each place once, with a name that begins so.
    /// - Complexity: That of a few hundred names, whatever the number of names that match.
    public func completions(of text: String, limit: Int) -> [Completion] {
        let prefix = NameKey(text)
        guard !prefix.isEmpty, limit > 0 else { return [] }
        let script = LetterScript(of: text)
        let pool = uses(withPrefix: prefix, limit: max(Self.leastPool, 4 * limit)).map { use in
            (row: use.row, score: importance(at: use.row) - Self.cost(use.role, script))
        }
        // The names of a place are read for those only that may be shown.
        return pool.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.prefix(5 * limit)
            .compactMap { completion(of: prefix, typed: text, at: $0.row, script) }
            .sorted { ($1.score, $0.row) < ($0.score, $1.row) }
            .prefix(limit).map { $0 }
    }

    /// How many places are compared at least.
    private static let leastPool = 400

    /// How much rather a place is wanted that is called just so.
    private static let wholeName = 3.0

    /// How much rather a place is wanted where marks were typed that its name has.
    private static let sameMarks = 4.0

    /// How much less a place is wanted that begins so by a name of this role.
    private static func cost(_ role: NameUse.Role, _ script: LetterScript) -> Double {
        switch role {
        case .preferred: 0
        case .form: 1
        case .variant, .historic: 6
        case .abbreviation, .misspelling: 7
        case .otherScript: script == .latin ? 9 : 0
        case .transcription: 9
        }
    }

    /// How much less a place is wanted whose name those who type cannot read.
    private static let unread = 20.0

    /// The best name of a place that begins so.
    private func completion(
        of prefix: NameKey, typed text: String, at row: Int, _ script: LetterScript
    ) -> Completion? {
        let weight = importance(at: row)
        let typed = text.lowercased()
        let hasMarks = !text.utf8.allSatisfy { $0 < 0x80 }
        var best: Completion?
        func consider(_ name: String, cost: Double) {
            let key = NameKey(name)
            guard key.bytes.starts(with: prefix.bytes) else { return }
            var score = weight - cost
            if key == prefix { score += Self.wholeName }
            if hasMarks, name.lowercased().hasPrefix(typed) { score += Self.sameMarks }
            if score > best?.score ?? -.infinity {
                best = Completion(row: row, name: name, score: score)
            }
        }
        // One spelling of a key is kept: a Latin one serves those who type another script.
        consider(name(at: row), cost: 0)
        for name in place(at: row).names {
            consider(name.text, cost: Self.cost(name, script))
        }
        return best
    }

    private static func cost(_ name: PlaceName, _ script: LetterScript) -> Double {
        let own = LetterScript(of: name.text)
        guard own == script else { return own == .latin ? 1 : unread }
        guard name.kind == .preferred else {
            return cost(.of(name.kind, name: ArraySlice(name.text.utf8)), script)
        }
        // What maps in another language print is another spelling here.
        let isReadHere = script != .latin || name.language.map(readLanguages.contains) ?? false
        return cost(isReadHere ? .form : .variant, script)
    }

    /// The languages of those for whom this is made.
    private static let readLanguages: Set<String> = ["en", "fr"]
}
