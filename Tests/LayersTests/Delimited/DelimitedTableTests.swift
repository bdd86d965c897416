import Layers
import Testing

@Suite("Small tables with a header")
struct DelimitedTableTests {
    @Test("Cells are found by the name of their column, lists by the bar")
    func cells() throws {
        let text = "id,name,codes\nA, Niamey ,iata:NIM | icao:DRRN|\nB,Gao,\n"
        let table = try DelimitedTable(bytes: Array(text.utf8), fileName: "places.csv")
        #expect(table.header == ["id", "name", "codes"])
        #expect(table.rows.map(\.line) == [2, 3])
        #expect(table.rows[0]["name"] == " Niamey ")
        #expect(table.rows[0].list("codes") == ["iata:NIM", "icao:DRRN"])
        #expect(table.rows[1].list("codes").isEmpty)
        #expect(table.rows[1]["unknown"].isEmpty)
        try table.require(["id", "name"])
        let error = #expect(throws: LayerError.self) { try table.require(["id", "fips", "iso2"]) }
        #expect(
            error.map(String.init(describing:))
                == "Not valid table in places.csv at line 1, column 1: the header lacks fips, iso2."
        )
    }

    @Test(
        "A table that cannot be right is refused with the line",
        arguments: [
            ("", 1, "empty"),
            ("a,b\n1,2\n1\n", 3, "1 cells, the header 2"),
            ("a,b,a\n", 1, "\"a\" stands twice"),
            ("a,,b\n", 1, "column 2 has no name"),
        ])
    func refused(text: String, line: Int, reason: String) {
        let error = #expect(throws: LayerError.self) {
            try DelimitedTable(bytes: Array(text.utf8), fileName: "t.csv")
        }
        guard case .malformed(_, line, _, let found)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains(reason))
    }
}
