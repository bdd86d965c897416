/// Writes features one after the other into a buffer that the caller empties as it likes.
public protocol FeatureWriter {
    /// Appends what stands before the first feature.
    mutating func begin(to bytes: inout [UInt8])

    /// Appends one feature.
    mutating func append(_ feature: Feature, to bytes: inout [UInt8])

    /// Appends what stands behind the last feature.
    mutating func end(to bytes: inout [UInt8])
}

extension FeatureWriter {
    /// All the features in memory.
    public mutating func bytes(of features: some Sequence<Feature>) -> [UInt8] {
        var bytes: [UInt8] = []
        begin(to: &bytes)
        for feature in features { append(feature, to: &bytes) }
        end(to: &bytes)
        return bytes
    }

    /// Streams the features of a source through a buffer of a fixed size.
    ///
    /// - Parameters:
    ///   - source: Where the features come from, page by page.
    ///   - query: Which of them.
    ///   - sink: Where the bytes go.
    /// - Returns: How many features were written.
    /// - Throws: What the source or the sink throws.
    public mutating func write(
        _ source: any FeatureSource, _ query: FeatureQuery = FeatureQuery(),
        to sink: inout some ByteSink
    ) async throws -> Int {
        var bytes: [UInt8] = []
        var count = 0
        var query = query
        var rest = query.limit ?? .max
        begin(to: &bytes)
        repeat {
            query.limit = min(rest, 1000)
            let page = try await source.page(query)
            for feature in page.features {
                append(feature, to: &bytes)
                if bytes.count > 1 << 18 {
                    try sink.write(bytes)
                    bytes.removeAll(keepingCapacity: true)
                }
            }
            count += page.features.count
            rest -= page.features.count
            query.after = page.next
        } while query.after != nil && rest > 0
        end(to: &bytes)
        try sink.write(bytes)
        return count
    }
}
