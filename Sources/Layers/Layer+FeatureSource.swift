extension Layer: FeatureSource {
    /// What the features look like.
    ///
    /// - Complexity: Linear in the number of properties, as all are looked at.
    public var schema: LayerSchema {
        LayerSchema(name: name, title: title, columns: LayerColumn.columns(of: features))
    }

    /// The features that a question asks for; every feature is looked at.
    ///
    /// - Complexity: Linear in the number of features; see ``IndexedLayer`` for many questions.
    public func page(_ query: FeatureQuery) -> FeaturePage {
        var builder = PageBuilder(FeatureMatcher(query, time: schema.time))
        for (row, feature) in features.enumerated() {
            builder.offer(feature, row: row)
            if builder.isComplete { break }
        }
        return builder.page()
    }

    /// How many features fulfil the conditions.
    public func count(_ query: FeatureQuery) -> Int {
        let matcher = FeatureMatcher(query, time: schema.time)
        return features.count(where: matcher.matches)
    }

    /// The feature with an identifier, or nil.
    public func feature(id: String) -> Feature? {
        features.first { $0.id == id }
    }

    /// How far the features reach in space and time.
    public func extent() -> LayerExtent {
        LayerExtent(of: features, time: schema.time)
    }
}
