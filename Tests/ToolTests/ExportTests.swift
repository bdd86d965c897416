import ArgumentParser
import Layers
import Testing

@testable import toposcope

@Suite struct ExportTests {
    private func features(_ bytes: [UInt8]) throws -> [JSONValue] {
        try #require(JSONValue(parsing: bytes)["features"]?.array)
    }

    private func base(_ id: String, on day: String) throws -> JSONValue {
        let bytes = try RunCommand.output(of: Export.self, "bases", "--on", day)
        let feature = try #require(
            try features(bytes).first { $0["id"]?.string == "toposcope:\(id)" })
        return try #require(feature["properties"])
    }

    @Test(
        "Bases are given with the operators of the day",
        arguments: [
            // France left Niger on 22 December 2023, the United States left Air Base 101 on
            // 7 July 2024 and Air Base 201 on 5 August 2024.
            ("air-base-101-niamey", "2023-09-13", true, true),
            ("air-base-101-niamey", "2024-01-15", false, true),
            ("air-base-101-niamey", "2024-07-20", false, false),
            ("air-base-201-agadez", "2024-08-04", false, true),
            ("air-base-201-agadez", "2024-08-06", false, false),
            ("tessalit-base", "2021-11-12", true, false),
            ("tessalit-base", "2021-11-20", false, false),
        ])
    func operators(id: String, day: String, isFrench: Bool, isAmerican: Bool) throws {
        let countries = try base(id, on: day)["operator_countries"]?.string ?? ""
        #expect(countries.contains("FR") == isFrench, "\(countries)")
        #expect(countries.contains("US") == isAmerican, "\(countries)")
    }

    @Test("Air Base 201 was under construction in 2017")
    func construction() throws {
        #expect(
            try base("air-base-201-agadez", on: "2017-06-01")["status"]?.string
                == "under-construction")
    }

    @Test("Every feature of every layer names its source", arguments: Export.Subject.allCases)
    func provenance(subject: Export.Subject) throws {
        let bytes = try RunCommand.output(of: Export.self, subject.rawValue)
        let all = try features(bytes)
        #expect(all.count >= 10)
        for feature in all {
            let properties = feature["properties"]
            let source = properties?["source"]?.string ?? properties?["sources"]?.string
            #expect(source?.isEmpty == false, "\(feature["id"]?.string ?? "")")
        }
        #expect(Set(all.compactMap { $0["id"]?.string }).count == all.count)
    }

    @Test("Incidents known to an area have no shape, and unrelated ones are left out")
    func incidents() throws {
        let all = try features(RunCommand.output(of: Export.self, "incidents"))
        for feature in all {
            let precision = feature["properties"]?["place_precision"]?.string
            let isPoint = precision == "point" || precision == "near-point"
            #expect((feature["geometry"] == .null) == !isPoint)
        }
        #expect(!all.contains { $0["id"]?.string == "toposcope:incident-2016-gulf-predator-photo" })
        #expect(
            all.count {
                $0["properties"]?["date_start"]?.string == "2017-10-04"
            } == 1)
    }

    @Test(
        "What makes no sense together is refused",
        arguments: [
            ["places", "--on", "2023-09-13"], ["boundaries", "--format", "csv"],
            ["bases", "--format", "table"], ["weather"], ["bases", "--file", "log.gpkg"],
        ])
    func refused(arguments: [String]) {
        #expect(throws: (any Error).self) { try Export.parse(arguments) }
    }
}
