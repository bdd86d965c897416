import Geodesy

/// Reads the placemarks of KML, one by one in bounded memory.
///
/// A feature has `name`, `description`, the day or days of its time as `date` and `date_end`, and
/// what `ExtendedData` says. Its identifier is `feature_id` there, that of the placemark, or its
/// number. Styles, network links, overlays and heights are passed over.
///
/// See OGC 07-147r2 (KML 2.2).
public struct KMLReader {
    private var xml: XMLPull
    private var path: [String] = []
    private var count = 0
    private var isEnded = false

    /// Makes a reader over any source.
    public init(_ source: any ByteSource) {
        xml = XMLPull(source, format: "KML")
    }

    /// What has been read of a placemark.
    private struct Draft {
        var id: String?
        var properties: [Feature.Property] = []
        var geometries: [Geometry] = []
        var rings: [[Coordinate]] = []
        /// The name of the data that is being read.
        var field: String?
        var text = ""
        var problem: LayerError?

        mutating func add(_ name: String, _ value: String) {
            guard !value.isEmpty, !properties.contains(where: { $0.name == name }) else { return }
            properties.append(Feature.Property(name, .string(value)))
        }
    }

    /// The next placemark, or nil at the end.
    ///
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)``; after an error in a placemark
    ///   the next call goes on behind it, after one in the XML itself nothing follows.
    public mutating func next() throws(LayerError) -> Feature? {
        if isEnded { return nil }
        // Whatever ends the reading is told once.
        isEnded = true
        let feature = try read()
        isEnded = feature == nil
        return feature
    }

    private mutating func read() throws(LayerError) -> Feature? {
        var draft: Draft?
        while let event = try xml.next() {
            switch event {
            case .start(let name, let attributes):
                guard path.count < 1000 else {
                    throw xml.failure("elements are nested too deeply.")
                }
                path.append(name)
                if name == "Placemark" {
                    draft = Draft()
                    draft?.id = attributes["id"]
                }
                draft?.text = ""
                if name == "Data" || name == "SimpleData" { draft?.field = attributes["name"] }
            case .text(let text): draft?.text += text
            case .end(let name):
                guard path.last == name else {
                    throw xml.failure("</\(name)> ends what \(path.last ?? "nothing") began.")
                }
                path.removeLast()
                guard var open = draft else { continue }
                if name == "Placemark" {
                    count += 1
                    if let problem = open.problem {
                        isEnded = false
                        throw problem
                    }
                    return feature(open)
                }
                do throws(LayerError) {
                    try end(name, &open)
                } catch {
                    open.problem = error
                }
                open.text = ""
                draft = open
            }
        }
        if !path.isEmpty {
            throw xml.failure("the text ends within \(path.joined(separator: "/")).")
        }
        return nil
    }

    private func end(_ name: String, _ draft: inout Draft) throws(LayerError) {
        let text = KMLReader.trimmed(draft.text)
        switch name {
        case "name" where path.last == "Placemark", "description" where path.last == "Placemark",
            "address" where path.last == "Placemark":
            draft.add(name, text)
        case "when" where path.last == "TimeStamp", "begin" where path.last == "TimeSpan":
            draft.add("date", text)
        case "end" where path.last == "TimeSpan": draft.add("date_end", text)
        case "value" where path.last == "Data", "SimpleData":
            if draft.field == "feature_id" { draft.id = text }
            if let field = draft.field { draft.add(field, text) }
        case "coordinates": try coordinates(text, &draft)
        case "Polygon":
            if !draft.rings.isEmpty { draft.geometries.append(.polygon(draft.rings)) }
            draft.rings = []
        default: break
        }
    }

    private func coordinates(_ text: String, _ draft: inout Draft) throws(LayerError) {
        var line: [Coordinate] = []
        for tuple in text.split(whereSeparator: \.isWhitespace) {
            // KML: longitude, latitude, and perhaps a height.
            let parts = tuple.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count >= 2, let longitude = Double(parts[0]),
                let latitude = Double(parts[1])
            else { throw xml.failure("\"\(tuple.prefix(60))\" is no longitude,latitude.") }
            do throws(GeodesyError) {
                line.append(try Coordinate(writtenLatitude: latitude, longitude: longitude))
            } catch {
                throw xml.failure("\(error)")
            }
        }
        switch path.last {
        case "Point":
            guard let first = line.first else { return }
            draft.geometries.append(.point(first))
        case "LineString" where line.count > 1: draft.geometries.append(.lineString(line))
        case "LinearRing":
            guard line.count > 3, line.first == line.last else {
                throw xml.failure("a ring needs four positions and must end where it begins.")
            }
            if path.contains("Polygon") {
                draft.rings.append(line)
            } else {
                draft.geometries.append(.lineString(line))
            }
        default: break
        }
    }

    private func feature(_ draft: Draft) -> Feature {
        let geometry: Geometry? =
            draft.geometries.count > 1 ? .collection(draft.geometries) : draft.geometries.first
        return Feature(
            id: draft.id ?? "\(count)", geometry: geometry, properties: draft.properties)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
