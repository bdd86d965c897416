@testable import Layers
import TestSupport
import Testing

@Suite struct HilbertCurveTests {
    /// How far along the curve a square lies, found bit by bit.
    ///
    /// See Henry S. Warren, *Hacker's Delight*, second edition, chapter 16; the same algorithm is widely
    /// published in C as `xy2d`.
    private static func plain(_ x: Int, _ y: Int, side: Int) -> Int {
        var (x, y, place, half) = (x, y, 0, side / 2)
        while half > 0 {
            let (right, upper) = (x & half > 0 ? 1 : 0, y & half > 0 ? 1 : 0)
            place += half * half * ((3 * right) ^ upper)
            if upper == 0 {
                if right == 1 { (x, y) = (side - 1 - x, side - 1 - y) }
                (x, y) = (y, x)
            }
            half /= 2
        }
        return place
    }

    @Test("Squares lie where the plain algorithm has them")
    func places() {
        let seed: UInt64 = .random(in: 0 ... .max)
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let (x, y) = (
                Int.random(in: 0..<65_536, using: &dice), Int.random(in: 0..<65_536, using: &dice)
            )
            let place = HilbertCurve.place(UInt32(x), UInt32(y))
            #expect(Int(place) == Self.plain(x, y, side: 65_536), "\(x), \(y), seed \(seed)")
        }
    }

    @Test("Squares behind each other on the curve are neighbours")
    func neighbours() {
        // The lowest corner of 64 by 64 squares is one piece of the curve.
        let squares = (0..<64).flatMap { x in (0..<64).map { y in (x, y) } }
            .sorted { first, second in
                HilbertCurve.place(UInt32(first.0), UInt32(first.1))
                    < HilbertCurve.place(UInt32(second.0), UInt32(second.1))
            }
        for (one, next) in zip(squares, squares.dropFirst()) {
            #expect(abs(one.0 - next.0) + abs(one.1 - next.1) == 1)
        }
    }
}
