import Layers

/// A source of which the first bytes have been read already.
struct PeekedSource: ByteSource {
    private(set) var head: [UInt8] = []
    private var rest: any ByteSource
    private var isHeadGiven = false

    let name: String

    /// Reads ahead so many bytes, or all there are.
    init(_ source: any ByteSource, peeking count: Int) throws(LayerError) {
        rest = source
        name = source.name
        var piece: [UInt8] = []
        while head.count < count {
            try rest.next(into: &piece)
            if piece.isEmpty { break }
            head += piece
        }
    }

    mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        if !isHeadGiven {
            isHeadGiven = true
            if !head.isEmpty {
                buffer = head
                return
            }
        }
        try rest.next(into: &buffer)
    }
}
