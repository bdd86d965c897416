import Foundation
import Geodesy
import Layers
import TestSupport
import Testing

@Suite("Shapes are brought into the form that map files ask for")
struct NormalisedGeometryTests {
    static func ring(_ numbers: [(Double, Double)]) throws -> [Coordinate] {
        try numbers.map { try Coordinate(latitude: $0.1, longitude: $0.0) }
    }

    /// Twice the area in square degrees, positive counter-clockwise.
    static func doubleArea(_ ring: [Coordinate]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) {
            $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
        }
    }

    @Test("A ring around the south pole is led to the pole along the antimeridian")
    func pole() throws {
        let ring = try Self.ring([(0, -70), (90, -75), (180, -72), (-90, -65), (0, -70)])
        guard case .polygon(let rings) = Geometry.polygon([ring]).normalised() else {
            Issue.record("no polygon")
            return
        }
        let expected = try Self.ring([
            (180, -72), (90, -75), (0, -70), (-90, -65), (-180, -72), (-180, -90), (180, -90),
        ])
        #expect(rings.count == 1)
        #expect(Set(rings[0]) == Set(expected))
        #expect(rings[0].first == rings[0].last)
        #expect(Self.doubleArea(rings[0]) > 0)
    }

    @Test("Rings that are already led along the edge of the map stay whole")
    func mapEdge() throws {
        let antarctica = try Self.ring([
            (-180, -90), (180, -90), (180, -84), (0, -70), (-180, -84), (-180, -90),
        ])
        #expect(Geometry.polygon([antarctica]).normalised() == .polygon([antarctica]))
        let world = try Self.ring([(-180, -60), (180, -60), (180, 60), (-180, 60), (-180, -60)])
        #expect(Geometry.polygon([world]).normalised() == .polygon([world]))
    }

    @Test("A hole that crosses the antimeridian is cut with its polygon")
    func crossingHole() throws {
        let exterior = try Self.ring([(170, -10), (-170, -10), (-170, 10), (170, 10), (170, -10)])
        let hole = try Self.ring([(178, -1), (178, 1), (-178, 1), (-178, -1), (178, -1)])
        let inner = try Self.ring([(-175, -1), (-175, 1), (-173, 1), (-173, -1), (-175, -1)])
        guard
            case .multiPolygon(let polygons) = Geometry.polygon([exterior, hole, inner])
                .normalised()
        else {
            Issue.record("not cut")
            return
        }
        #expect(polygons.count == 2)
        #expect(polygons.map(\.count).sorted() == [1, 2])
        // 20 x 20 degrees less the holes of 4 x 2 and 2 x 2.
        let area = polygons.joined().reduce(0) { $0 + Self.doubleArea($1) } / 2
        #expect(abs(area - (400 - 8 - 4)) < 1e-9)
    }

    @Test("A ring that crosses the antimeridian four times falls into three pieces")
    func comb() throws {
        let ring = try Self.ring([
            (175, 0), (-175, 0), (-175, 2), (178, 2), (178, 4), (-175, 4), (-175, 6), (175, 6),
            (175, 0),
        ])
        guard case .multiPolygon(let polygons) = Geometry.polygon([ring]).normalised() else {
            Issue.record("not cut")
            return
        }
        #expect(polygons.count == 3)
        let area = polygons.joined().reduce(0) { $0 + Self.doubleArea($1) } / 2
        #expect(abs(area - (60 - 7 * 2)) < 1e-9)
    }

    @Test("A line that touches or runs along the antimeridian is not broken into points")
    func touching() throws {
        let touching = try Self.ring([(170, 0), (180, 1), (170, 2)])
        #expect(Geometry.lineString(touching).normalised() == .lineString(touching))
        let through = try Self.ring([(170, 0), (180, 1), (-170, 2)])
        #expect(
            Geometry.lineString(through).normalised()
                == .multiLineString([
                    try Self.ring([(170, 0), (180, 1)]), try Self.ring([(-180, 1), (-170, 2)]),
                ]))
    }

    @Test(
        "Random shapes: pieces keep the area, cross nothing, are closed and oriented, and stay put")
    func properties() throws {
        let seed: UInt64 = 180
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            // A star around a centre is never self-crossing.
            let centre = Double.random(in: -180...180, using: &random)
            let corners = Int.random(in: 3...9, using: &random)
            var unwrapped: [(Double, Double)] = []
            for corner in 0..<corners {
                let angle = 2 * Double.pi * Double(corner) / Double(corners)
                let radius = Double.random(in: 1...60, using: &random).rounded()
                unwrapped.append(
                    (
                        (centre + radius * cos(angle)).rounded(),
                        (radius * sin(angle)).rounded()
                    ))
            }
            unwrapped.append(unwrapped[0])
            let ring = try Self.ring(
                unwrapped.map { ($0.0 > 180 ? $0.0 - 360 : $0.0 < -180 ? $0.0 + 360 : $0.0, $0.1) })
            let shape = Geometry.polygon([ring]).normalised()
            #expect(shape.normalised() == shape, "seed \(seed): \(ring)")
            let polygons: [[[Coordinate]]] =
                switch shape {
                case .polygon(let rings): [rings]
                case .multiPolygon(let polygons): polygons
                default: []
                }
            var area = 0.0
            for polygon in polygons {
                for ring in polygon {
                    #expect(ring.first == ring.last)
                    #expect(
                        zip(ring, ring.dropFirst()).allSatisfy {
                            abs($0.longitude - $1.longitude) <= 180
                        }, "seed \(seed): \(ring)")
                }
                #expect(polygon.first.map(Self.doubleArea) ?? -1 >= 0)
                area += polygon.reduce(0) { $0 + Self.doubleArea($1) }
            }
            let expected = zip(unwrapped, unwrapped.dropFirst()).reduce(0) {
                $0 + $1.0.0 * $1.1.1 - $1.1.0 * $1.0.1
            }
            #expect(abs(area - abs(expected)) < 1e-3, "seed \(seed): \(ring)")
        }
    }
}
