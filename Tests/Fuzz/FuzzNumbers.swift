import Claims

/// Reads any bytes as the figure of a stated distance, in both languages.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNumbers(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let figure = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    let reader = ClaimReader()
    for (text, language) in [
        ("It lies \(figure) km north of the border.", ClaimLanguage.english),
        ("Elle se trouve à \(figure) kilomètres au nord de la frontière.", .french),
        (figure, .english), (figure, .french),
    ] {
        for claim in reader.claims(in: text, mentions: [], language: language) {
            guard let distance = claim.distance else { continue }
            precondition(distance.shortest.metres.isFinite && distance.shortest.metres >= 0)
            precondition(distance.longest.metres.isFinite)
            precondition(distance.longest >= distance.shortest)
        }
    }
    return 0
}
