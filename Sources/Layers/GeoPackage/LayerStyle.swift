/// How QGIS draws a layer of a GeoPackage when it is opened: one colour for each value of a column.
public struct LayerStyle: Hashable, Sendable {
    /// A value with its colour.
    public struct Category: Hashable, Sendable {
        /// The value of the column; empty for all other values.
        public let value: String
        /// What the legend says.
        public let label: String
        /// Red, green and blue, 0...255.
        public let red: UInt8, green: UInt8, blue: UInt8

        /// Makes a category.
        public init(value: String, label: String, red: UInt8, green: UInt8, blue: UInt8) {
            self.value = value
            self.label = label
            self.red = red
            self.green = green
            self.blue = blue
        }
    }

    /// The column whose values are told apart.
    public let column: String
    /// The values in the order of the legend.
    public let categories: [Category]

    /// Makes a style.
    public init(column: String, categories: [Category]) {
        self.column = column
        self.categories = categories
    }

    /// The style in the language of QGIS.
    func qml(for kind: GeometryKind) -> String {
        var bytes: [UInt8] = []
        func add(_ text: String) { bytes += text.utf8 }
        func escaped(_ text: String) -> String {
            var escaped: [UInt8] = []
            XMLBytes.append(text, to: &escaped)
            return String(decoding: escaped, as: UTF8.self)
        }
        let (symbol, layer): (String, String) =
            switch kind {
            case .lineString, .multiLineString: ("line", "SimpleLine")
            case .polygon, .multiPolygon: ("fill", "SimpleFill")
            default: ("marker", "SimpleMarker")
            }
        add("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
        add("<qgis version=\"3.22\" styleCategories=\"Symbology\">\n")
        add("<renderer-v2 type=\"categorizedSymbol\" attr=\"\(escaped(column))\" ")
        add("forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">\n<categories>\n")
        for (index, category) in categories.enumerated() {
            add(
                "<category render=\"true\" symbol=\"\(index)\" value=\"\(escaped(category.value))\" "
            )
            add("label=\"\(escaped(category.label))\"/>\n")
        }
        add("</categories>\n<symbols>\n")
        for (index, category) in categories.enumerated() {
            let colour = "\(category.red),\(category.green),\(category.blue),255"
            add("<symbol type=\"\(symbol)\" name=\"\(index)\" alpha=\"1\" clip_to_extent=\"1\">")
            add("<layer class=\"\(layer)\" enabled=\"1\" pass=\"0\" locked=\"0\">")
            let properties: [(String, String)] =
                switch symbol {
                case "line":
                    [("line_color", colour), ("line_width", "0.5"), ("line_width_unit", "MM")]
                case "fill":
                    [
                        ("color", "\(category.red),\(category.green),\(category.blue),90"),
                        ("outline_color", colour), ("style", "solid"),
                    ]
                default:
                    [
                        ("name", "circle"), ("color", colour), ("size", "2.4"),
                        ("size_unit", "MM"), ("outline_color", "255,255,255,255"),
                    ]
                }
            for (name, value) in properties { add("<prop k=\"\(name)\" v=\"\(value)\"/>") }
            add("</layer></symbol>\n")
        }
        add("</symbols>\n</renderer-v2>\n</qgis>\n")
        return String(decoding: bytes, as: UTF8.self)
    }
}
