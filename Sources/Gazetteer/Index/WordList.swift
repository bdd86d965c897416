/// A list of words in a compiled gazetteer that other columns point into by number.
struct WordList: Sendable {
    let words: [String]

    /// Reads the section: words, each ended by a line feed.
    init(image: ImageBytes, offset: Int, length: Int) {
        words = image.string(offset, length).split(
            separator: "\n", omittingEmptySubsequences: false
        ).dropLast().map(String.init)
    }

    subscript(index: Int) -> String { index >= 0 && index < words.count ? words[index] : "" }
}
