import ArgumentParser
import Foundation
import Layers
import Testing

@testable import toposcope

@Suite struct DistanceTests {
    @Test(
        "Niamey to Agadez is 738.6 km, 459.0 mi, north-east of 8 and east-north-east of 16 (GeodSolve)"
    )
    func headline() throws {
        let answer = try JSONValue(
            parsing: RunCommand.output(
                of: Distance.self, "Niamey", "Agadez", "--format", "json"))
        let leg = try #require(answer["legs"]?.array?.first)
        #expect(abs((leg["distance_m"]?.number ?? 0) - 738_626.311421) < 1e-5)
        #expect(abs((leg["distance_mi"]?.number ?? 0) - 458.961) < 0.0005)
        #expect(abs((leg["initial_azimuth"]?.number ?? 0) - 58.04044569743) < 1e-6)
        #expect(abs((leg["final_azimuth"]?.number ?? 0) - 59.58875106004) < 1e-6)
        #expect(leg["compass_8"]?.string == "NE")
        #expect(leg["compass_16"]?.string == "ENE")
        #expect(answer["direct"] == .null)
    }

    @Test("The loop of the flights in the news of 2023 is 3242.7 km long and comes back")
    func loop() throws {
        let answer = try JSONValue(
            parsing: RunCommand.output(
                of: Distance.self, "12.60915,-7.97522", "16.27167,-0.04472", "20.20126,1.01186",
                "13.51366,2.10980", "12.60915,-7.97522", "--format", "json"))
        #expect(answer["legs"]?.array?.count == 4)
        #expect(abs((answer["total"]?["distance_km"]?.number ?? 0) - 3242.7) < 0.05)
        #expect(answer["direct"]?["distance_m"]?.number == 0)
        #expect(answer["direct"]?["initial_azimuth"] == .null)
    }

    @Test("A table for people has every unit and direction")
    func table() throws {
        let text = String(
            decoding: try RunCommand.output(
                of: Distance.self, "13.51366,2.10980", "16°58′24″N 7°59′28″E", "icao:DRZA",
                "--format", "table"),
            as: UTF8.self)
        #expect(text.contains("From"))
        #expect(text.contains("738.6"))
        #expect(text.contains("NE"))
        #expect(text.contains("Total"))
        #expect(text.contains("first to last"))
    }

    @Test("The way to Suva from the east is drawn across the antimeridian in two parts")
    func antimeridian() throws {
        let text = String(
            decoding: try RunCommand.output(
                of: Distance.self, " -18.14,178.44", " -13.83,-171.76", "--format", "geojson",
                "--spacing", "200km"), as: UTF8.self)
        #expect(text.contains("MultiLineString"))
        #expect(text.contains("180"))
    }

    @Test(
        "Bad input is refused with a remedy",
        arguments: [
            (["Niamey", "Niger"], "Name a town"), (["Niamey", "Qwxzvbnm"], "not in the gazetteer"),
            (["Niamey", "133.5,2.1"], "swapped"),
            (["Niamey", "Agadez", "--spacing", "0 m"], "the least is 1 m"),
        ])
    func refused(arguments: [String], part: String) throws {
        let command = try Distance.parse(arguments + ["--data", RunCommand.data])
        let error = #expect(throws: (any Error).self) { try command.run() }
        #expect(error.map { "\($0)".contains(part) } == true, "\(String(describing: error))")
    }

    @Test("One place is too few")
    func tooFew() {
        #expect(throws: (any Error).self) { try Distance.parse(["Niamey"]) }
    }

    @Test("Coordinates that begin with a minus are values, options stay options")
    func negative() {
        let arguments = ["distance", "-33.9,18.4", "−1,2", "-.5,1", "--format", "json", "-o", "x"]
        #expect(
            Toposcope.withValuesMarked(arguments)
                == ["distance", " -33.9,18.4", "−1,2", "-.5,1", "--format", "json", "-o", "x"])
    }
}
