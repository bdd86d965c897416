import Foundation
import MapService

/// Where the token of `serve` comes from.
enum ServeToken {
    /// The token that is given, or that stands in the first line of a file; nil for none.
    ///
    /// - Throws: ``ToolError`` for a file that cannot be read, for a token given twice, and for one
    ///   that is easily guessed.
    static func token(_ text: String?, file: String?) throws -> AccessToken? {
        guard text == nil || file == nil else {
            throw ToolError.badValue(
                option: "token-file", value: file ?? "",
                remedy: "there is a token already; give one of the two.")
        }
        var word = text
        if let file {
            guard let data = FileManager.default.contents(atPath: file),
                let content = String(validating: data, as: UTF8.self)
            else {
                throw ToolError.input(path: file, reason: "it is not there, or no text in UTF-8")
            }
            word = content.prefix { $0 != "\n" && $0 != "\r\n" }
                .trimmingCharacters(in: .whitespaces)
        }
        guard let word else { return nil }
        guard let token = AccessToken(word) else {
            throw ToolError.badValue(
                option: "token", value: "\(word.count) characters",
                remedy: "write at least \(AccessToken.leastLength) letters, digits, or any of "
                    + "- . _ ~ + / =, for example what `openssl rand -hex 24` prints.")
        }
        return token
    }
}
