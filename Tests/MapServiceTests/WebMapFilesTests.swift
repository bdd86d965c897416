import Foundation
import MapService
import Testing

@Suite("The files of the web map")
struct WebMapFilesTests {
    private let files: WebMapFiles

    init() throws {
        files = try WebMapFiles(folder: WebMapFolder.path)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try #require(files.file(name), "\(name) is missing").bytes, as: UTF8.self)
    }

    @Test("The empty path is the page")
    func page() throws {
        let page = try #require(files.file(""))
        #expect(page.mediaType == "text/html; charset=utf-8")
        #expect(page == files.file("index.html"))
    }

    @Test(
        "A path that leads out of the folder is unknown, like any other unknown name",
        arguments: [
            "../WebMapFiles.swift", "i18n/../app.js", "/app.js", "./app.js", "app.js/", "APP.JS",
            "i18n", "%2e%2e/WebMapFiles.swift", "app.js\0", "maplibre-gl.js",
        ])
    func unknownNames(path: String) {
        #expect(files.file(path) == nil)
    }

    @Test("Every module and file that the page asks for is there")
    func references() throws {
        for name in files.names where name.hasSuffix(".js") {
            for match in try text(name).matches(of: /(?:from|import\()\s*"\.\/([\w-]+\.js)"/) {
                #expect(files.file(String(match.1)) != nil, "\(name) imports \(match.1)")
            }
        }
        for match in try text("index.html").matches(of: /(?:href|src)="([\w.\/-]+\.\w+)"/) {
            #expect(files.file(String(match.1)) != nil, "the page names \(match.1)")
        }
        for name in ["basemap.json", "example-en.txt", "example-fr.txt", "icon.svg"] {
            #expect(files.file(name) != nil)
        }
    }

    @Test("Both languages have the same words, and no placeholder is lost")
    func languages() throws {
        func words(_ code: String) throws -> [String: String] {
            try JSONDecoder().decode(
                [String: String].self, from: Data(text("i18n/\(code).json").utf8))
        }
        let (english, french) = (try words("en"), try words("fr"))
        #expect(Set(english.keys) == Set(french.keys))
        for (key, sentence) in english {
            let placeholders = { (text: String) in
                Set(text.matches(of: /\{\w+\}/).map { String($0.0) })
            }
            #expect(placeholders(sentence) == placeholders(french[key] ?? ""), "\(key)")
        }
    }

    @Test("The page knows every source of the gazetteer, by its title, with an address or none")
    func sources() throws {
        let known = try JSONDecoder().decode(
            [String: [String]].self, from: Data(text("sources.json").utf8))
        let table = WebMapFolder.root.appendingPathComponent("gazetteer/sources.csv")
        let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
        let keys = rows.compactMap { $0.split(separator: ",").first.map(String.init) }
        #expect(!keys.isEmpty)
        #expect(Set(known.keys) == Set(keys), "run scripts/derive-sources")
        for (key, record) in known {
            #expect(record.count == 5, "\(key)")
            #expect(record.first?.isEmpty == false, "\(key) has no title")
        }
    }

    @Test("Every word that the page asks for is known")
    func usedWords() throws {
        let known = try JSONDecoder().decode(
            [String: String].self, from: Data(text("i18n/en.json").utf8))
        for name in files.names where name.hasSuffix(".js") {
            for match in try text(name).matches(of: /\b(?:t|counted)\("([\w.-]+)"/) {
                #expect(known[String(match.1)] != nil, "\(name) uses \(match.1)")
            }
        }
        for match in try text("index.html").matches(of: /data-i18n(?:-\w+)?="([\w.-]+)"/) {
            #expect(known[String(match.1)] != nil, "the page uses \(match.1)")
        }
    }

    @Test("The page carries nothing inline and asks no other host for anything")
    func offline() throws {
        let page = try text("index.html")
        #expect(!page.contains("style=\""))
        // Names of link relations are addresses too, but nothing asks for them.
        #expect(page.matches(of: /(src|srcset|href|action)="(https?:)?\/\//).isEmpty)
        #expect(page.matches(of: /<script(?![^>]*src=)[^>]*>/).isEmpty)
        for name in files.names where name.hasSuffix(".js") || name.hasSuffix(".css") {
            let foreign = try text(name).matches(of: /https?:\/\/[\w.]+/).map { String($0.0) }
            #expect(foreign.allSatisfy { $0 == "http://www.w3.org" }, "\(name): \(foreign)")
        }
    }

    @Test("Other bytes get another entity tag, the same bytes the same")
    func entityTags() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("webmap-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in ["a.js": "let a = 1", "b.js": "let a = 2", "c.js": "let a = 1"] {
            try Data(content.utf8).write(to: folder.appendingPathComponent(name))
        }
        try Data("secret".utf8).write(to: folder.appendingPathComponent("notes.md"))
        let few = try WebMapFiles(folder: folder.path, library: folder.path)
        #expect(few.names == ["a.js", "b.js", "c.js"])
        #expect(few.file("a.js")?.entityTag != few.file("b.js")?.entityTag)
        #expect(few.file("a.js")?.entityTag == few.file("c.js")?.entityTag)
    }

    @Test("MapLibre is served where it is installed")
    func library() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("maplibre-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("// library".utf8).write(to: folder.appendingPathComponent("maplibre-gl.js"))
        let served = try WebMapFiles(folder: WebMapFolder.path, library: folder.path)
        #expect(served.file("maplibre-gl.js")?.mediaType == "text/javascript; charset=utf-8")
        #expect(served.file("maplibre-gl.css") == nil)
    }
}

/// Where the page stands in the source tree.
private enum WebMapFolder {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let path = root.appendingPathComponent("Sources/MapService/WebMap").path
}
