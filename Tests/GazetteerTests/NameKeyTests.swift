import Gazetteer
import Testing

@Suite struct NameKeyTests {
    @Test(
        "Case, marks, separators and apostrophes do not matter",
        arguments: [
            ("Tongo-Tongo", "tongotongo"), ("TONGO TONGO", "tongotongo"),
            ("I-n-Atès", "inates"), ("Ménaka", "menaka"), ("N’Guigmi", "nguigmi"),
            ("Fada N'gourma", "fadangourma"), ("Straße", "strasse"), ("Łódź", "lodz"),
            ("Ƙaura Namoda", "kauranamoda"), ("Ɗan Issa", "danissa"), ("Me\u{301}naka", "menaka"),
            ("", ""), ("...", ""),
        ])
    func latin(name: String, key: String) {
        #expect(NameKey(name).description == key)
    }

    @Test(
        "Other scripts are romanised or kept",
        arguments: [
            ("Москва", "moskva"), ("Αθήνα", "athina"), ("نيامي", "nyamy"), ("نِيَامِي", "nyamy"),
            ("ⴰⴳⴰⴷⵣ", "agadz"), ("東京", "東京"),
        ])
    func scripts(name: String, key: String) {
        #expect(NameKey(name).description == key)
    }

    @Test("A key grows word by word")
    func growing() {
        var key = NameKey()
        key.append("Air")
        key.append("Base")
        key.append("201")
        #expect(key == NameKey("Air Base 201"))
    }
}
