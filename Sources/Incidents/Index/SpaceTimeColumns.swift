public import Geodesy

/// Positions and days, row by row, from which a ``SpaceTimeIndex`` is built.
public struct SpaceTimeColumns: Sendable {
    /// The day of rows without a date.
    static let noDay = Int32.min

    private(set) var latitudes: [Double] = []
    private(set) var longitudes: [Double] = []
    private(set) var firstDays: [Int32] = []
    private(set) var lastDays: [Int32] = []
    /// The numbers that rows go by; empty while each goes by its place.
    private(set) var numbers: [UInt32] = []

    /// Makes empty columns.
    public init() {}

    /// The number of rows.
    public var count: Int { latitudes.count }

    /// Makes room for rows that will come.
    public mutating func reserve(_ rows: Int) {
        latitudes.reserveCapacity(rows)
        longitudes.reserveCapacity(rows)
        firstDays.reserveCapacity(rows)
        lastDays.reserveCapacity(rows)
    }

    /// Adds a row; its number is the count before.
    ///
    /// - Parameters:
    ///   - coordinate: Where.
    ///   - days: The days since 1970-01-01, the first and the last; nil where no date is known.
    ///   - number: The number by which the row is found; nil for the count before. Several rows may
    ///     have the same. Either all rows are given one or none.
    public mutating func append(
        _ coordinate: Coordinate, days: ClosedRange<Int>?, number: UInt32? = nil
    ) {
        if let number { numbers.append(number) }
        latitudes.append(coordinate.latitude)
        longitudes.append(coordinate.longitude)
        // One beyond the smallest number, which stands for no date.
        firstDays.append(
            days.map { Int32(clamping: max($0.lowerBound, -2_147_483_647)) } ?? Self.noDay)
        lastDays.append(
            days.map { Int32(clamping: max($0.upperBound, -2_147_483_647)) } ?? Self.noDay)
    }
}
