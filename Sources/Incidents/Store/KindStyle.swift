import Layers

/// How QGIS draws incidents: one colour for each kind, warm for violence.
enum KindStyle {
    static let style = LayerStyle(
        column: "kind",
        categories: IncidentKind.allCases.enumerated().map { number, kind in
            let step = UInt8(truncatingIfNeeded: number * 37 % 96)
            let (red, green, blue): (UInt8, UInt8, UInt8) =
                kind.isViolent ? (160 + step, 30 + step / 2, 30) : (50, 80 + step, 120 + step)
            return LayerStyle.Category(
                value: kind.rawValue, label: kind.rawValue, red: red, green: green, blue: blue)
        })
}
