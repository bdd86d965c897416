/// One column of a compiled gazetteer: numbers of one width in a row; outside it, zero.
struct Column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
    let image: ImageBytes
    let offset: Int
    let count: Int

    @inline(__always)
    subscript(index: Int) -> Element {
        guard index >= 0, index < count else { return 0 }
        return image.load(offset &+ index &* MemoryLayout<Element>.size, as: Element.self)
    }
}
