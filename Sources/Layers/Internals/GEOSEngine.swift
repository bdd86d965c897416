import CGEOS
import Geodesy

/// The one owner of a GEOS context; for one task at a time.
///
/// GEOS reports a failure of a predicate by a number of its own, so no message handler is needed.
@safe final class GEOSEngine {
    fileprivate let context: GEOSContextHandle_t?

    init() {
        unsafe context = unsafe GEOS_init_r()
    }

    deinit {
        if let context = unsafe context { unsafe GEOS_finish_r(context) }
    }

    /// The shape as GEOS has it, made valid where its rings cross; `nil` where it cannot be one.
    func shape(of geometry: Geometry) -> GEOSShape? {
        guard let pointer = unsafe make(geometry) else { return nil }
        if unsafe GEOSisValid_r(context, pointer) == 1 {
            return unsafe GEOSShape(self, pointer)
        }
        defer { unsafe GEOSGeom_destroy_r(context, pointer) }
        return unsafe GEOSMakeValid_r(context, pointer).map { unsafe GEOSShape(self, $0) }
    }

    private func make(_ geometry: Geometry) -> OpaquePointer? {
        switch geometry {
        case .point(let coordinate):
            unsafe GEOSGeom_createPointFromXY_r(
                context, coordinate.longitude, coordinate.latitude)
        case .lineString(let line):
            unsafe sequence(line).flatMap { unsafe GEOSGeom_createLineString_r(context, $0) }
        case .polygon(let rings): unsafe polygon(rings)
        case .multiPoint(let positions):
            unsafe gather(positions.map { unsafe make(.point($0)) }, GEOS_MULTIPOINT)
        case .multiLineString(let lines):
            unsafe gather(lines.map { unsafe make(.lineString($0)) }, GEOS_MULTILINESTRING)
        case .multiPolygon(let polygons):
            unsafe gather(polygons.map { unsafe polygon($0) }, GEOS_MULTIPOLYGON)
        case .collection(let members):
            unsafe gather(members.map { unsafe make($0) }, GEOS_GEOMETRYCOLLECTION)
        }
    }

    private func sequence(_ line: [Coordinate]) -> OpaquePointer? {
        var numbers: [Double] = []
        numbers.reserveCapacity(line.count * 2)
        for coordinate in line { numbers += [coordinate.longitude, coordinate.latitude] }
        return unsafe numbers.withUnsafeBufferPointer { buffer in
            unsafe GEOSCoordSeq_copyFromBuffer_r(
                context, buffer.baseAddress, UInt32(line.count), 0, 0)
        }
    }

    private func ring(_ line: [Coordinate]) -> OpaquePointer? {
        var line = line
        if let first = line.first, first != line.last { line.append(first) }
        return unsafe sequence(line).flatMap { unsafe GEOSGeom_createLinearRing_r(context, $0) }
    }

    private func polygon(_ rings: [[Coordinate]]) -> OpaquePointer? {
        guard let exterior = rings.first, let shell = unsafe ring(exterior) else { return nil }
        var holes: [OpaquePointer?] = unsafe []
        for line in rings.dropFirst() {
            guard let hole = unsafe ring(line) else {
                unsafe destroy(holes + [shell])
                return nil
            }
            unsafe holes.append(hole)
        }
        return unsafe holes.withUnsafeMutableBufferPointer { buffer in
            unsafe GEOSGeom_createPolygon_r(
                context, shell, buffer.baseAddress, UInt32(buffer.count))
        }
    }

    /// Puts parts together, which then belong to the whole; `nil` if one of them could not be made.
    private func gather(
        _ parts: [OpaquePointer?], _ type: GEOSGeomTypes
    ) -> OpaquePointer? {
        guard unsafe parts.allSatisfy({ unsafe $0 != nil }) else {
            unsafe destroy(parts)
            return nil
        }
        var parts = unsafe parts
        return unsafe parts.withUnsafeMutableBufferPointer { buffer in
            unsafe GEOSGeom_createCollection_r(
                context, Int32(type.rawValue), buffer.baseAddress, UInt32(buffer.count))
        }
    }

    private func destroy(_ parts: [OpaquePointer?]) {
        for index in unsafe parts.indices {
            if let part = unsafe parts[index] { unsafe GEOSGeom_destroy_r(context, part) }
        }
    }
}

/// The one owner of a GEOS geometry, prepared at its first question.
@safe final class GEOSShape {
    private let engine: GEOSEngine
    private let pointer: OpaquePointer
    private var prepared: OpaquePointer?

    fileprivate init(_ engine: GEOSEngine, _ pointer: OpaquePointer) {
        self.engine = engine
        unsafe self.pointer = unsafe pointer
        unsafe prepared = nil
    }

    deinit {
        if let prepared = unsafe prepared {
            unsafe GEOSPreparedGeom_destroy_r(engine.context, prepared)
        }
        unsafe GEOSGeom_destroy_r(engine.context, pointer)
    }

    /// Whether the relation holds from this to the other; `nil` where GEOS fails.
    ///
    /// The corresponding C functions are `GEOSPreparedIntersects_r` and its siblings.
    func holds(_ relation: CQL2SpatialRelation, with other: GEOSShape) -> Bool? {
        let context = unsafe engine.context
        if unsafe prepared == nil { unsafe prepared = unsafe GEOSPrepare_r(context, pointer) }
        guard let prepared = unsafe prepared else { return nil }
        let shape = unsafe other.pointer
        let answer =
            switch relation {
            case .intersects: unsafe GEOSPreparedIntersects_r(context, prepared, shape)
            case .disjoint: unsafe GEOSPreparedDisjoint_r(context, prepared, shape)
            case .touches: unsafe GEOSPreparedTouches_r(context, prepared, shape)
            case .within: unsafe GEOSPreparedWithin_r(context, prepared, shape)
            case .overlaps: unsafe GEOSPreparedOverlaps_r(context, prepared, shape)
            case .crosses: unsafe GEOSPreparedCrosses_r(context, prepared, shape)
            case .contains: unsafe GEOSPreparedContains_r(context, prepared, shape)
            case .equals: unsafe GEOSEquals_r(context, pointer, shape)
            }
        return answer <= 1 ? answer == 1 : nil
    }
}
