import Layers
import TestSupport
import Testing

@Suite("JSON is read and written after RFC 8259")
struct JSONValueTests {
    @Test(
        "Texts of the standard's grammar are read",
        arguments: [
            ("null", JSONValue.null), (" true ", .boolean(true)), ("\tfalse\n", .boolean(false)),
            ("0", .integer(0)), ("-0", .integer(0)), ("-12", .integer(-12)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            ("1.0", .number(1)), ("0.1e1", .number(1)), ("1e-7", .number(1e-7)),
            ("-0.0", .number(-0.0)), ("123456789.123456789", .number(123456789.123456789)),
            ("2.2250738585072011e-308", .number(Double.leastNormalMagnitude.nextDown)),
            ("5e-324", .number(.leastNonzeroMagnitude)),
            ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
            ("\"\"", .string("")),
            (#""\u00e9\/\"\\\b\f\n\r\t""#, .string("é/\"\\\u{8}\u{c}\n\r\t")),
            (#""\ud834\uDD1E""#, .string("𝄞")), ("\"الجزائر\"", .string("الجزائر")),
            ("[]", .array([])), ("[1,[2]]", .array([.integer(1), .array([.integer(2)])])),
            ("{}", .object([])),
            (
                #"{"b":1,"a":null}"#,
                .object([JSONValue.Member("b", .integer(1)), JSONValue.Member("a", .null)])
            ),
        ])
    func reads(text: String, expected: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == expected)
    }

    @Test(
        "What the grammar does not have is refused with line and column",
        arguments: [
            ("", 1, 1), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("[1\n 2]", 2, 2), ("01", 1, 1),
            ("+1", 1, 1), (".5", 1, 1), ("1.", 1, 3), ("1e", 1, 3), ("NaN", 1, 1), ("tru", 1, 1),
            ("\"é\n\"", 1, 3), ("\"abc", 1, 1), (#""\x""#, 1, 2), (#""\ud800""#, 1, 2),
            (#""\ud800\u0041""#, 1, 2), ("1 2", 1, 3), ("{1:2}", 1, 2), ("{\"a\" 1}", 1, 6),
            ("1e999", 1, 1), ("[1}", 1, 3), ("'a'", 1, 1), ("\u{FEFF}1", 1, 1), ("\"\\", 1, 1),
        ])
    func refuses(text: String, line: Int, column: Int) {
        let error = #expect(throws: LayerError.self) { try JSONValue(parsing: text) }
        guard case .malformed(_, line, column, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func brokenText() {
        #expect(throws: LayerError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    }

    @Test("Nesting beyond 128 levels is refused, not followed")
    func nesting() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(parsing: nested(128))
        #expect(throws: LayerError.self) { try JSONValue(parsing: nested(129)) }
        #expect(throws: LayerError.self) {
            try JSONValue(parsing: String(repeating: "[{\"a\":", count: 100_000))
        }
    }

    @Test("Members are found by name, elements by index")
    func lookup() throws {
        let value = try JSONValue(parsing: #"{"a":[1,2.5],"b":{"c":"x"},"d":true,"a2":null}"#)
        #expect(value["a"]?[1]?.number == 2.5)
        #expect(value["a"]?[0]?.integer == 1)
        #expect(value["a"]?[2] == nil)
        #expect(value["b"]?["c"]?.string == "x")
        #expect(value["d"]?.boolean == true)
        #expect(value["zz"] == nil)
        #expect(value.members?.map(\.name) == ["a", "b", "d", "a2"])
    }

    @Test("The two spellings of the writer, byte for byte")
    func spellings() throws {
        let value = try JSONValue(
            parsing: #"{"n":1.0,"t":"a\"\u0001\n","l":[1,2],"o":{"x":[{"y":[]}]},"e":{}}"#)
        #expect(
            value.text == #"{"n":1.0,"t":"a\"\u0001\n","l":[1,2],"o":{"x":[{"y":[]}]},"e":{}}"#)
        #expect(
            value.prettyText == """
                {
                  "n": 1.0,
                  "t": "a\\"\\u0001\\n",
                  "l": [1, 2],
                  "o": {
                    "x": [
                      {
                        "y": []
                      }
                    ]
                  },
                  "e": {}
                }

                """)
        #expect(JSONValue.array([.number(.nan), .number(.infinity)]).text == "[null,null]")
    }

    @Test("What the writer writes, the reader reads, numbers to the last bit")
    func roundTrip() throws {
        let seed: UInt64 = 8259
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let value = Self.random(depth: 3, &random)
            #expect(try JSONValue(parsing: value.text) == value, "seed \(seed)")
            #expect(try JSONValue(parsing: value.prettyText) == value, "seed \(seed)")
        }
    }

    static func random(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &random))
        case 2: return .integer(Int.random(in: .min ... .max, using: &random))
        case 3:
            let number = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &random))
            return number.isFinite ? .number(number) : .null
        case 4:
            let scalars = (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x1_FFFF, using: &random))
            }
            return .string(String(String.UnicodeScalarView(scalars)))
        case 5:
            return .array(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    Self.random(depth: depth - 1, &random)
                })
        default:
            return .object(
                (0..<Int.random(in: 0...3, using: &random)).map {
                    JSONValue.Member("k\($0)", Self.random(depth: depth - 1, &random))
                })
        }
    }

    @Test("Ten thousand damaged texts end in a value or an error")
    func damaged() {
        let seed: UInt64 = 10_000
        var random = SeededGenerator(seed: seed)
        let valid = Array(
            #"{"a":[1.5e3,-2,"x\u00e9\ud834\udd1e"],"b":{"c":null,"d":[true,false]}}"#.utf8)
        var outcomes = Set<Bool>()
        for _ in 0..<10_000 {
            let bytes = Damage.damaged(valid, using: &random)
            do throws(LayerError) {
                _ = try JSONValue(parsing: bytes)
                outcomes.insert(true)
            } catch {
                outcomes.insert(false)
            }
        }
        #expect(outcomes == [true, false], "seed \(seed)")
    }
}
