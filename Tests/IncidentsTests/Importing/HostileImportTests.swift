import Foundation
import Incidents
import Layers
import TestSupport
import Testing

@Suite struct HostileImportTests {
    private static let samples = [
        "id,date,lat,lon,type,killed\n7,2017-10-04,15.05,1.83,ambush,4\n8,2017,\"1\n5\",2,x,\n",
        "a,b\n#date,#geo+lat\n2019-12-10,15\n",
        "event_id_cnty,event_date,event_type,actor1,latitude,longitude,fatalities\n"
            + "N1,28 December 2022,Battles,A; B,13.5,2.1,3\n",
        "Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\tLatitude\tLongitude\tCity\n"
            + "5\t2001-02-03\tA\t190\tB\t1.5\t2.5\tC\n",
        #"{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":"#
            + #"{"kind":"coup","killed":3},"geometry":{"type":"Point","coordinates":[2,13]}}]}"#,
        (["1", "20191024"] + [String](repeating: "", count: 24) + ["190"]
            + [String](repeating: "", count: 34)).joined(separator: "\t") + "\n",
        (["1", "20120414"] + [String](repeating: "", count: 24) + ["0190"]
            + [String](repeating: "", count: 22)
            + [
                "4", "Bria, Haute-Kotto, Central African Republic", "CT", "CT03", "6.5", "22.0",
                "1",
            ]
            + ["20130401", "https://news.example/"]).joined(separator: "\t") + "\n",
        (UCDPImportTests.header + "\r\n"
            + "9,0,2017,1,Clear,1,1,1,\"A, B\",1,1,Niger - IS,1,1,Niger,2,2,IS,3,Paper,,,,,2,Bria,near,"
            + "Haute-Kotto,,6.54,21.98,POINT (21.98 6.54),1,Central African Republic,482,Africa,1,2,"
            + "2017-10-04,2017-10-05T00:00:00,8,0,0,1,9,9,8,482,\r\n"),
        "<kml><Document><Placemark id=\"a\"><name>A &amp; B</name><TimeStamp><when>2019-05-14</when>"
            + "</TimeStamp><ExtendedData><Data name=\"killed\"><value>3</value></Data></ExtendedData>"
            + "<Point><coordinates>2.1,13.5,0</coordinates></Point></Placemark></Document></kml>",
    ]

    @Test("Mutated files end in records, rejections or a clear error", arguments: samples.indices)
    func mutated(sample: Int) throws {
        let seed = UInt64(700 + sample)
        var random = SeededGenerator(seed: seed)
        let whole = Array(Self.samples[sample].utf8)
        #expect(try Reading(bytes: whole).records.count >= 1)
        let rounds = ProcessInfo.processInfo.environment["TOPOSCOPE_MUTATIONS"].flatMap(Int.init)
        for round in 0..<(rounds ?? 400) {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                case 2 where bytes.count > 1: bytes.remove(at: place)
                case 3: bytes.removeLast(min(bytes.count - 1, place))
                default: bytes.insert(contentsOf: bytes[place...], at: place)
                }
            }
            do {
                let reading = try Reading(bytes: bytes)
                for rejection in reading.rejections {
                    #expect(!rejection.reason.isEmpty, "seed \(seed), round \(round)")
                }
            } catch let error as IncidentError {
                #expect(!error.description.isEmpty)
            } catch let error as LayerError {
                #expect(!error.description.isEmpty)
            }
        }
    }
}
