/// Numbers words as they come, so that a column can hold the number.
struct WordTable {
    private(set) var words: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of word: String) -> Int {
        if let number = numbers[word] { return number }
        let number = words.count
        words.append(
            word.contains("\n") ? word.split(separator: "\n").joined(separator: " ") : word)
        numbers[word] = number
        return number
    }

    var section: [UInt8] {
        var bytes: [UInt8] = []
        for word in words {
            bytes.append(contentsOf: word.utf8)
            bytes.append(10)
        }
        return bytes
    }
}
