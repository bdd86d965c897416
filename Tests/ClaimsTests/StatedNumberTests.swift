import Testing

@testable import Claims

@Suite struct StatedNumberTests {
    /// The table of the GBIF guide: what is written, and the uncertainty that it implies.
    static let table: [(whole: String, decimals: String, uncertainty: Double)] = [
        ("10", "6", 0.05), ("10", "5", 0.25), ("33", "", 0.5), ("15", "", 0.5), ("30", "", 0.5),
        ("140", "", 5), ("100", "", 5), ("200", "", 5), ("2000", "", 50),
    ]

    @Test("The precision of a number is that of the GBIF table", arguments: table)
    func precision(row: (whole: String, decimals: String, uncertainty: Double)) throws {
        let number = try #require(
            StatedNumber(whole: row.whole, decimals: row.decimals, style: .digits))
        #expect(abs(number.precision / 2 - row.uncertainty) < 1e-12)
    }

    @Test(
        "Separators are read by the custom of the language",
        arguments: [
            ("1,200", false, 1200.0), ("1,200", true, 1200), ("1.200", true, 1200),
            ("1.5", false, 1.5), ("1,5", true, 1.5), ("0.250", false, 0.25),
            ("1.234.567", true, 1_234_567),
            ("12,500,000", false, 12_500_000), ("1 200", true, 1200), ("2.75", false, 2.75),
        ])
    func separators(text: String, decimalComma: Bool, value: Double) throws {
        let number = try #require(NumberGrammar.value(of: text, decimalComma: decimalComma))
        #expect(abs(number.value - value) < 1e-9)
    }

    @Test(
        "Multiples of five are round, other numbers are not",
        arguments: [(920, true), (85, true), (174, false), (28, false), (100, true), (33, false)])
    func roundness(value: Int, isRound: Bool) {
        #expect(StatedNumber(whole: Double(value), style: .digits).isRound == isRound)
    }
}
