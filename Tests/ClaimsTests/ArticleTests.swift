import Claims
import Foundation
import Gazetteer
import Geodesy
import Layers
import Testing

/// Five articles that are not part of the project: what must be found in them, by offset.
///
/// `TOPOSCOPE_ARTICLES` names the folder with the texts; without it there is nothing to read. Offsets
/// and verdicts are facts about the texts; coordinates are those of `gazetteer/SOURCES.md`.
@Suite struct ArticleTests {
    /// The articles by the beginnings of their file names.
    enum Article: String, CaseIterable, Sendable {
        case flights = "2023-09"
        case request = "2017-11"
        case cargo = "2023-10"
        case ambush = "2017-10"
        case strike = "2019-12"
    }

    /// A statement at an offset.
    struct Statement: Sendable {
        let article: Article
        let range: Range<Int>
        let kind: Claim.Kind
        let verdict: Verdict

        init(_ article: Article, _ range: Range<Int>, _ kind: Claim.Kind, _ verdict: Verdict) {
            self.article = article
            self.range = range
            self.kind = kind
            self.verdict = verdict
        }
    }

    /// A name at an offset, and where it lies.
    struct Name: Sendable {
        let article: Article
        let offset: Int
        let latitude: Double
        let longitude: Double

        init(_ article: Article, _ offset: Int, _ latitude: Double, _ longitude: Double) {
            self.article = article
            self.offset = offset
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    static let statements: [Statement] = [
        Statement(.flights, 1395..<1437, .nearness, .consistent),
        Statement(.flights, 1455..<1477, .containment, .consistent),
        Statement(.flights, 1497..<1563, .distance, .roadLike),
        Statement(.flights, 192..<208, .count, .consistent),
        Statement(.flights, 530..<554, .containment, .consistent),
        Statement(.request, 612..<638, .border, .consistent),
        Statement(.request, 959..<986, .border, .notCheckable),
        Statement(.request, 1235..<1260, .containment, .notCheckable),
        Statement(.request, 3093..<3137, .containment, .consistent),
        Statement(.request, 3175..<3194, .containment, .notCheckable),
        Statement(.request, 203..<270, .containment, .notCheckable),
        Statement(.cargo, 1039..<1113, .route, .notCheckable),
        Statement(.cargo, 1946..<1967, .containment, .consistent),
        Statement(.ambush, 658..<707, .nearness, .consistent),
        Statement(.ambush, 1557..<1618, .containment, .consistent),
        Statement(.ambush, 3079..<3151, .containment, .notCheckable),
        Statement(.ambush, 3436..<3471, .border, .consistent),
        Statement(.ambush, 1961..<1999, .containment, .consistent),
        Statement(.ambush, 3989..<4009, .containment, .notCheckable),
        Statement(.strike, 1686..<1714, .containment, .consistent),
        Statement(.strike, 1756..<1779, .border, .consistent),
        Statement(.strike, 1905..<1933, .containment, .notCheckable),
    ]

    static let names: [Name] = [
        Name(.flights, 1395, 13.4815, 2.18361), Name(.flights, 1455, 16.950278, 8.013889),
        Name(.flights, 1431, 13.51366, 2.10980), Name(.flights, 1557, 13.51366, 2.10980),
        Name(.flights, 1471, 16.97333, 7.99111), Name(.flights, 1479, 16.97333, 7.99111),
        Name(.request, 3131, 13.51366, 2.10980), Name(.cargo, 1064, 12.60915, -7.97522),
        Name(.cargo, 1107, 12.60915, -7.97522), Name(.cargo, 1072, 16.27167, -0.04472),
        Name(.cargo, 1077, 20.20126, 1.01186), Name(.cargo, 1087, 13.51366, 2.10980),
        Name(.cargo, 1159, 12.5335, -7.94994), Name(.ambush, 673, 15.0532, 1.8355),
        Name(.ambush, 2811, 15.0532, 1.8355), Name(.strike, 1690, 13.4815, 2.18361),
        Name(.strike, 1810, 5.35444, -4.00167),
    ]

    /// The texts by article; empty where the folder is not named.
    private static let texts: [Article: String] = {
        guard let folder = ProcessInfo.processInfo.environment["TOPOSCOPE_ARTICLES"],
            let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else { return [:] }
        var texts: [Article: String] = [:]
        for article in Article.allCases {
            guard let file = files.first(where: { $0.hasPrefix(article.rawValue) }) else {
                continue
            }
            texts[article] = (try? FileBytes.read(folder + "/" + file)).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        return texts
    }()

    private static let made = Result {
        let curated = try CuratedReading.shared.get()
        return texts.mapValues { curated.check($0) }
    }

    @Test("Each statement of the articles is found and judged")
    func statements() throws {
        let results = try Self.made.get()
        for statement in Self.statements {
            guard let result = results[statement.article] else { continue }
            let found = result.findings.first {
                $0.claim.kind == statement.kind && $0.claim.range.overlaps(statement.range)
            }
            #expect(
                found?.verdict == statement.verdict,
                "\(statement): \(found?.explanation ?? "not found")")
        }
    }

    @Test("Each town, village and base of the articles is placed")
    func names() throws {
        let results = try Self.made.get()
        for name in Self.names {
            guard let result = results[name.article] else { continue }
            let covering = result.mentions.filter { $0.range.contains(name.offset) }
            let isNear = covering.contains { mention in
                guard let place = mention.resolution?.best?.place else { return false }
                // Sources put Bamako 5.3 km apart, and a base beside its airport.
                return abs(place.coordinate.latitude - name.latitude) < 0.08
                    && abs(place.coordinate.longitude - name.longitude) < 0.08
            }
            #expect(isNear, "\(name): \(covering.map { $0.text })")
        }
    }
}
