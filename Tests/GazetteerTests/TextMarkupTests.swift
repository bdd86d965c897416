import Gazetteer
import TestSupport
import Testing

@Suite struct TextMarkupTests {
    private static let page = """
        <!DOCTYPE html>
        <html><head><title>Bamako news</title><script>var a = "Gao </b>";</script></head>
        <body><nav><a href="/paris">Paris</a></nav>
        <article><h1>Attack near <b>Tillab&eacute;ri</b></h1>
        <p class="a>b">Troops left <a href="x">Niamey</a>, <i>Niger</i>'s capital &ndash; at dawn.</p>
        </article><footer>Moscow</footer></body></html>
        """

    @Test("An HTML page keeps its article, and each word its offset in the file")
    func article() throws {
        let page = Self.page
        #expect(MarkupText.isHTML(page.utf8))
        let plain = MarkupText.plain(html: page)
        #expect(plain.unicodeScalars.count == page.unicodeScalars.count)
        let mentions = try ReadingFixture.finder().read(plain).mentions
        #expect(mentions.map(\.text) == ["Tillabéri", "Niamey", "Niger"])
        for mention in mentions where mention.text != "Tillabéri" {
            let start = page.unicodeScalars.index(
                page.unicodeScalars.startIndex, offsetBy: mention.range.lowerBound)
            #expect(page[start...].hasPrefix(mention.text))
        }
    }

    @Test("A heading and a paragraph are sentences of their own")
    func blocks() throws {
        let plain = MarkupText.plain(html: "<html><h1>Attack near Gao</h1><p>Mali waits</p></html>")
        let reading = try ReadingFixture.finder().read(plain)
        #expect(reading.sentences.count == 2)
    }

    @Test("Markdown loses its marks and the addresses of links, not its offsets")
    func markdown() throws {
        let document = "# News\n\nFrom [Gao](https://example.org/Paris) to **Niamey**."
        let plain = MarkupText.plain(markdown: document)
        #expect(plain.unicodeScalars.count == document.unicodeScalars.count)
        let mentions = try ReadingFixture.finder().read(plain).mentions
        #expect(mentions.map(\.text) == ["Gao", "Niamey"])
    }

    @Test(
        "Character references give their character",
        arguments: [
            ("&eacute;", "é"), ("&#233;", "é"), ("&#xE9;", "é"), ("&Ccedil;", "Ç"),
            ("&amp;", "&"), ("&nosuch;", "&nosuch;"), ("&#xD800;", "&#xD800;"), ("&", "&"),
        ])
    func references(written: String, meant: String) {
        let plain = MarkupText.plain(html: written)
        #expect(plain.replacing("\u{AD}", with: "") == meant)
    }

    @Test("Two thousand mutated pages give texts of their own length")
    func mutated() {
        var generator = SeededGenerator(seed: 77)
        let source = Array(Self.page.utf8)
        for round in 0..<2000 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = Array("<>/\"'&;-! a".utf8).randomElement(using: &generator) ?? 0
                } else {
                    bytes.remove(at: place)
                }
            }
            let page = String(decoding: bytes, as: UTF8.self)
            let plain = MarkupText.plain(html: page)
            #expect(
                plain.unicodeScalars.count == page.unicodeScalars.count, "seed 77, round \(round)")
        }
    }

    @Test("The parts of a long text join to the whole and end between words")
    func parts() {
        let text = (0..<4000).map { "Gao lies in Mali, line \($0).\($0 % 9 == 0 ? "\n" : "")\n" }
            .joined()
        var joined: [UInt8] = []
        for part in TextParts(Array(text.utf8), size: 4096) {
            #expect(
                part.offset == String(decoding: joined, as: UTF8.self).unicodeScalars.count)
            joined += part.bytes
            #expect(part.bytes.last == 10)
        }
        #expect(String(decoding: joined, as: UTF8.self) == text)
    }
}
