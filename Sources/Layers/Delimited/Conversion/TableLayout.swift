/// What the columns of a table are for: which hold the position and the identifier, which numbers.
public struct TableLayout: Sendable {
    /// What the caller says about the columns; what is nil is found by the usual names.
    public struct Choice: Hashable, Sendable {
        /// The column of degrees east.
        public var longitude: String?
        /// The column of degrees north.
        public var latitude: String?
        /// The column of identifiers.
        public var identifier: String?

        /// Makes a choice.
        public init(
            longitude: String? = nil, latitude: String? = nil, identifier: String? = nil
        ) {
            self.longitude = longitude
            self.latitude = latitude
            self.identifier = identifier
        }
    }

    /// The names of the columns.
    public let names: [String]
    /// Whether the cells of a column are numbers, by the records that were looked at.
    public let isNumber: [Bool]
    let longitude: Int
    let latitude: Int
    let identifier: Int?
    /// The columns that become properties, and where ``marks`` has what JSON writes before them.
    let properties: [(column: Int, mark: Range<Int>)]
    let marks: [UInt8]

    private static let longitudes = ["longitude", "lon", "lng", "long", "x"]
    private static let latitudes = ["latitude", "lat", "y"]

    /// Decides by a header and some records.
    ///
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` where names are empty or stand
    ///   twice, and where no columns of positions are found.
    init(
        names: [String], isNumber: [Bool], choice: Choice, fileName: String
    ) throws(LayerError) {
        func refuse(_ column: Int, _ reason: String) -> LayerError {
            .malformed(
                format: "table in \(fileName)", line: 1, column: column + 1, reason: reason)
        }
        for (index, name) in names.enumerated() {
            if name.isEmpty { throw refuse(index, "column \(index + 1) has no name.") }
            if names[..<index].contains(name) {
                throw refuse(index, "two columns are named \"\(name)\".")
            }
        }
        let list = names.joined(separator: ", ")
        func find(
            _ wanted: String?, _ usual: [String], _ option: String
        ) throws(LayerError) -> Int {
            if let wanted {
                guard let index = names.firstIndex(of: wanted) else {
                    throw refuse(0, "there is no column \"\(wanted)\"; there are \(list).")
                }
                return index
            }
            for name in usual {
                if let index = names.firstIndex(where: { $0.lowercased() == name }) {
                    return index
                }
            }
            throw refuse(
                0,
                "no column is known to hold the \(option); name it with --\(option). "
                    + "There are \(list).")
        }
        self.names = names
        self.isNumber = isNumber
        longitude = try find(choice.longitude, TableLayout.longitudes, "longitude")
        latitude = try find(choice.latitude, TableLayout.latitudes, "latitude")
        if let wanted = choice.identifier {
            identifier = try find(wanted, [], "id")
        } else {
            identifier = names.firstIndex { $0.lowercased() == "id" }
        }
        let hidden = [longitude, latitude, identifier]
        var properties: [(column: Int, mark: Range<Int>)] = []
        var marks: [UInt8] = []
        for (index, name) in names.enumerated() where !hidden.contains(index) {
            let start = marks.count
            if start > 0 { marks.append(UInt8(ascii: ",")) }
            JSONBytes.append(name, to: &marks)
            marks.append(UInt8(ascii: ":"))
            properties.append((index, start..<marks.count))
        }
        self.marks = marks
        self.properties = properties
    }
}
