import ArgumentParser
import Gazetteer
import Geodesy
import Layers

/// Tells where a position lies: from which places, in which areas.
struct Reverse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell where a position lies: the nearest places and the areas around it.",
        discussion: """
            Positions may be degrees (13.51,2.11), degrees and minutes, MGRS, UTM or a geo: URI. \
            Directions are from the place to the position: "12 km ENE of Ouallam".

            Examples:
              toposcope reverse 14.35,2.2
            """)

    @Argument(help: "The positions; put -- before one that starts with a minus sign.")
    var positions: [String]

    @Option(
        help: ArgumentHelp(
            "Only places of this kind (GeoNames letter: P, S, H, T, L, V, A; may be given again).",
            valueName: "letter"))
    var kind: [String] = ["P"]

    @Option(help: ArgumentHelp("At most so many places.", valueName: "number"))
    var limit = 5

    @Option(help: "How to write the answer: table or json.")
    var format: OutputFormat = .automatic

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard (1...1000).contains(limit) else {
            throw ValidationError("--limit takes 1 to 1000 and not \(limit).")
        }
        guard format == .table || format == .json else {
            throw ValidationError("The answer is written as table or json.")
        }
    }

    func run() throws {
        let kinds = try Set(kind.map { try FeatureClass(argument: $0, option: "--kind") })
        let coordinates = try positions.map { try Coordinate(parsing: $0) }
        let register = try data.register()
        let boundaries = Boundaries(folder: try data.folder() + "/boundaries")
        let descriptions = try coordinates.map {
            try register.description(of: $0, boundaries: boundaries, kinds: kinds, count: limit)
        }
        if format == .json {
            let values = descriptions.map { ReverseText.json($0, register) }
            Terminal.print(
                values.count == 1 ? values[0].prettyText : JSONValue.array(values).prettyText)
        } else {
            Terminal.print(
                descriptions.map { ReverseText.table($0, register) }.joined(separator: "\n\n"))
        }
    }
}

extension FeatureClass {
    /// Reads the letter that an option was given.
    init(argument letter: String, option: String) throws {
        guard let type = FeatureClass(rawValue: letter.uppercased()) else {
            throw ToolError.badValue(
                option: option, value: letter,
                remedy: "it takes one of the letters A, P, S, H, T, L, V, R, U.")
        }
        self = type
    }
}
