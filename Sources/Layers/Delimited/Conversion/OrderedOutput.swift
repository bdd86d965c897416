import Synchronization

/// Takes blocks in any order and writes them in the order of the table.
final class OrderedOutput: Sendable {
    /// A converted block, whose memory serves again for a later one.
    final class Block: Sendable {
        private struct Content: ~Copyable {
            var writer: ByteWriter
            var outcome = BlockConverter.Outcome()
        }

        private let content: Mutex<Content>

        fileprivate init(size: Int) {
            content = Mutex(Content(writer: ByteWriter(capacity: max(size, 1024))))
        }

        var outcome: BlockConverter.Outcome { content.withLock { $0.outcome } }

        func fill(
            _ bytes: borrowing Span<UInt8>, _ number: Int, _ converter: inout BlockConverter
        ) {
            content.withLock { content in
                content.writer.removeAll()
                content.outcome = converter.convert(
                    bytes, skipping: number == 0 ? 1 : 0, to: &content.writer)
            }
        }

        func write(to sink: inout any ByteSink, from start: Int) throws(LayerError) {
            try content.withLock { (content) throws(LayerError) in
                try content.writer.withBytes { (bytes) throws(LayerError) in
                    try sink.write(bytes.extracting(droppingFirst: min(start, bytes.count)))
                }
            }
        }
    }

    private struct State {
        var waiting: [Int: Block] = [:]
        /// Blocks that have been written.
        var spare: [Block] = []
        var next = 0
        var isWriting = false
        var error: LayerError?
        var report = ConversionReport()
        var spread = LongitudeSpread()
        var lines = 0
    }

    private let state = Mutex(State())
    private let sink: Mutex<any ByteSink>
    private let isCollection: Bool

    init(_ sink: sending any ByteSink, isCollection: Bool) {
        self.sink = Mutex(sink)
        self.isCollection = isCollection
    }

    var hasFailed: Bool { state.withLock { $0.error != nil } }

    func fail(_ error: LayerError) {
        state.withLock { if $0.error == nil { $0.error = error } }
    }

    func write(_ bytes: [UInt8]) throws(LayerError) {
        try sink.withLock { (sink) throws(LayerError) in try sink.write(bytes) }
    }

    /// Hands out a block to be filled.
    ///
    /// - Parameter size: How many bytes a new one has room for at first.
    /// - Returns: One that has been written, or a new one.
    func block(size: Int) -> Block {
        state.withLock { $0.spare.popLast() } ?? Block(size: size)
    }

    /// Takes a block; writes it and those behind it unless another worker is writing.
    func take(
        _ block: Block, _ number: Int, isWritten: () -> Void
    ) throws(LayerError) {
        let isMine = state.withLock { state in
            state.waiting[number] = block
            if state.isWriting { return false }
            state.isWriting = true
            return true
        }
        guard isMine else { return }
        while let (block, isFirst) = nextInOrder() {
            try sink.withLock { (sink) throws(LayerError) in
                // Every feature of a collection has a comma before it, which the first must not.
                try block.write(to: &sink, from: isCollection && isFirst ? 1 : 0)
            }
            state.withLock { $0.spare.append(block) }
            isWritten()
        }
    }

    private func nextInOrder() -> (block: Block, isFirst: Bool)? {
        state.withLock { state in
            guard let block = state.waiting.removeValue(forKey: state.next) else {
                state.isWriting = false
                return nil
            }
            let isFirst = state.report.features == 0
            state.next += 1
            let outcome = block.outcome
            state.report.add(outcome.report, linesBefore: state.lines)
            state.spread.add(outcome.spread)
            state.lines += outcome.lines
            return (block, isFirst)
        }
    }

    func finish() throws(LayerError) -> (report: ConversionReport, spread: LongitudeSpread) {
        let (error, report, spread) = state.withLock { ($0.error, $0.report, $0.spread) }
        if let error { throw error }
        return (report, spread)
    }
}
