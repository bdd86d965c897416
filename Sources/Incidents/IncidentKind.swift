/// What kind of happening an incident is; one documented vocabulary for all sources.
public enum IncidentKind: String, Hashable, Sendable, CaseIterable {
    /// Two armed sides fight.
    case armedClash = "armed-clash"
    /// One armed side surprises another.
    case ambush
    /// A strike from the air, manned or not.
    case airStrike = "air-strike"
    /// Violence against people who do not fight.
    case attackOnCivilians = "attack-on-civilians"
    /// A kidnapping or enforced disappearance.
    case abduction
    /// A seizure of power.
    case coup
    /// Forces are sent or withdrawn.
    case deployment
    /// Forces or goods move from one place to another.
    case movement
    /// An accident with military involvement.
    case accident
    /// An announcement, pledge or interview.
    case statement
    /// Something is built.
    case construction
    /// A total over many happenings.
    case aggregate
    /// Something was seen or photographed.
    case observation
}
