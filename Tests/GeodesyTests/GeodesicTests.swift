import Geodesy
import Testing

@Suite struct GeodesicTests {
    /// A metre is what the source rows are rounded to.
    static let rowTolerance = 0.5

    @Test("Niamey to Agadez is 738.626 km at azimuth 58.04° (GeodSolve 2.1.2)")
    func niameyToAgadez() throws {
        let niamey = try Coordinate(latitude: 13.51366, longitude: 2.10980)
        let agadez = try Coordinate(latitude: 16.97333, longitude: 7.99111)
        let segment = Geodesic.wgs84.segment(from: niamey, to: agadez)
        #expect(abs(segment.distance.metres - 738_626.311421) < 1e-6)
        #expect(abs(segment.initialAzimuth.degrees - 58.04044569743) < 1e-10)
        #expect(abs(segment.finalAzimuth.degrees - 59.58875106004) < 1e-10)
        #expect(segment.initialAzimuth.principalCompassPoint == .northeast)
        #expect(segment.initialAzimuth.compassPoint == .eastNortheast)
    }
}
