/// A place as an importer read it: bytes and numbers, made for being filled again and again.
struct ImportedPlace {
    var scheme = "geonames"
    var number: UInt64 = 0
    /// The identifier behind the scheme where it is no number.
    var idText = ""
    var name: [UInt8] = []
    /// Other names with language and role.
    var otherNames: [(text: ArraySlice<UInt8>, language: String, kind: PlaceName.Kind)] = []
    /// Degrees times ten million.
    var latitude: Int32 = 0
    var longitude: Int32 = 0
    var feature = "P."
    var type = FeatureClass.populated
    var code = ""
    var countries = ""
    var admin1 = ""
    var admin2 = ""
    var population: UInt32 = 0
    /// Days since 1970-01-01; 0 if unknown.
    var date: UInt16 = 0
    var codes: [String] = []
    var source: UInt8 = 0

    var idString: String { scheme + ":" + (idText.isEmpty ? String(number) : idText) }
}
