import Claims
import Testing

@Suite struct VerdictTests {
    @Test("The nine verdicts have the names of the output format")
    func names() {
        #expect(
            Verdict.allCases.map(\.rawValue) == [
                "consistent", "rounded", "road-like", "too-long", "too-short", "direction-off",
                "unit-mismatch", "ambiguous-place", "not-checkable",
            ])
    }
}
