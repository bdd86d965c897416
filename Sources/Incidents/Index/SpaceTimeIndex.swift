public import Geodesy
public import Layers

/// Where and when, sorted so that a disc and a window of days are answered in microseconds.
///
/// Rows lie sorted by the cell of a grid and by day, 28 bytes each (four more for rows that last for
/// days, 16 more where coordinates have more than seven decimals), in memory or in a file that is
/// mapped and found again. Chords decide almost every row; the geodesic on the ellipsoid decides
/// the rest, so that the answers are those of measuring every row.
public struct SpaceTimeIndex: Sendable {
    private let index: OpenIndex

    /// Builds the index.
    ///
    /// - Parameters:
    ///   - columns: The rows.
    ///   - path: The file that shall keep the index; nil to keep it in memory alone.
    ///   - stamp: What the index was built from, to be compared when it is found again; at most
    ///     3456 bytes of it are kept.
    /// - Throws: `LayerError.file` where the file cannot be written whole.
    /// - Complexity: O(*n* log *m*) for *n* rows with *m* in the fullest cell.
    public init(
        _ columns: SpaceTimeColumns, keptAt path: String? = nil, stamp: [UInt8] = []
    ) throws(LayerError) {
        index =
            if let path {
                try IndexDraft(columns, for: path).keep(stamp: stamp)
            } else {
                try OpenIndex(columns)
            }
    }

    /// Finds an index again; nil where there is none, or one of something else or damaged.
    ///
    /// - Complexity: Constant: the rows are read when they are asked for.
    public init?(keptAt path: String, stamp: [UInt8]) {
        guard let index = OpenIndex(keptAt: path, stamp: stamp) else { return nil }
        self.index = index
    }

    /// The number of rows.
    public var count: Int { Int(clamping: index.header.rowCount) }

    /// The size in bytes, in memory and in the file.
    public var size: Int { Int(clamping: index.header.size) }

    /// Whether every byte is as it was written.
    ///
    /// - Complexity: Linear in the size.
    public func isIntact() -> Bool { index.isIntact() }

    /// The numbers of the rows in a disc and a window, in no particular order.
    ///
    /// - Parameters:
    ///   - radius: The greatest geodesic distance, itself included.
    ///   - center: The position from which is measured.
    ///   - days: Days since 1970-01-01 of which a row must share one; nil for all time and rows
    ///     without a date.
    ///   - includesUndated: Whether rows without a date are found in every window.
    /// - Returns: The numbers that ``SpaceTimeColumns`` gave.
    public func rows(
        within radius: Length, of center: Coordinate, days: ClosedRange<Int>? = nil,
        includesUndated: Bool = false
    ) -> [UInt32] {
        let window = days.map { Int32(clamping: $0.lowerBound)...Int32(clamping: $0.upperBound) }
        return index.rows(
            Disc(center: center, radius: radius), days: window, includesUndated: includesUndated)
    }
}
