import Layers
import Testing

@Suite struct CalendarDateTests {
    @Test(
        "Days since 1970 agree with POSIX time",
        arguments: [
            ("1970-01-01", 0), ("2000-02-29", 11016), ("2017-10-04", 17443), ("1969-12-31", -1),
            ("0001-01-01", -719162), ("9999-12-31", 2_932_896),
        ])
    func daysSinceEpoch(text: String, days: Int) throws {
        let date = try #require(CalendarDate(iso: text))
        #expect(date.daysSinceEpoch == days)
        #expect(CalendarDate(daysSinceEpoch: days) == date)
        #expect(date.description == text)
    }

    @Test(
        "Days that no calendar has are refused",
        arguments: [
            "2023-02-29", "2023-13-01", "2023-00-10", "1900-02-29", "2023-1-1", "+023-01-01", "",
        ])
    func refused(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }
}
