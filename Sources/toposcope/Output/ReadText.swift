import Claims
import Gazetteer
import Geodesy
import Layers

/// A text that was read, and how its mentions are shown.
struct ReadText {
    /// Where the text came from.
    let path: String
    /// What was found, in the order of the text.
    let mentions: [Mention]

    /// For people: one line a mention.
    func table(_ register: PlaceRegister) -> String {
        guard !mentions.isEmpty else { return "No name of a place was found." }
        var table = TextTable([
            ("offset", .right), ("words", .left), ("kind", .left), ("place", .left),
            ("country", .left), ("latitude", .right), ("longitude", .right),
            ("confidence", .right), ("remark", .left),
        ])
        for mention in mentions {
            guard let best = mention.resolution?.best else {
                table.add([
                    String(mention.range.lowerBound), oneLine(mention.text), mention.kind.rawValue,
                    mention.resolution == nil ? "–" : "not in the gazetteer", "", "", "", "",
                    mention.remark ?? "",
                ])
                continue
            }
            let place = best.place
            let hasPoint = mention.hasPoint
            table.add([
                String(mention.range.lowerBound), oneLine(mention.text), mention.kind.rawValue,
                place.name,
                place.countries.count == 1
                    ? register.country(iso: place.countries[0])?.englishName ?? place.countries[0]
                    : "",
                hasPoint ? place.coordinate.latitude.fixed(5) : "",
                hasPoint ? place.coordinate.longitude.fixed(5) : "",
                best.confidence.fixed(2), remark(mention),
            ])
        }
        return table.rendered()
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private func remark(_ mention: Mention) -> String {
        if let remark = mention.remark { return remark }
        guard let resolution = mention.resolution, resolution.isAmbiguous,
            let apart = resolution.rivalDistance
        else { return "" }
        return "Ambiguous: another is \(apart.kilometres.fixed(1)) km away."
    }

    /// A point for every place and facility that is known; countries, areas and regions are none.
    static func layer(_ texts: [ReadText]) -> Layer {
        var features: [Feature] = []
        for text in texts {
            for mention in text.mentions where mention.hasPoint {
                guard let best = mention.resolution?.best else { continue }
                let feature = best.place.feature()
                let own: [Feature.Property] = [
                    .init("text", .string(text.path)),
                    .init("start", .integer(mention.range.lowerBound)),
                    .init("end", .integer(mention.range.upperBound)),
                    .init("words", .string(mention.text)),
                    .init("mention_kind", .string(mention.kind.rawValue)),
                    .init("confidence", .number((best.confidence * 1e4).rounded() / 1e4)),
                    .init("ambiguous", .boolean(mention.resolution?.isAmbiguous ?? false)),
                    .init("remark", mention.remark.map { .string($0) } ?? .null),
                    .init("place_id", .string(feature.id)),
                ]
                features.append(
                    Feature(
                        id: "\(text.path)#\(mention.range.lowerBound)",
                        geometry: feature.geometry, properties: own + feature.properties))
            }
        }
        return Layer(name: "mentions", title: "Places named in texts", features: features)
    }

    /// The names of the columns of the table in CSV.
    static func csvHeader() -> [UInt8] {
        var bytes: [UInt8] = []
        DelimitedWriter().append(
            [
                "text", "start", "end", "words", "kind", "id", "name", "country", "latitude",
                "longitude", "confidence", "remark",
            ], to: &bytes)
        return bytes
    }

    /// One line a mention.
    var csvRows: [UInt8] {
        let writer = DelimitedWriter()
        var bytes: [UInt8] = []
        for mention in mentions {
            let best = mention.resolution?.best
            let point = mention.hasPoint ? best?.place.coordinate : nil
            writer.append(
                [
                    path, String(mention.range.lowerBound), String(mention.range.upperBound),
                    mention.text, mention.kind.rawValue, best?.place.id.rawValue ?? "",
                    best?.place.name ?? "",
                    best?.place.countries.joined(separator: "|") ?? "",
                    point.map { String($0.latitude) } ?? "",
                    point.map { String($0.longitude) } ?? "",
                    best.map { $0.confidence.fixed(4) } ?? "",
                    mention.remark ?? "",
                ], to: &bytes)
        }
        return bytes
    }
}

extension Mention {
    /// Whether the mention stands for a place with a point of its own.
    var hasPoint: Bool {
        (kind == .place || kind == .facility) && resolution?.best != nil
    }
}
