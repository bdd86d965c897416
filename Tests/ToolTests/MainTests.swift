import ArgumentParser
import Testing

@testable import toposcope

@Suite struct MainTests {
    @Test("The command is called toposcope")
    func name() {
        #expect(Toposcope.configuration.commandName == "toposcope")
    }
}
