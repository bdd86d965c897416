import Foundation
import Synchronization

/// Writes a table with positions as GeoJSON, in bounded memory and on several cores.
///
/// The cells go from the bytes of the table to the bytes of the features: a number is checked and
/// copied with the decimals that it has, a text is escaped. An empty cell is null. A column whose
/// cells in the first records are all numbers is one of numbers; what is no number there is written
/// as text and counted. Positions have at most seven decimals. Records that cannot be taken are left
/// out and told in the report. The order of the records is kept, and the bytes do not depend on how
/// many cores there are.
public struct TableConverter: Sendable {
    /// The dialect, as recognised or as given.
    public let dialect: DelimitedDialect
    /// What the columns are for.
    public let layout: TableLayout
    private let form: GeoJSONWriter.Form
    private let input: Input
    private let blockSize: Int

    /// The source and what was read ahead, used by one worker at a time.
    private final class Input: Sendable {
        let cutter: Mutex<(cutter: BlockCutter, count: Int)>

        init(_ cutter: sending BlockCutter) { self.cutter = Mutex((cutter, 0)) }
    }

    /// How many bytes are looked at to know the columns.
    static let headSize = 1 << 20

    /// Reads the header and looks at the first records.
    ///
    /// - Parameters:
    ///   - source: The table.
    ///   - form: How features are put together.
    ///   - choice: Which columns hold what; nil ones are found by the usual names.
    ///   - dialect: How columns are marked; nil to see it in the first line.
    ///   - blockSize: How many bytes a worker takes at a time.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` where there is no header or no
    ///   position, ``LayerError/file(path:reason:)`` where the source fails.
    public init(
        _ source: sending any ByteSource, form: GeoJSONWriter.Form = .collection,
        choice: TableLayout.Choice = TableLayout.Choice(), dialect: DelimitedDialect? = nil,
        blockSize: Int = 1 << 18
    ) throws(LayerError) {
        var source = source
        var head: [UInt8] = []
        var piece: [UInt8] = []
        var isWhole = false
        while head.count < TableConverter.headSize {
            try source.next(into: &piece)
            if piece.isEmpty {
                isWhole = true
                break
            }
            head += piece
        }
        let dialect = dialect ?? DelimitedDialect(recognisedIn: head)
        layout = try TableConverter.layout(
            head, isWhole: isWhole, source.name, dialect, choice)
        self.dialect = dialect
        self.form = form
        self.blockSize = blockSize
        input = Input(BlockCutter(head: head, source, dialect: dialect, size: blockSize))
    }

    private static func layout(
        _ head: [UInt8], isWhole: Bool, _ name: String, _ dialect: DelimitedDialect,
        _ choice: TableLayout.Choice
    ) throws(LayerError) -> TableLayout {
        var reader = DelimitedReader(bytes: head, fileName: name, dialect: dialect)
        var record = DelimitedRecord()
        guard try reader.next(into: &record) else {
            throw .malformed(
                format: "table in \(name)", line: 1, column: 1,
                reason: "the file is empty; a header must stand here.")
        }
        let names = record.strings
        var numbers = [Int](repeating: 0, count: names.count)
        var texts = numbers
        while true {
            do throws(LayerError) {
                guard try reader.next(into: &record) else { break }
            } catch {
                // What is wrong with a record is told when it is converted.
                continue
            }
            // The last record of what was read ahead may be half a one.
            if !isWhole, reader.bytesRead >= head.count { break }
            guard record.count == names.count else { continue }
            let bytes = record.bytes.span
            for field in names.indices where !record.range(at: field).isEmpty {
                if NumberText.isJSON(bytes, record.range(at: field)) {
                    numbers[field] += 1
                } else {
                    texts[field] += 1
                }
            }
        }
        return try TableLayout(
            names: names, isNumber: names.indices.map { numbers[$0] > 0 && texts[$0] == 0 },
            choice: choice, fileName: name)
    }

    /// Converts the whole table; may be called once.
    ///
    /// - Parameters:
    ///   - sink: Where the bytes go.
    ///   - workers: How many blocks are worked on at once; nil for one on each core.
    ///   - members: Further members of the collection, such as its name.
    /// - Returns: What was done.
    /// - Throws: ``LayerError/file(path:reason:)`` where the source cannot be read or the sink not
    ///   written, ``LayerError/malformed(format:line:column:reason:)`` for a record without an end.
    public func convert(
        to sink: sending any ByteSink, workers: Int? = nil,
        members: [JSONValue.Member] = []
    ) throws(LayerError) -> ConversionReport {
        let output = OrderedOutput(sink, isCollection: form == .collection)
        var opening: [UInt8] = []
        var writer = GeoJSONWriter(form: form, members: members)
        writer.begin(to: &opening)
        try output.write(opening)
        let workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
        // Made empty and then filled, as a semaphore must not end lower than it began.
        let permits = DispatchSemaphore(value: 0)
        for _ in 0..<(workers * 2) { permits.signal() }
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            work(output, permits)
        }
        let (report, spread) = try output.finish()
        if form == .collection {
            var closing: [UInt8] = report.features > 0 ? [10] : []
            closing.append(UInt8(ascii: "]"))
            if let edges = spread.edges {
                closing.append(UInt8(ascii: ","))
                GeoJSONWriter.append(edges, to: &closing)
            }
            closing += "}\n".utf8
            try output.write(closing)
        }
        return report
    }

    /// Converts blocks until none are left or something fails.
    private func work(_ output: OrderedOutput, _ permits: DispatchSemaphore) {
        var converter = BlockConverter(layout, dialect, form)
        // After a failure blocks keep their permits; whoever leaves lets the next one see it.
        defer { permits.signal() }
        while !output.hasFailed {
            // As many blocks as there are permits wait for their turn to be written.
            permits.wait()
            do throws(LayerError) {
                let (number, block) = try nextBlock()
                guard !block.isEmpty else { return }
                let written = output.block(size: block.count * 4)
                written.fill(block.span, number, &converter)
                try output.take(written, number) { permits.signal() }
            } catch {
                output.fail(error)
            }
        }
    }

    private func nextBlock() throws(LayerError) -> (number: Int, bytes: [UInt8]) {
        try input.cutter.withLock { (input) throws(LayerError) in
            let block = try input.cutter.next()
            defer { input.count += 1 }
            return (input.count, block)
        }
    }
}
