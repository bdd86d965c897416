import Geodesy

/// Reads GeoJSON geometries within a filter, in the reference system of the filter.
struct CQL2JSONShape {
    let axes: CQL2Axes

    func geometry(_ value: JSONValue, depth: Int = 0) throws(LayerError) -> Geometry {
        let type = value["type"]?.string ?? ""
        if type == "GeometryCollection" {
            guard let members = value["geometries"]?.array, !members.isEmpty, depth < 8 else {
                throw CQL2JSONReader.error(
                    "a GeometryCollection needs \"geometries\", nested at most 8 deep.")
            }
            var geometries: [Geometry] = []
            for member in members { geometries.append(try geometry(member, depth: depth + 1)) }
            return .collection(geometries)
        }
        guard let coordinates = value["coordinates"] else {
            throw CQL2JSONReader.error("the geometry \(value) has no \"coordinates\".")
        }
        switch type {
        case "Point": return .point(try position(coordinates))
        case "MultiPoint": return .multiPoint(try line(coordinates, least: 1))
        case "LineString": return .lineString(try line(coordinates, least: 2))
        case "MultiLineString":
            return .multiLineString(
                try each(coordinates) { (item) throws(LayerError) in try line(item, least: 2) })
        case "Polygon": return .polygon(try rings(coordinates))
        case "MultiPolygon":
            return .multiPolygon(
                try each(coordinates) { (item) throws(LayerError) in try rings(item) })
        default:
            throw CQL2JSONReader.error("\"\(type)\" is no type of geometry.")
        }
    }

    private func each<Item>(
        _ value: JSONValue, _ read: (JSONValue) throws(LayerError) -> Item
    ) throws(LayerError) -> [Item] {
        guard let values = value.array, !values.isEmpty else {
            throw CQL2JSONReader.error("the coordinates \(value) must be a list with members.")
        }
        var items: [Item] = []
        for value in values { items.append(try read(value)) }
        return items
    }

    private func rings(_ value: JSONValue) throws(LayerError) -> [[Coordinate]] {
        try each(value) { (item) throws(LayerError) in
            let ring = try line(item, least: 4)
            guard ring.first == ring.last else {
                throw CQL2JSONReader.error("a ring of a polygon must end where it begins.")
            }
            return ring
        }
    }

    private func line(_ value: JSONValue, least: Int) throws(LayerError) -> [Coordinate] {
        let positions = try each(value) { (item) throws(LayerError) in try position(item) }
        guard positions.count >= least else {
            throw CQL2JSONReader.error(
                "at least \(least) positions are needed, but there are \(positions.count).")
        }
        return positions
    }

    private func position(_ value: JSONValue) throws(LayerError) -> Coordinate {
        guard let numbers = value.array, (2...4).contains(numbers.count),
            let first = numbers[0].number, let second = numbers[1].number
        else { throw CQL2JSONReader.error("\(value) is no position.") }
        do throws(GeodesyError) {
            return try axes.coordinate(first, second)
        } catch {
            throw CQL2JSONReader.error("\(error)")
        }
    }
}
