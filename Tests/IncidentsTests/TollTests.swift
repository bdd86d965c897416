import Incidents
import Testing

@Suite struct TollTests {
    @Test(
        "Bounds are said in words",
        arguments: [
            (nil, nil, ""), (4, nil, "at least 4"), (nil, 9, "at most 9"), (4, 4, "4"),
            (4, 9, "4 to 9"), (0, 0, "0"),
        ] as [(Int?, Int?, String)])
    func words(minimum: Int?, maximum: Int?, text: String) throws {
        let toll = try #require(Toll(minimum: minimum, maximum: maximum))
        #expect(toll.description == text)
        #expect(toll.isKnown == !text.isEmpty)
    }

    @Test(
        "Negative numbers and bounds in the wrong order are refused",
        arguments: [(-1, nil), (nil, -1), (5, 4)] as [(Int?, Int?)])
    func refused(minimum: Int?, maximum: Int?) {
        #expect(Toll(minimum: minimum, maximum: maximum) == nil)
    }

    @Test("What two tolls allow in common, and that contradictions have nothing in common")
    func intersection() throws {
        let atLeastFour = try #require(Toll(minimum: 4, maximum: nil))
        let fiveToNine = try #require(Toll(minimum: 5, maximum: 9))
        let three = try #require(Toll(minimum: 3, maximum: 3))
        #expect(atLeastFour.intersection(fiveToNine) == fiveToNine)
        #expect(atLeastFour.intersection(.unknown) == atLeastFour)
        #expect(fiveToNine.intersection(three) == nil)
        #expect(fiveToNine.union(three) == Toll(minimum: 3, maximum: 9))
        #expect(atLeastFour.union(three) == Toll(minimum: 3, maximum: nil))
        #expect(Toll.unknown.union(three) == three)
    }
}
