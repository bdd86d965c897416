/// What kind of happening an incident is; one documented vocabulary for all sources.
///
/// It follows the event types of PLOVER and is finer for violence. How the codes of each source map to
/// it stands with its importer; the source's own code is kept beside it.
///
/// See Open Event Data Alliance, *PLOVER: Political Language Ontology for Verifiable Event Records*.
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
    /// A bomb, a mine or another charge goes off.
    case explosion
    /// Artillery, mortars, rockets or missiles are fired.
    case shelling
    /// One side does violence to another, with no more said of how.
    case assault
    /// Property is looted, burnt or seized.
    case propertyDestruction = "property-destruction"
    /// People are arrested or detained.
    case arrest
    /// Pressure by other means: curfews, bans, seizures, raids.
    case coercion
    /// People demonstrate without violence.
    case protest
    /// People demonstrate or fight each other violently, without being armed forces.
    case riot
    /// Forces are raised, put on alert or shown.
    case mobilisation
    /// Relations are reduced, embargoes or sanctions set.
    case sanction
    /// Force or another harm is threatened.
    case threat
    /// Somebody is criticised, accused or investigated.
    case accusation
    /// A proposal or a demand is turned down.
    case rejection
    /// Something is asked for or demanded.
    case request
    /// Sides meet, visit or negotiate.
    case consultation
    /// Sides agree, or say that they will work together.
    case agreement
    /// Sides work together or support each other.
    case cooperation
    /// Money, goods, shelter or protection are given.
    case aid
    /// One side yields, releases people or eases what it had imposed.
    case concession
    /// Forces pull back or cease fire.
    case retreat
    /// Nothing of all this.
    case other
}

extension IncidentKind {
    /// Whether people or things come to harm by intent.
    public var isViolent: Bool {
        switch self {
        case .armedClash, .ambush, .airStrike, .attackOnCivilians, .abduction, .explosion,
            .shelling, .assault, .propertyDestruction, .riot:
            true
        default: false
        }
    }
}
