import Synchronization

/// A coordinate operation between two systems through PROJ, made once and used many times.
///
/// It may be used by many tasks, one at a time inside. Longitude or easting comes first on both
/// sides, whatever the systems prescribe. No grids are fetched from any network: where a shift grid
/// is not installed, PROJ takes the best operation that needs none.
public final class Transformation: Sendable {
    /// The system of the positions that go in.
    public let source: CRS
    /// The system of the positions that come out.
    public let target: CRS
    private let operation: Mutex<PROJOperation>

    /// Prepares an operation, which takes a few milliseconds.
    ///
    /// - Parameters:
    ///   - source: The system of the positions that go in.
    ///   - target: The system of the positions that come out.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` if PROJ finds no operation.
    ///
    /// The corresponding C functions are `proj_create_crs_to_crs` and
    /// `proj_normalize_for_visualization`.
    public init(from source: CRS = .crs84, to target: CRS) throws(GeodesyError) {
        self.source = source
        self.target = target
        operation = try Mutex(PROJOperation(from: source.definition, to: target.definition))
    }

    /// Transforms one position.
    ///
    /// - Parameter position: A position in the source system.
    /// - Returns: The position in the target system.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` for a position that the operation
    ///   is not defined for.
    public func transform(_ position: MapPosition) throws(GeodesyError) -> MapPosition {
        try operation.withLock { (operation) throws(GeodesyError) in
            try operation.transform(position, inverse: false)
        }
    }

    /// Transforms one position the other way, from the target to the source system.
    ///
    /// - Parameter position: A position in the target system.
    /// - Returns: The position in the source system.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` for a position that the operation
    ///   is not defined for.
    public func invert(_ position: MapPosition) throws(GeodesyError) -> MapPosition {
        try operation.withLock { (operation) throws(GeodesyError) in
            try operation.transform(position, inverse: true)
        }
    }

    /// Transforms positions together, which is much faster than one by one.
    ///
    /// - Parameter positions: Positions in the source system.
    /// - Returns: As many positions in the same order, `nil` where the operation is not defined.
    /// - Complexity: O(*n*).
    ///
    /// The corresponding C function is `proj_trans_generic`.
    public func transform(_ positions: [MapPosition]) -> [MapPosition?] {
        batch(positions, inverse: false)
    }

    /// Transforms positions together the other way, from the target to the source system.
    ///
    /// - Parameter positions: Positions in the target system.
    /// - Returns: As many positions in the same order, `nil` where the operation is not defined.
    /// - Complexity: O(*n*).
    public func invert(_ positions: [MapPosition]) -> [MapPosition?] {
        batch(positions, inverse: true)
    }

    /// Brings a position of the source system onto the map, for operations that start at WGS 84.
    ///
    /// - Parameter coordinate: A position on WGS 84.
    /// - Returns: The position in the target system.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` where the map does not reach.
    /// - Precondition: The source is ``CRS/crs84``.
    public func project(_ coordinate: Coordinate) throws(GeodesyError) -> MapPosition {
        precondition(source == .crs84, "\(source.definition) is not the system of a Coordinate.")
        return try transform(MapPosition(coordinate))
    }

    /// Finds the position on WGS 84 of a position on the map, for operations that start at WGS 84.
    ///
    /// - Parameter position: A position in the target system.
    /// - Returns: The position on WGS 84.
    /// - Throws: ``GeodesyError/library(operation:code:message:)`` off the map, or a range error.
    /// - Precondition: The source is ``CRS/crs84``.
    public func coordinate(at position: MapPosition) throws(GeodesyError) -> Coordinate {
        precondition(source == .crs84, "\(source.definition) is not the system of a Coordinate.")
        let found = try invert(position)
        return try Coordinate(latitude: found.y, longitude: LongitudeSpan.wrapped(found.x))
    }

    private func batch(_ positions: [MapPosition], inverse: Bool) -> [MapPosition?] {
        var xs = positions.map(\.x)
        var ys = positions.map(\.y)
        operation.withLock { $0.transform(&xs, &ys, inverse: inverse) }
        return zip(xs, ys).map { x, y in
            x.isFinite && y.isFinite ? MapPosition(x: x, y: y) : nil
        }
    }
}
