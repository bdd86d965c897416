/// What can go wrong in the program itself, apart from the errors of its libraries.
enum ToolError: Error {
    /// The folder of the gazetteer was not found.
    case noData(searched: [String])
    /// The output did not take what was written.
    case output(path: String, reason: String)
    /// An input file could not be read.
    case input(path: String, reason: String)
    /// A name that no place answers to.
    case unknownPlace(name: String, nearest: [String])
    /// A value of an option that means nothing.
    case badValue(option: String, value: String, remedy: String)
}

extension ToolError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noData(let searched):
            "No gazetteer found in \(searched.joined(separator: ", ")). "
                + "Give its folder with --data, or set TOPOSCOPE_DATA."
        case .output(let path, let reason):
            "Cannot write to \(path): \(reason). Nothing was left half written."
        case .input(let path, let reason):
            "Cannot read \(path): \(reason)."
        case .unknownPlace(let name, let nearest):
            "\"\(name)\" is not in the gazetteer."
                + (nearest.isEmpty ? "" : " Nearest names: \(nearest.joined(separator: ", ")).")
                + " Coordinates such as \"13.51,2.11\" are taken too."
        case .badValue(let option, let value, let remedy):
            "\(option) does not take \"\(value)\": \(remedy)"
        }
    }
}
