import Foundation
import Geodesy

/// A row of GeographicLib's test set for geodesics.
struct ReferenceRow: Sendable, CustomStringConvertible {
    let line: String
    let origin: Coordinate
    let destination: Coordinate
    let initialAzimuth: Azimuth
    let finalAzimuth: Azimuth
    let distance: Length
    /// The reduced length in metres: how far the end moves for one radian of azimuth.
    let reducedLength: Double

    var description: String { line }

    init(_ line: String) throws {
        let values = line.split(separator: " ").compactMap { Double($0) }
        guard values.count == 10 else { throw Problem.badRow(line) }
        self.line = line
        origin = try Coordinate(latitude: values[0], longitude: values[1])
        initialAzimuth = Azimuth(degrees: values[2])
        destination = try Coordinate(latitude: values[3], longitude: values[4])
        finalAzimuth = Azimuth(degrees: values[5])
        distance = Length(metres: values[6])
        reducedLength = values[8]
    }

    enum Problem: Error {
        case badRow(String)
        case cannotUnpack(String)
    }

    /// The rows that travel with the project.
    static func hundred() throws -> [ReferenceRow] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try rows(of: Data(contentsOf: folder.appending(path: "Fixtures/GeodTest-100.dat")))
    }

    /// The rows of every test set there is: those of the project, and the large set if it is there.
    static func all() throws -> [ReferenceRow] {
        var found = try hundred()
        guard let folder = ProcessInfo.processInfo.environment["TOPOSCOPE_FIXTURES"] else {
            return found
        }
        let plain = URL(fileURLWithPath: folder).appending(path: "GeodTest-short.dat")
        if FileManager.default.fileExists(atPath: plain.path) {
            found += try rows(of: Data(contentsOf: plain))
        } else {
            found += try rows(of: unpacked(plain.path + ".gz"))
        }
        return found
    }

    private static func rows(of data: Data) throws -> [ReferenceRow] {
        try String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            try ReferenceRow(String($0))
        }
    }

    private static func unpacked(_ path: String) throws -> Data {
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        guard gzip.terminationStatus == 0, !data.isEmpty else { throw Problem.cannotUnpack(path) }
        return data
    }
}
