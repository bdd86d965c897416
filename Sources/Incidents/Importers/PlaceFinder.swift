/// How the names of places in sources become positions, where the source gives none.
///
/// The gazetteer belongs to whoever imports, who passes it in.
public struct PlaceFinder: Sendable {
    /// What a name stands for.
    public enum Finding: Hashable, Sendable {
        /// One place; its precision says what may be measured from it.
        case found(IncidentPlace, title: String)
        /// Several, between which nothing decides; their names for people.
        case ambiguous([String])
        /// Nothing.
        case unknown
    }

    private let search: @Sendable (String, [String]) -> Finding

    /// Nothing is looked up.
    public static let none = PlaceFinder { _, _ in .unknown }

    /// Makes a finder.
    ///
    /// - Parameter search: From a name and the ISO codes of its countries, often none or one.
    public init(_ search: @escaping @Sendable (String, [String]) -> Finding) {
        self.search = search
    }

    func find(_ name: String, in countries: [String]) -> Finding { search(name, countries) }
}
