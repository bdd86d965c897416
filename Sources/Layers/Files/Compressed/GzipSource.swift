/// The bytes of a gzip file, of all its members one after the other (RFC 1952, 2.2).
struct GzipSource: ByteSource {
    private var input: PackedInput
    private var inflater = Inflater(.gzip)

    var name: String { input.name }

    init(_ input: PackedInput) { self.input = input }

    mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try input.unpack(with: inflater, into: &buffer)
            if count > 0 {
                buffer.removeLast(buffer.count - count)
                return
            }
            // What follows the last member, such as zeros of a tape, is no data.
            guard try input.begins(with: [0x1F, 0x8B]) else {
                buffer = []
                return
            }
            inflater = Inflater(.gzip)
        }
    }
}
