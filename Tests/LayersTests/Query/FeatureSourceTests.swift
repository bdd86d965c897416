import Geodesy
import Layers
import TestSupport
import Testing

@Suite("Questions to layers in memory")
struct FeatureSourceTests {
    /// The answer for layers of points by a plain reading of each condition.
    static func expected(_ query: FeatureQuery, _ layer: Layer) -> [String] {
        var rows: [(row: Int, keys: [Double?], id: String)] = []
        for (row, feature) in layer.features.enumerated() {
            var point: Coordinate?
            if case .point(let coordinate)? = feature.geometry { point = coordinate }
            switch (query.area, point) {
            case (nil, _): break
            case (_, nil): if !query.includesUnlocated { continue }
            case (.box(let box), let point?):
                let isEast = point.longitude >= box.west
                let isWest = point.longitude <= box.east
                let isBetween = box.west <= box.east ? isEast && isWest : isEast || isWest
                let isOnSeam =
                    abs(point.longitude) == 180
                    && (abs(box.west) == 180 || abs(box.east) == 180 || box.west > box.east)
                let isIn = isBetween || isOnSeam || abs(point.latitude) == 90
                if !isIn || point.latitude < box.south || point.latitude > box.north { continue }
            case (.circle(let centre, let radius), let point?):
                if Geodesic.wgs84.distance(from: centre, to: point) > radius { continue }
            case (.region, _): continue
            }
            if let window = query.time {
                if case .date(let day)? = feature["date_start"] {
                    guard let start = window.start, let end = window.end,
                        Moment(endOf: day) >= start, Moment(startOf: day) <= end
                    else { continue }
                } else if !query.includesUndated {
                    continue
                }
            }
            if case .any(let filters)? = query.filter,
                case .compare(_, _, .integer(let least)) = filters[0]
            {
                var isWanted = feature["kind"] != .string("coup")
                if case .integer(let killed)? = feature["killed"], killed > least {
                    isWanted = true
                }
                if !isWanted { continue }
            }
            let keys = query.order.map { order -> Double? in
                switch order {
                case .distance(let origin):
                    return point.map { Geodesic.wgs84.distance(from: origin, to: $0).metres }
                case .property(let name, let isDescending):
                    let sign: Double = isDescending ? -1 : 1
                    switch feature[name] {
                    case .integer(let value): return sign * Double(value)
                    case .number(let value): return sign * value
                    case .string(let kind):
                        return sign * (["air-strike": 0, "ambush": 1, "coup": 2][kind] ?? 3)
                    default: return nil
                    }
                }
            }
            rows.append((row, keys, feature.id))
        }
        rows.sort { one, two in
            for (first, second) in zip(one.keys, two.keys) where first != second {
                guard let first else { return false }
                guard let second else { return true }
                return first < second
            }
            return one.row < two.row
        }
        return rows.map(\.id)
    }

