import HTTPTypes

extension WebMapFiles.File {
    /// The file as an answer; a page also names the policy under which it works.
    func answer(links: [Link] = []) -> Answer {
        var answer = Answer(contentType: mediaType, body: .bytes(bytes), links: links)
        answer.headers[.cacheControl] = "no-cache"
        if mediaType.hasPrefix("text/html") {
            answer.headers[.contentSecurityPolicy] = WebMapFiles.contentSecurityPolicy
        }
        return answer
    }

    /// The entity tag of the content in gzip, which is another one (RFC 9110, 8.8.3).
    var packedTag: String { entityTag.dropLast() + "-gzip\"" }
}
