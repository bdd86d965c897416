import Claims
import Gazetteer
import Testing

/// Statements about things that the text does not name: the place beside them is not meant.
@Suite struct UnnamedSubjectTests {
    private func finding(_ text: String) throws -> Finding {
        let findings = try CuratedReading.shared.get().check(text).findings
        return try #require(findings.first { $0.claim.kind == .distance })
    }

    @Test(
        "A thing in an area is not the area",
        arguments: [
            "Gunmen attacked a village in Tillabéri region, 100 km northeast of Niamey.",
            "A village in the restive Tillabéri region, 100 km northeast of Niamey, was burned.",
            "Un village dans la région de Tillabéri, à 100 km au nord-est de Niamey, a brûlé.",
        ])
    func inArea(text: String) throws {
        let finding = try finding(text)
        #expect(finding.verdict == .notCheckable, "\(finding.explanation)")
        #expect(finding.claim.subject?.kind == .described)
    }

    @Test(
        "A named village in an area is meant itself",
        arguments: [
            "Ayorou, a village in Tillabéri region, 186 km northwest of Niamey, was calm.",
            "Ayorou is a village in Tillabéri region, 186 km northwest of Niamey.",
        ])
    func named(text: String) throws {
        let finding = try finding(text)
        #expect(finding.claim.subject?.name == "Ayorou")
        #expect(finding.verdict == .consistent, "\(finding.explanation)")
    }

    @Test("An airport points to a town only where it may lie")
    func airport() throws {
        let far = try finding("Ayorou is calm. The airport lies 8 km southeast of Niamey.")
        #expect(far.verdict == .notCheckable, "\(far.explanation)")
        let close = try finding("Agadez is calm. The airport lies 735 km northeast of Niamey.")
        #expect(close.claim.subject?.name == "Agadez", "\(close.explanation)")
    }

    @Test(
        "A name before a comma is looked up, and what comes nearest is said",
        arguments: [
            (
                "Zorgokaran, a village 15 km from Gao, was calm.", "Zorgokaran",
                "no name there comes"
            ),
            ("They fled to Qwarbalu, a town 15 km from Gao.", "Qwarbalu", "no name there comes"),
            ("The men came from Menakat, a town 300 km east of Gao.", "Menakat", "Ménaka"),
        ])
    func unknown(text: String, name: String, near: String) throws {
        let finding = try finding(text)
        let subject = try #require(finding.claim.subject)
        #expect(subject.text == name)
        guard subject.resolution?.best == nil else { return }
        #expect(finding.verdict == .notCheckable)
        #expect(finding.explanation.contains("\"\(name)\" is not in the gazetteer"))
        #expect(finding.explanation.contains(near), "\(finding.explanation)")
    }

    @Test(
        "A day or an adverb before a comma is no name",
        arguments: [
            "On Monday, a village 15 km from Gao was burned.",
            "Meanwhile, a town 15 km from Gao was burned.",
            "In December, a village 15 km from Gao was burned.",
        ])
    func noName(text: String) throws {
        let finding = try finding(text)
        #expect(finding.claim.subject?.kind == .described, "\(finding.explanation)")
    }
}
