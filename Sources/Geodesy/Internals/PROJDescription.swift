import CPROJ

/// What PROJ's database says about a coordinate reference system.
struct PROJDescription: Sendable {
    let title: String
    let kind: CRS.Kind
    let isNorthFirst: Bool
    let metresPerUnit: Double?
    let area: BoundingBox?

    init(of definition: String) throws(GeodesyError) {
        let context = try PROJContext()
        guard let crs = unsafe proj_create(context.pointer, definition) else {
            throw .unknownCRS(definition)
        }
        defer { unsafe proj_destroy(crs) }
        guard unsafe proj_is_crs(crs) != 0 else { throw .unknownCRS(definition) }
        title = unsafe proj_get_name(crs).map { unsafe String(cString: $0) } ?? definition
        switch unsafe proj_get_type(crs) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: kind = .geographic
        case PJ_TYPE_PROJECTED_CRS: kind = .projected
        default: kind = .other
        }
        var west = 0.0
        var south = 0.0
        var east = 0.0
        var north = 0.0
        let hasArea = unsafe proj_get_area_of_use(
            context.pointer, crs, &west, &south, &east, &north, nil)
        area =
            hasArea != 0
            ? try? BoundingBox(west: west, south: south, east: east, north: north) : nil
        let axis = unsafe Self.firstAxis(of: crs, in: context)
        isNorthFirst = axis.isNorth
        metresPerUnit = kind == .projected ? axis.factor : nil
    }

    private static func firstAxis(
        of crs: OpaquePointer, in context: borrowing PROJContext
    ) -> (isNorth: Bool, factor: Double?) {
        guard
            let system = unsafe proj_crs_get_coordinate_system(context.pointer, crs)
        else { return (false, nil) }
        defer { unsafe proj_destroy(system) }
        var direction: UnsafePointer<CChar>?
        var factor = 0.0
        guard
            unsafe proj_cs_get_axis_info(
                context.pointer, system, 0, nil, nil, &direction, &factor, nil, nil, nil) != 0,
            let direction = unsafe direction
        else { return (false, nil) }
        return (unsafe String(cString: direction) == "north", factor)
    }
}
