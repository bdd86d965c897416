import Foundation
import Geodesy
import TestSupport
import Testing

@Suite struct FixedNumberTests {
    @Test("Numbers have just the decimals asked for, as C spells them")
    func spelling() throws {
        let seed: UInt64 = .random(in: 0 ... .max)
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let decimals = Int.random(in: 0...9, using: &dice)
            let sizes: [Double] = [1, 100, 1e5]
            let size: Double = sizes.randomElement(using: &dice) ?? 1
            let number = Double.random(in: -size...size, using: &dice)
            let text = number.fixed(decimals)
            let expected = String(format: "%.\(decimals)f", number)
            // Half a unit of the last place may be rounded either way, and zero has no sign here.
            let spelled: Double = try #require(Double(expected))
            let own: Double = try #require(Double(text))
            let difference: Double = abs(abs(own - number) - abs(spelled - number))
            #expect(difference < 1e-15 * size, "\(number), \(text), seed \(seed)")
            #expect(text.split(separator: ".").count == (decimals == 0 ? 1 : 2), "\(text)")
            if decimals > 0 {
                #expect(text.split(separator: ".").last?.count == decimals, "\(text)")
            }
        }
    }

    @Test(
        "Zero has no sign, large numbers and none are spelled as they are",
        arguments: [
            (-0.004, 2, "0.00"), (0.005, 2, "0.01"), (738.6, 1, "738.6"), (-58.04, 1, "-58.0"),
            (1_234_567_890.5, 1, "1234567890.5"), (1e17, 2, "1e+17"), (.infinity, 2, "inf"),
            (.nan, 2, "nan"), (0.1, 0, "0"), (9.999, 2, "10.00"),
        ])
    func edges(number: Double, decimals: Int, text: String) {
        #expect(number.fixed(decimals) == text)
    }

    @Test("Zeros at the end are left out on demand")
    func trimmed() {
        #expect((13.5).fixed(7, trimmed: true) == "13.5")
        #expect((2.0).fixed(3, trimmed: true) == "2")
        #expect((100.0).fixed(0, trimmed: true) == "100")
    }
}
