import Claims
import Gazetteer
import Geodesy
import Layers

/// The curated gazetteer of the project, made once.
private enum Subject {
    static let made: (finder: MentionFinder, checker: ClaimChecker)? = {
        // Tests/Fuzz/FuzzText.swift stands three steps below the root.
        let folder = String(#filePath.dropLast("Tests/Fuzz/FuzzText.swift".count)) + "gazetteer"
        guard let register = try? PlaceRegister(folder: folder),
            let bytes = try? FileBytes.read(folder + "/lexicon.csv"),
            let table = try? DelimitedTable(bytes: bytes, fileName: "lexicon.csv"),
            let lexicon = try? Lexicon(table: table)
        else { return nil }
        let boundaries = Boundaries(folder: folder + "/boundaries")
        return (
            MentionFinder(register: register, lexicon: lexicon),
            ClaimChecker(
                geography: RegisteredGeography(register: register, boundaries: boundaries))
        )
    }()
}

/// Reads any bytes as a text: mentions, claims, findings and the report.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard let (finder, checker) = Subject.made else { return -1 }
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    let reading = finder.read(text)
    let length = text.unicodeScalars.count
    var last = 0
    for mention in reading.mentions {
        precondition(mention.range.lowerBound >= last && mention.range.upperBound <= length)
        last = mention.range.upperBound
    }
    for finding in checker.check(text, reading: reading).findings {
        precondition(
            finding.claim.range.lowerBound >= 0 && finding.claim.range.upperBound <= length)
        _ = finding.json
    }
    return 0
}
