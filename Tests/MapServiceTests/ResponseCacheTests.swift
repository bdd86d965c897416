import NIOCore
import NIOHTTP1
import Testing

@testable import MapService

@Suite("Answers that are kept") struct ResponseCacheTests {
    private static func entry(_ text: String, time: Int? = nil) -> ResponseCache.Entry {
        let plain = PlainResponse(
            headers: ["Content-Type": "text/plain"], body: ByteBuffer(string: text))
        return ResponseCache.Entry(operation: "test", plain: plain, timeStampOffset: time)
    }

    private func keep(_ text: String, in cache: ResponseCache, isCheap: Bool) {
        cache.keep(for: text, revision: 1, size: text.utf8.count, isCheap: isCheap) {
            Self.entry(text)
        }
    }

    @Test("What is cheap to make is kept when it is given again, all else at once")
    func cheap() {
        let cache = ResponseCache(capacity: 1 << 20)
        keep("dear", in: cache, isCheap: false)
        #expect(cache.entry("dear", revision: 1) != nil)
        keep("cheap", in: cache, isCheap: true)
        #expect(cache.entry("cheap", revision: 1) == nil)
        keep("cheap", in: cache, isCheap: true)
        #expect(cache.entry("cheap", revision: 1) != nil)
        #expect(cache.entry("cheap", revision: 2) == nil)
    }

    @Test("Many that are asked for once push out none that are wanted")
    func scan() {
        let cache = ResponseCache(capacity: 1 << 10)
        keep("wanted", in: cache, isCheap: false)
        for _ in 1...2 {
            for number in 0..<20_000 { keep("once \(number)", in: cache, isCheap: true) }
        }
        #expect(cache.entry("wanted", revision: 1) != nil)
    }

    @Test("An answer that is given again has the present time and is otherwise the same")
    func time() {
        let old = "{\"timeStamp\":\"2017-10-04T11:40:00.000Z\",\"rest\":[1,2,3]}"
        let answer = Self.entry(old, time: 14).response
        #expect(answer.length == old.utf8.count)
        let text = String(buffer: answer.content)
        #expect(text.hasPrefix("{\"timeStamp\":\"") && text.hasSuffix("Z\",\"rest\":[1,2,3]}"))
        #expect(!text.contains("2017"))
    }
}
