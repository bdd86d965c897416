/// Gathers the features of one page from those that a source offers in the order of its rows.
///
/// Keeps at most twice the features of a page, however many are offered.
struct PageBuilder {
    private let matcher: FeatureMatcher
    private var found: [(key: FeaturePageKey, feature: Feature)] = []
    private var isCut = false

    init(_ matcher: FeatureMatcher) {
        self.matcher = matcher
    }

    /// Whether nothing that is offered later can belong to the page.
    var isComplete: Bool {
        guard matcher.query.order.isEmpty, let limit = matcher.query.limit else { return false }
        return found.count > limit
    }

    /// Offers the next feature, which fulfils the conditions or not.
    mutating func offer(_ feature: Feature, row: Int) {
        if matcher.query.order.isEmpty, let after = matcher.query.after, row <= after.row { return }
        guard matcher.matches(feature) else { return }
        let key = FeaturePageKey(values: matcher.sortValues(of: feature), row: row)
        if let after = matcher.query.after, !matcher.precedes(after, key) { return }
        found.append((key, feature))
        guard let limit = matcher.query.limit, !matcher.query.order.isEmpty,
            found.count > 2 * limit + 64
        else { return }
        cut(to: limit)
    }

    private mutating func cut(to limit: Int) {
        found.sort { matcher.precedes($0.key, $1.key) }
        if found.count > limit {
            isCut = true
            found.removeLast(found.count - limit)
        }
    }

    /// The page.
    mutating func page() -> FeaturePage {
        cut(to: matcher.query.limit ?? .max)
        return FeaturePage(
            features: found.map(\.feature), next: isCut ? found.last?.key : nil)
    }
}
