import TestSupport
import Testing

@testable import Incidents

@Suite struct DecimalTextTests {
    @Test("A text is the number that the standard library reads")
    func standard() {
        let edges = [
            "0", "-0", "-0.0", "7", "-33.925", "18.42322", "+5", ".5", "5.", "-", "", ".", "1e3",
            "0x10",
            "nan", "inf", "1.2.3", "--1", "1-", " 1", "9007199254740993", "123456789012345",
            "0.123456789012345", "0.1234567890123456", "99999999999999.9", "٣",
        ]
        for text in edges {
            let (found, wanted) = (DecimalText.number(text), Double(text))
            #expect(found?.bitPattern == wanted?.bitPattern, "\"\(text)\"")
        }
        let seed: UInt64 = .random(in: 0 ... .max)
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let digits = (0..<Int.random(in: 1...17, using: &dice)).map { _ in
                "0123456789".randomElement(using: &dice) ?? "0"
            }
            let point = Int.random(in: 0...digits.count, using: &dice)
            let text =
                (Bool.random(using: &dice) ? "-" : "") + String(digits[..<point])
                + (Bool.random(using: &dice) ? "." : "") + String(digits[point...])
            #expect(
                DecimalText.number(text)?.bitPattern == Double(text)?.bitPattern,
                "\"\(text)\", seed \(seed)")
        }
    }
}
