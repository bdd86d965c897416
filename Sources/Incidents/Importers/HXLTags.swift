/// The hashtags of the Humanitarian Exchange Language, one for each column of a table.
///
/// See *HXL standard*, version 1.1, hxlstandard.org.
enum HXLTags {
    /// Whether a row holds hashtags: at least one, and nothing else but empty cells.
    static func isTagRow(_ cells: [String]) -> Bool {
        let filled = cells.map(\.trimmed).filter { !$0.isEmpty }
        return !filled.isEmpty
            && filled.allSatisfy { $0.hasPrefix("#") && $0.utf8.count > 1 }
    }

    /// Which column holds what, by tags and attributes.
    static func map(columns: [String], tags: [String]) -> FieldMap {
        var map: [FieldMap.Field: String] = [:]
        for (column, tag) in zip(columns, tags) {
            guard let field = field(tag), map[field] == nil else { continue }
            map[field] = column
        }
        return FieldMap(map)
    }

    private static func field(_ text: String) -> FieldMap.Field? {
        let parts = text.lowercased().filter { !$0.isWhitespace }.split(separator: "+").map(
            String.init)
        guard let tag = parts.first else { return nil }
        let attributes = Set(parts.dropFirst())
        func has(_ names: String...) -> Bool { names.contains { attributes.contains($0) } }
        switch tag {
        case "#event" where has("id", "code"): return .id
        case "#event" where has("type"): return .kind
        case "#event" where has("name"): return .title
        case "#event": return .kind
        case "#date" where has("end"): return .end
        case "#date": return .date
        case "#country": return .country
        case "#adm1" where !has("code"): return .admin1
        case "#loc" where !has("code"): return .place
        case "#geo" where has("lat"): return .latitude
        case "#geo" where has("lon"): return .longitude
        case "#affected" where has("killed"): return has("max") ? .killedMax : .killed
        case "#affected" where has("injured", "wounded"): return .wounded
        case "#affected" where has("abducted", "captured"): return .captured
        case "#actor", "#group": return .actors
        case "#description": return .note
        case "#meta" where has("source", "url"): return .source
        default: return nil
        }
    }
}
