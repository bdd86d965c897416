/// The tags of the Humanitarian Exchange Language for the columns that layers usually have.
///
/// See the HXL standard 1.1, hashtag and attribute dictionary.
enum HXLTag {
    private static let usual: [String: String] = [
        "id": "#meta+id", "name": "#loc+name", "place_name": "#loc+name", "place": "#loc+name",
        "title": "#event+name", "kind": "#event+type", "category": "#event+type",
        "date": "#date+occurred", "date_start": "#date+start", "date_end": "#date+end",
        "country": "#country+code+v_iso2", "country_name": "#country+name",
        "iso2": "#country+code+v_iso2", "iso3": "#country+code+v_iso3", "region": "#region+name",
        "admin1": "#adm1+name", "admin2": "#adm2+name", "admin3": "#adm3+name",
        "latitude": "#geo+lat", "longitude": "#geo+lon", "population": "#population",
        "killed": "#affected+killed", "killed_min": "#affected+killed+min",
        "killed_max": "#affected+killed+max", "wounded": "#affected+injured",
        "wounded_min": "#affected+injured+min", "wounded_max": "#affected+injured+max",
        "captured_min": "#affected+abducted+min", "captured_max": "#affected+abducted+max",
        "actors": "#org+actors", "operator": "#org+operator", "description": "#description",
        "note": "#description+note", "source": "#meta+source", "sources": "#meta+source",
        "url": "#meta+url", "address": "#meta+url", "licence": "#meta+license",
    ]

    /// The tag of a column; one that the dictionary does not have is a remark about the row, with the
    /// column's name as the attribute.
    static func tag(of column: String) -> String {
        if let tag = usual[column] { return tag }
        let name = String(
            column.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        let first = name.first { $0 != "_" }
        guard let first, first.isLetter else { return "#meta+x_\(name)" }
        return "#meta+\(name.drop { $0 == "_" })"
    }
}
