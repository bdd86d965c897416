#if canImport(Glibc)
    private import Glibc
#else
    private import Darwin
#endif
import Gazetteer
import Geodesy

/// The map of a report, drawn as SVG: places, and the measured claims along the geodesic.
///
/// Equirectangular, true to scale at the middle latitude; the longitudes are counted from the middle of
/// the places, so that a map across the antimeridian is whole.
struct FindingMap {
    private let points: [(name: String, coordinate: Coordinate)]
    private let lines: [(number: Int, verdict: Verdict, path: [Coordinate])]
    private let outlines: [[Coordinate]]
    private let middle: Coordinate
    private let squeeze: Double
    private let west: Double
    private let east: Double
    private let south: Double
    private let north: Double

    private static let width = 800.0

    init(report: FindingReport, outlines: [[Coordinate]]) {
        points = report.places.map { ($0.name, $0.coordinate) }
        lines = report.measuredFindings.map { number, finding, reading in
            (
                number, finding.verdict,
                Geodesic.wgs84.points(
                    from: reading.reference.coordinate, to: reading.subject.coordinate,
                    spacing: Length(metres: max(1000, reading.distance.metres / 32)))
            )
        }
        self.outlines = outlines
        let all = points.map(\.coordinate) + lines.flatMap(\.path)
        let box = BoundingBox(containing: all)
        let middle = box?.centre ?? Coordinate(uncheckedLatitude: 0, longitude: 0)
        self.middle = middle
        squeeze = max(0.05, cos(middle.latitude * .pi / 180))
        func turned(_ longitude: Double) -> Double {
            (longitude - middle.longitude).remainder(dividingBy: 360)
        }
        let longitudes = all.map { turned($0.longitude) }
        let latitudes = all.map(\.latitude)
        // A margin for names, and at least a degree, so that one place has a neighbourhood.
        let wide = max(1, (longitudes.max() ?? 0) - (longitudes.min() ?? 0))
        let high = max(1 * squeeze, (latitudes.max() ?? 0) - (latitudes.min() ?? 0))
        let margin = 0.15 * max(wide * squeeze, high)
        west = (longitudes.min() ?? 0) - margin / squeeze
        east = (longitudes.max() ?? 0) + margin / squeeze
        south = max(-90, (latitudes.min() ?? 0) - margin)
        north = min(90, (latitudes.max() ?? 0) + margin)
    }

    private var scale: Double { Self.width / max(1e-6, (east - west) * squeeze) }
    private var height: Double { min(1200, max(200, (north - south) * scale)) }

    private func place(_ coordinate: Coordinate) -> (x: Double, y: Double) {
        let turned = (coordinate.longitude - middle.longitude).remainder(dividingBy: 360)
        return ((turned - west) * squeeze * scale, (north - coordinate.latitude) * scale)
    }

    /// The drawing; nil where there is nothing to draw.
    var svg: String? {
        guard !points.isEmpty || !lines.isEmpty else { return nil }
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(Self.width)) \(Self.number(height))\" role=\"img\" aria-label=\"Map of the places and claims\">",
            "<rect width=\"100%\" height=\"100%\" fill=\"#fbfaf6\"/>",
        ]
        var labels = MapLabels(width: Self.width, height: height)
        for outline in outlines {
            for path in clipped(outline) {
                parts.append(
                    "<path class=\"outline\" d=\"\(path)\" fill=\"none\" stroke=\"#b8b3a6\" stroke-width=\"1\"/>"
                )
            }
        }
        for line in lines {
            let path = line.path.enumerated().map { index, coordinate in
                let at = place(coordinate)
                return "\(index == 0 ? "M" : "L")\(Self.number(at.x)) \(Self.number(at.y))"
            }.joined()
            parts.append(
                "<path d=\"\(path)\" fill=\"none\" stroke=\"\(Self.colour(line.verdict))\" stroke-width=\"2.5\"><title>claim \(line.number): \(line.verdict.rawValue)</title></path>"
            )
            let at = place(line.path[line.path.count / 2])
            labels.take(x: at.x + 4, y: at.y - 17, width: 10, height: 14)
            parts.append(
                "<text x=\"\(Self.number(at.x + 4))\" y=\"\(Self.number(at.y - 4))\" font-size=\"13\" font-family=\"sans-serif\" fill=\"#555\">\(line.number)</text>"
            )
        }
        for point in points {
            let at = place(point.coordinate)
            labels.take(x: at.x - 4, y: at.y - 4, width: 8, height: 8)
        }
        for point in points {
            let at = place(point.coordinate)
            parts.append(
                "<circle cx=\"\(Self.number(at.x))\" cy=\"\(Self.number(at.y))\" r=\"4\" fill=\"#1b4332\"><title>\(FindingReport.html(point.name))</title></circle>"
            )
            // Where names crowd, the point alone stays; the table of places has its name.
            guard let label = labels.place(point.name, atX: at.x, y: at.y) else { continue }
            parts.append(
                "<text x=\"\(Self.number(label.x))\" y=\"\(Self.number(label.y))\" font-size=\"14\" font-family=\"sans-serif\">\(FindingReport.html(point.name))</text>"
            )
        }
        parts.append(scaleBar)
        parts.append("</svg>")
        return parts.joined(separator: "\n")
    }

    /// A bar of a round length at the middle latitude.
    private var scaleBar: String {
        let perDegree = 111.32
        let kilometresPerPixel = perDegree / scale
        let target = 150 * kilometresPerPixel
        var unit = 1.0
        while unit * 10 <= target { unit *= 10 }
        while unit > target, unit > 0.001 { unit /= 10 }
        let length = target >= 5 * unit ? 5 * unit : target >= 2 * unit ? 2 * unit : unit
        let pixels = length / kilometresPerPixel
        let y = height - 14
        return
            "<path class=\"scale\" d=\"M12 \(Self.number(y))h\(Self.number(pixels))\" stroke=\"#333\" stroke-width=\"3\"/><text x=\"12\" y=\"\(Self.number(y - 6))\" font-size=\"12\" font-family=\"sans-serif\">\(Figures.kilometres(Length(kilometres: length)))</text>"
    }

    /// The pieces of an outline that come near the map.
    private func clipped(_ outline: [Coordinate]) -> [String] {
        var paths: [String] = []
        var current = ""
        var last: (x: Double, y: Double)?
        for coordinate in outline {
            let at = place(coordinate)
            let isNear =
                at.x > -200 && at.x < Self.width + 200 && at.y > -200 && at.y < height + 200
            // A jump is the seam of the longitudes on the far side of the earth.
            let jumps = last.map { abs($0.x - at.x) > 2 * Self.width } ?? false
            if isNear, !jumps {
                current += "\(current.isEmpty ? "M" : "L")\(Self.number(at.x)) \(Self.number(at.y))"
            } else if !current.isEmpty {
                paths.append(current)
                current = ""
            }
            last = at
        }
        if !current.isEmpty { paths.append(current) }
        return paths.filter { $0.contains("L") }
    }

    private static func number(_ value: Double) -> String { Figures.fixed(value, 1) }

    private static func colour(_ verdict: Verdict) -> String {
        switch verdict {
        case .consistent, .rounded: "#2d8a4e"
        case .roadLike: "#d39b00"
        case .tooLong, .tooShort, .directionOff, .unitMismatch: "#c8371b"
        case .ambiguousPlace: "#7048b8"
        case .notCheckable: "#888888"
        }
    }
}
