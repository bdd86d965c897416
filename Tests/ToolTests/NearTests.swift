import ArgumentParser
import Foundation
import Gazetteer
import Layers
import Testing

@testable import toposcope

@Suite struct NearTests {
    /// The acceptance figures are given to a metre and to a hundredth of a degree.
    private let metre = 1.0
    private let hundredth = 0.005

    @Test("The ambush of 2017 is 172.891 km north of Niamey, with both articles as sources")
    func ambush() throws {
        let bytes = try RunCommand.output(
            of: Near.self, "Niamey", "--within", "250km", "--kind", "ambush", "--format", "json")
        let answer = try JSONValue(parsing: bytes)
        let incidents = try #require(answer["incidents"]?.array)
        #expect(incidents.count == 1)
        let ambush = try #require(incidents.first)
        #expect(abs((ambush["distance_m"]?.number ?? 0) - 172_891) <= metre)
        #expect(abs((ambush["azimuth"]?.number ?? 0) - 350.18) <= hundredth)
        #expect(ambush["compass"]?.string == "N")
        let sources = ambush["sources"]?.string ?? ""
        #expect(sources.contains("article-2017-11") && sources.contains("article-2017-10"))
    }

    @Test("Two tolls of one day in Mali stay apart, without a distance")
    func areaOnly() throws {
        let bytes = try RunCommand.output(
            of: Near.self, "Niamey", "--within", "250km", "--since", "2019-12-21", "--until",
            "2019-12-21", "--kind", "air-strike", "--kind", "armed-clash", "--format", "json")
        let answer = try JSONValue(parsing: bytes)
        #expect(answer["incidents"]?.array?.isEmpty == true)
        let areaOnly = try #require(answer["area_only"]?.array)
        #expect(areaOnly.compactMap { $0["killed_min"]?.integer }.sorted() == [7, 33])
        #expect(areaOnly.allSatisfy { $0["distance_m"] == .null && $0["latitude"] == nil })
    }

    @Test("Mali is not listed apart for a circle that does not reach it")
    func outOfReach() throws {
        // Mali is 198.6 km from Niamey.
        let bytes = try RunCommand.output(
            of: Near.self, "Niamey", "--within", "190km", "--format", "json")
        let areaOnly = try #require(try JSONValue(parsing: bytes)["area_only"]?.array)
        let countries = areaOnly.compactMap { $0["country"]?.string }
        #expect(countries.contains("NE"))
        #expect(!countries.contains("ML"))
    }

    @Test("An area that does not reach there is not listed because its country does")
    func areas() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("areas-\(UUID().uuidString)").path
        defer {
            for end in [".csv", ".gpkg", ".gpkg-wal", ".gpkg-shm"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        let table =
            "id,date,type,country,admin1,place,precision\n"
            + "a,2019-05-14,ambush,NE,Tillaberi,somewhere,area\n"
            + "b,2019-05-14,ambush,NE,Agadez region,elsewhere,area\n"
            + "c,2019-05-14,ambush,NE,,Niger,country\n"
        try FileBytes.write(Array(table.utf8), to: path + ".csv")
        let importing = try Import.parse([
            path + ".csv", "--name", "t", "--file", path + ".gpkg", "--data", RunCommand.data,
        ])
        try importing.run()
        func listed(_ place: String) throws -> [String] {
            let bytes = try RunCommand.output(
                of: Near.self, place, "--within", "60km", "--file", path + ".gpkg", "--format",
                "json")
            return try JSONValue(parsing: bytes)["area_only"]?.array?
                .compactMap { $0["id"]?.string }.sorted() ?? []
        }
        // Agadez lies in the middle of its region, Niamey is surrounded by that of Tillabéri.
        #expect(try listed("Agadez") == ["t:b", "t:c"])
        #expect(try listed("Niamey") == ["t:a", "t:c"])
        let inside = try RunCommand.output(
            of: Near.self, "--in", "Tillabéri", "--file", path + ".gpkg", "--format", "json")
        #expect(try JSONValue(parsing: inside)["area_only"]?.array?.count == 1)
    }

    @Test(
        "Bad input is refused with a remedy",
        arguments: [
            (["Niamey", "--within", "250"], "the unit is missing"),
            (["Niger"], "Name a town"),
            (["Niamey", "--since", "yesterday"], "write YYYY"),
            (["Niamey", "--since", "2020", "--until", "2019"], "lies before"),
            (["Niamey", "--kind", "war"], "choose from"),
            (["Qwxzvbnm"], "not in the gazetteer"),
            (["133.5,2.1"], "swapped"),
        ])
    func refused(arguments: [String], part: String) throws {
        let error = #expect(throws: (any Error).self) {
            try Near.parse(arguments + ["--data", RunCommand.data]).run()
        }
        let words = error.map { Near.fullMessage(for: $0, columns: 200) } ?? ""
        #expect(words.contains(part), "\(words)")
    }

