/// The readable text of a page, with every word at the offset that it has in the page.
///
/// Markup is not cut out but overwritten, one code point for one, so that offsets in what is read
/// are offsets in the file. Tags inside a line become soft hyphens, which no reader of words sees;
/// tags that end a block become line breaks.
public enum MarkupText {
    /// Whether a text looks like an HTML page.
    ///
    /// - Parameter text: The text of a file in UTF-8.
    /// - Returns: True where it starts with a doctype, an `html` tag or an XML declaration of XHTML.
    public static func isHTML(_ text: some Collection<UInt8>) -> Bool {
        let start = text.prefix(1024).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let head = String(decoding: start, as: UTF8.self)
        let first = head.drop(while: \.isWhitespace)
        return first.hasPrefix("<!doctype html") || first.hasPrefix("<html")
            || (first.hasPrefix("<?xml") && head.contains("<html"))
    }

    /// The main text of an HTML page: the article where the page marks one, without menus, forms,
    /// scripts and footers.
    ///
    /// Broken pages are read as far as they go; no input is refused.
    ///
    /// - Parameter page: The page.
    /// - Returns: A text of as many code points as the page.
    /// - Complexity: O(length of the page).
    public static func plain(html page: String) -> String {
        String(decoding: plain(html: Array(page.utf8)), as: UTF8.self)
    }

    /// The same for a page in UTF-8.
    ///
    /// - Parameter page: The bytes of the page.
    /// - Returns: A text of as many code points as the page.
    /// - Complexity: O(length of the page).
    public static func plain(html page: [UInt8]) -> [UInt8] {
        var masker = HTMLMasker(page)
        return masker.masked()
    }

    /// The text of a Markdown document without its marks and the addresses of its links.
    ///
    /// - Parameter document: The document.
    /// - Returns: A text of as many code points as the document.
    /// - Complexity: O(length of the document).
    public static func plain(markdown document: String) -> String {
        var result = ""
        var isInAddress = false
        var startsLine = true
        var previous: Unicode.Scalar = "\n"
        for scalar in document.unicodeScalars {
            if isInAddress {
                isInAddress = scalar != ")" && scalar != "\n"
                result.unicodeScalars.append(scalar == "\n" ? scalar : softHyphen)
            } else {
                switch scalar {
                case "(" where previous == "]":
                    isInAddress = true
                    result.unicodeScalars.append(softHyphen)
                case "*", "`", "[", "]": result.unicodeScalars.append(softHyphen)
                case "#" where startsLine, ">" where startsLine, "-" where startsLine:
                    result.unicodeScalars.append(" ")
                default: result.unicodeScalars.append(scalar)
                }
            }
            startsLine = scalar == "\n" || (startsLine && (scalar == " " || scalar == "#"))
            previous = scalar
        }
        return result
    }

    private static let softHyphen: Unicode.Scalar = "\u{AD}"
}
