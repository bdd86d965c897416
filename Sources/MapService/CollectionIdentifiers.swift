/// Gives collections identifiers that differ.
///
/// The first of a name keeps it; a later one is called after its file as well, or gets a number.
public struct CollectionIdentifiers: Sendable {
    private var taken: Set<String> = []

    /// Begins with all names free.
    public init() {}

    /// Takes an identifier for a layer.
    ///
    /// - Parameters:
    ///   - name: The name of the layer.
    ///   - file: The name of the file that it is in, without its ending; empty for none.
    ///   - isOnly: Whether the file has no other layer, so that its name alone says enough.
    /// - Returns: An identifier that no call before has returned, fit for addresses.
    /// - Complexity: O(*n*) in the number of identifiers at worst.
    public mutating func take(_ name: String, file: String = "", isOnly: Bool = false) -> String {
        var wanted = [name]
        if !file.isEmpty { wanted += isOnly ? [file] : ["\(file)_\(name)"] }
        let last = wanted.last ?? name
        let numbered = (2...).lazy.map { "\(last)_\($0)" }
        for candidate in wanted.lazy.map(Self.safe) where taken.insert(candidate).inserted {
            return candidate
        }
        for candidate in numbered.map(Self.safe) where taken.insert(candidate).inserted {
            return candidate
        }
        return Self.safe(last)
    }

    /// A name of which only what may stand in an address is left; the rest becomes `_`.
    static func safe(_ name: String) -> String {
        let kept = name.map { character in
            character.isASCII
                && (character.isLetter || character.isNumber || "-_.".contains(character))
                ? character : "_"
        }
        // RFC 3986, 5.2.4: a part of dots alone is taken out of a path.
        return kept.allSatisfy { $0 == "." } ? "layer" : String(kept)
    }
}