    @Test("Answers, pages and counts equal a plain reading of each condition, in the same order")
    func oracle() async throws {
        let seed: UInt64 = 4711
        var random = SeededGenerator(seed: seed)
        let layer = SampleFeatures.layer(250, &random, onlyPoints: true)
        let indexed = IndexedLayer(layer)
        for trial in 0..<120 {
            let query = SampleFeatures.query(&random)
            let expected = Self.expected(query, layer)
            for source in [layer, indexed] as [any FeatureSource] {
                #expect(
                    try await source.count(query) == expected.count, "seed \(seed), trial \(trial)")
                #expect(
                    try await Self.allPages(query, source) == expected,
                    "seed \(seed), trial \(trial): \(query)")
            }
        }
    }

    /// The ids of all pages, each key going through its written form.
    static func allPages(
        _ query: FeatureQuery, _ source: any FeatureSource
    ) async throws -> [String] {
        var query = query
        var ids: [String] = []
        while true {
            let page = try await source.page(query)
            ids += page.features.map(\.id)
            guard let next = page.next else { return ids }
            #expect(page.features.count == query.limit)
            query.after = FeaturePageKey(next.text)
            #expect(query.after == next)
        }
    }

    @Test("The index answers as the plain layer does for lines and polygons too")
    func shapes() async throws {
        let seed: UInt64 = 815
        var random = SeededGenerator(seed: seed)
        let layer = SampleFeatures.layer(80, &random, onlyPoints: false)
        let indexed = IndexedLayer(layer)
        for trial in 0..<60 {
            let query = SampleFeatures.query(&random)
            #expect(
                indexed.page(query) == layer.page(query), "seed \(seed), trial \(trial): \(query)")
            #expect(indexed.count(query) == layer.count(query), "seed \(seed), trial \(trial)")
        }
        #expect(indexed.feature(id: "f17") == layer.features[17])
        #expect(indexed.feature(id: "g") == nil)
        #expect(indexed.extent() == layer.extent())
    }

    @Test(
        "Shapes are in a box where they share a position with it, across the antimeridian too",
        arguments: [
            // An edge crosses the box, with both ends outside.
            ([(-10, 0), (10, 1)], false, (-1, -1, 1, 2), true),
            ([(-10, 5), (10, 6)], false, (-1, -1, 1, 2), false),
            // The box lies within the polygon; and in its notch.
            ([(-10, -10), (10, -10), (10, 10), (-10, 10), (-10, -10)], true, (-1, -1, 1, 1), true),
            (
                [(-10, -10), (10, -10), (10, 10), (0, -9), (-10, 10), (-10, -10)], true,
                (-1, 5, 1, 6), false
            ),
            // The polygon lies within the box; and touches its corner.
            ([(1, 1), (2, 1), (2, 2), (1, 1)], true, (0, 0, 3, 3), true),
            ([(3, 3), (4, 3), (4, 4), (3, 3)], true, (0, 0, 3, 3), true),
            // Both cross the antimeridian; only the box does.
            ([(170, 0), (-170, 1)], false, (179, -5, -179, 5), true),
            ([(-179.5, 0), (-178, 1)], false, (179, -5, -179, 5), true),
            ([(-178.5, 0), (-178, 1)], false, (179, -5, -179, 5), false),
        ] as [([(Double, Double)], Bool, (Double, Double, Double, Double), Bool)])
    func boxes(
        line: [(Double, Double)], isRing: Bool, box: (Double, Double, Double, Double), isIn: Bool
    ) throws {
        let positions = try line.map { try Coordinate(latitude: $0.1, longitude: $0.0) }
        let layer = Layer(
            name: "l", title: "L",
            features: [
                Feature(
                    id: "1", geometry: isRing ? .polygon([positions]) : .lineString(positions),
                    properties: [])
            ])
        let area = FeatureArea.box(
            try BoundingBox(west: box.0, south: box.1, east: box.2, north: box.3))
        #expect(layer.count(FeatureQuery(area: area)) == (isIn ? 1 : 0))
        #expect(IndexedLayer(layer).count(FeatureQuery(area: area)) == (isIn ? 1 : 0))
    }

    @Test("A region with a hole holds points on its edge and in its body, not in the hole")
    func region() throws {
        func ring(_ size: Double) throws -> [Coordinate] {
            try [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
                try Coordinate(latitude: $0.1 * size, longitude: $0.0 * size)
            }
        }
        let region = FeatureArea.region(.polygon([try ring(10), try ring(2)]))
        let layer = Layer(
            name: "l", title: "L",
            features: try [(0, 0), (5, 5), (10, 3), (11, 0), (2, 2)].enumerated().map {
                Feature(
                    id: "\($0)",
                    geometry: .point(try Coordinate(latitude: $1.1, longitude: $1.0)),
                    properties: [])
            })
        #expect(layer.page(FeatureQuery(area: region)).features.map(\.id) == ["1", "2", "4"])
        #expect(
            IndexedLayer(layer).page(FeatureQuery(area: region)).features.map(\.id)
                == ["1", "2", "4"])
    }

    @Test("The extent of a layer in space and time")
    func extent() throws {
        let features = try [(177.0, "2017-10-04"), (-179, "2019-12-21")].enumerated().map {
            Feature(
                id: "\($0)",
                geometry: .point(try Coordinate(latitude: -17, longitude: $1.0)),
                properties: [
                    Feature.Property(
                        "date", .date(try #require(CalendarDate(iso: $1.1))))
                ])
        }
        let extent = Layer(name: "l", title: "L", features: features).extent()
        #expect(extent.box == (try BoundingBox(west: 177, south: -17, east: -179, north: -17)))
        #expect(extent.time?.start?.description == "2017-10-04T00:00:00Z")
        #expect(extent.time?.end?.description == "2019-12-21T23:59:59.999Z")
    }

    @Test(
        "A page key that no page gave is refused",
        arguments: ["", "x", "5b5d", "5b317d", "7b7d", "5"])
    func brokenKey(text: String) {
        #expect(FeaturePageKey(text) == nil)
    }
}
