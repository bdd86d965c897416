import Foundation
import Testing

@testable import MapService

@Suite("Identifiers of collections") struct CollectionIdentifiersTests {
    @Test("The first of a name keeps it, a later one is called after its file or gets a number")
    func differ() {
        var identifiers = CollectionIdentifiers()
        #expect(identifiers.take("incidents") == "incidents")
        #expect(identifiers.take("places") == "places")
        #expect(identifiers.take("incidents", file: "mine", isOnly: true) == "mine")
        #expect(identifiers.take("incidents", file: "incidents", isOnly: true) == "incidents_2")
        #expect(identifiers.take("places", file: "atlas") == "atlas_places")
        #expect(identifiers.take("places", file: "atlas") == "atlas_places_2")
        #expect(identifiers.take("places", file: "atlas") == "atlas_places_3")
        #expect(identifiers.take("rivers", file: "atlas") == "rivers")
        #expect(identifiers.take("places") == "places_2")
    }

    @Test("What may not stand in an address becomes a line, and names still differ")
    func safe() {
        var identifiers = CollectionIdentifiers()
        #expect(identifiers.take("a b/ç") == "a_b__")
        #expect(identifiers.take("a b/é") == "a_b___2")
        #expect(identifiers.take("..") == "layer")
        #expect(identifiers.take(".") == "._2")
    }
}
