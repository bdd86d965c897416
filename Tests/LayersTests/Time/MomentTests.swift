import Layers
import Testing

@Suite("Moments of RFC 3339")
struct MomentTests {
    @Test(
        "Moments are read as POSIX time says",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2019-10-24T14:30:00Z", 1_571_927_400_000),
            ("2019-10-24T15:30:00.5+01:00", 1_571_927_400_500),
            ("1969-12-31T23:59:59.999Z", -1), ("1985-04-12t23:20:50.52z", 482_196_050_520),
            ("1996-12-19T16:39:57-08:00", 851_042_397_000),
            ("1990-12-31T23:59:60Z", 662_687_999_000),
        ])
    func reads(text: String, milliseconds: Int) {
        #expect(Moment(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "What is no moment is refused",
        arguments: [
            "", "2019-10-24", "2019-10-24T14:30Z", "2019-10-24T24:00:00Z", "2019-02-30T00:00:00Z",
            "2019-10-24T14:30:00", "2019-10-24T14:30:00.Z", "2019-10-24T14:30:00+1:00",
            "2019-10-24T14:30:00Zx", "2019-10-24 14:30:00Z",
        ])
    func refuses(text: String) {
        #expect(Moment(rfc3339: text) == nil)
    }

    @Test("Moments are written with milliseconds only where there are any")
    func writes() {
        #expect(Moment(milliseconds: 1_571_927_400_000).description == "2019-10-24T14:30:00Z")
        #expect(Moment(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Moment(milliseconds: .max).description == "\(Int.max) ms")
    }
}