    @Test("A value that an option does not take is a wrong call, an unknown name is not")
    func wrongCalls() throws {
        func error(_ arguments: String...) -> any Error {
            do {
                try Near.parse(arguments + ["--data", RunCommand.data]).run()
                return ExitCode.success
            } catch {
                return error
            }
        }
        for arguments in [("--kind", "war"), ("--since", "2017-13"), ("--sort", "name")] {
            #expect(Toposcope.isWrongCall(error("Niamey", arguments.0, arguments.1)))
        }
        #expect(Near.exitCode(for: error("Niamey", "--within", "250")) == .validationFailure)
        #expect(!Toposcope.isWrongCall(error("Qwxzvbnm")))
    }

    @Test("A timeline has one order, so that it takes no other")
    func timelineOrder() {
        #expect(throws: (any Error).self) { try Timeline.parse(["--sort", "toll"]) }
    }

    @Test("A name that is not in the gazetteer is said to be taken as another")
    func misspelt() throws {
        let register = try DataOptions.parse(["--data", RunCommand.data, "--world", "none"])
            .register()
        let agadez = try PositionArgument("Agadezz", register: register)
        #expect(agadez.title == "Agadez, Niger")
        #expect(agadez.remark?.contains("\"Agadezz\" is no name") == true)
        #expect(try PositionArgument("Agadez", register: register).remark == nil)
        let maker = IncidentScopeMaker(
            register: register, boundaries: Boundaries(folder: RunCommand.data + "/boundaries"))
        #expect(try maker.inside("Nigeer").remarks.count == 1)
        #expect(try maker.inside("Niger").remarks.isEmpty)
    }

    @Test("What lies at the very place asked for has a distance and no direction")
    func here() throws {
        let bytes = try RunCommand.output(
            of: Near.self, "15.05,1.84", "--within", "100km", "--format", "json")
        let away = try JSONValue(parsing: bytes)["incidents"]?.array?.first
        let latitude = try #require(away?["latitude"]?.number)
        let longitude = try #require(away?["longitude"]?.number)
        #expect(away?["azimuth"]?.number != nil)
        let again = try RunCommand.output(
            of: Near.self, "\(latitude),\(longitude)", "--within", "1m", "--format", "json")
        let here = try JSONValue(parsing: again)["incidents"]?.array?.first
        #expect(here?["distance_m"]?.number == 0)
        #expect(here?["azimuth"] == .null && here?["compass"] == .null)
    }

    @Test("A table for people names place, precision, toll and sources")
    func table() throws {
        let bytes = try RunCommand.output(
            of: Near.self, "13.51366,2.1098", "--within", "110mi", "--format", "table")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("172.9 km  350.2° N  2017-10-04  ambush"))
        #expect(text.contains("Tongo Tongo (near-point, within 5.0 km)"))
        #expect(text.contains("killed 8 to 9"))
    }
}
