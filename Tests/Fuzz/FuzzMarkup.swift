import Gazetteer

/// Takes the readable text out of any bytes, as a page and as Markdown; every offset must stay.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkup(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let text = String(decoding: bytes, as: UTF8.self)
    let length = text.unicodeScalars.count
    _ = MarkupText.isHTML(bytes)
    precondition(MarkupText.plain(html: text).unicodeScalars.count == length)
    precondition(MarkupText.plain(markdown: text).unicodeScalars.count == length)
    _ = MarkupText.plain(html: bytes)
    return 0
}
