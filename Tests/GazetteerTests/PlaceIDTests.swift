import Gazetteer
import Testing

@Suite struct PlaceIDTests {
    @Test("An identifier prints as it is written")
    func prints() {
        #expect(PlaceID(rawValue: "geonames:2440485").description == "geonames:2440485")
    }
}
