import Testing

@testable import toposcope

@Suite struct ProgressTests {
    @Test("Work of less than two seconds says nothing, longer work a line every two seconds")
    func pace() {
        let start = ContinuousClock.now
        var time = start
        var lines: [String] = []
        var progress = Progress(now: { time }, tell: { lines.append($0) })
        for tenths in 0..<70 {
            time = start + .milliseconds(100 * tenths)
            progress.report("after \(tenths) tenths")
        }
        #expect(lines == ["after 20 tenths", "after 40 tenths", "after 60 tenths"])
    }
}
