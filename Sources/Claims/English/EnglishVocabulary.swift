import Geodesy

extension ClaimVocabulary {
    /// The words of English, British and American.
    static let english = ClaimVocabulary(
        language: .english,
        ones: [
            "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
            "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
        ],
        tens: [
            "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
            "seventy": 70, "eighty": 80, "ninety": 90,
        ],
        hundred: ["hundred"], thousand: ["thousand"],
        denominators: [
            "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
            "fifth": 5, "fifths": 5, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
        ],
        half: ["half"],
        collectives: ["dozen": 12, "score": 20],
        vague: PhraseTable([
            ("a few|few|a handful of|some few", 2...9), ("several", 3...9),
            ("a couple of|a couple|couple of", 1.5...3),
        ]),
        articles: ["a", "an"], and: ["and"], of: ["of"], rangeWords: ["to", "–", "-"],
        between: ["between"], usesDecimalComma: false,
        units: PhraseTable([
            ("km|kms|kilometer|kilometers|kilometre|kilometres|kilomiter|kilomiters", .kilometres),
            ("mile|miles|mi|statute miles|statute mile|road miles|air miles", .miles),
            (
                "nautical mile|nautical miles|nm|nmi|naut . miles|sea miles|nautical mi",
                .nauticalMiles
            ),
            ("m|metre|metres|meter|meters", .metres), ("ft|foot|feet", .feet),
            ("yd|yds|yard|yards", .yards),
        ]),
        hedges: PhraseTable([
            (
                """
                about|around|approximately|approx|approx .|roughly|some|circa|ca|ca .|c .|~|≈|\
                an estimated|estimated|estimated at|in the region of|somewhere around|something like|\
                a good|give or take|more or less|at around|at about|at approximately|at roughly|\
                an approximate|around about
                """,
                .approximate
            ),
            (
                """
                more than|over|at least|upwards of|in excess of|no less than|not less than|\
                greater than|>|well over|a minimum of|exceeding|no fewer than|just over|\
                a little over|slightly over|slightly more than|a little more than|just more than|\
                beyond|as far as|minimum
                """,
                .atLeast
            ),
            (
                """
                less than|under|within|up to|no more than|not more than|fewer than|at most|below|<|\
                a maximum of|inside|well within|to within|as close as|as little as
                """,
                .atMost
            ),
            (
                """
                nearly|almost|close to|just under|just short of|not quite|approaching|just less than|\
                a little under|slightly under|a little less than|slightly less than|virtually
                """,
                .nearly
            ),
            (
                """
                only|just|barely|merely|a mere|mere|scarcely|exactly|precisely|hardly|lying|a full|\
                a total of|a distance of|at a distance of|the
                """,
                .none
            ),
        ]),
        trailingHedges: PhraseTable([
            ("or so|or thereabouts|approximately|approx .|roughly|more or less", .approximate),
            ("or more", .atLeast), ("or less", .atMost),
        ]),
        or: ["or"],
        paths: PhraseTable([
            (
                """
                by road|by highway|by car|by the road|by bus|by motorway|along the road|\
                on the road|driving|driving distance|drive|road distance|by vehicle|by truck|\
                by the main road|along the highway|by track|road travel
                """,
                .road
            ),
            (
                """
                as the crow flies|in a straight line|straight line|in straight line|by air|\
                by plane|as the crow fly|air distance|flight|aerial distance|straight - line
                """,
                .straight
            ),
            ("by rail|by train|by railway|rail distance|by railroad", .rail),
            (
                "by river|by boat|by sea|by water|along the river|by ship|by ferry|downstream|upstream",
                .water
            ),
            ("on foot|walk|hike|walking", .foot),
        ]),
        spoilersAfter: PhraseTable([
            (
                """
                per|an hour|a hour|/ h|/ hr|/ s|/ min|long|wide|high|tall|deep|thick|above|below|of road|\
                of roads|of border|of coastline|of coast|of track|of territory|of land|of beach|\
                in length|in width|in diameter|in height|in depth|in radius|in altitude|in elevation|\
                race|run|marathon|wide area|radius|range|stretch|section|segment|perimeter|\
                of the border|of highway|of pipeline|of river|²|³|^|square|sq|of fence|of trenches|\
                a day|a week|a year|each day|per day|every day|post|marker|- long|- wide|- high|\
                - tall|- deep|- radius|- range|- stretch|- long
                """,
                true
            )
        ]),
        spoilersBefore: PhraseTable([
            (
                """
                ×|x|range of|radius of|ranges of|altitude of|elevation of|height of|length of|\
                width of|depth of|speed of|speeds of|diameter of|total length of|wingspan of|\
                circumference of|a range|range|calibre of|caliber of|area of|a radius|radius|\
                ranges up to|stretch of|stretches for|stretches|extends for|runs for|\
                visibility of|accuracy of|precision of|mile|exit|kilometre|kilometer|post|marker
                """,
                true
            )
        ]),
        motions: [
            "advanced", "advancing", "advance", "pushed", "push", "retreated", "marched", "ran",
            "run", "walked", "walk", "walking", "trekked", "crossed", "covered", "penetrated",
            "progressed", "gained", "flew", "sailed", "swam", "cycled", "rode", "moved", "fled",
            "crawled", "hiked", "drifted", "travelled", "traveled", "drove", "driven", "by",
        ],
        compass: [
            "north": "N", "south": "S", "east": "E", "west": "W", "northeast": "NE",
            "northwest": "NW", "southeast": "SE", "southwest": "SW", "northward": "N",
            "northwards": "N", "southward": "S", "southwards": "S", "eastward": "E",
            "eastwards": "E", "westward": "W", "westwards": "W", "northeastward": "NE",
            "northwestward": "NW", "southeastward": "SE", "southwestward": "SW",
            "northeastwards": "NE", "northwestwards": "NW", "southeastwards": "SE",
            "southwestwards": "SW", "northeasterly": "NE", "northwesterly": "NW",
            "southeasterly": "SE", "southwesterly": "SW", "northerly": "N", "southerly": "S",
            "easterly": "E", "westerly": "W", "northnortheast": "NNE", "northnorthwest": "NNW",
            "southsoutheast": "SSE", "southsouthwest": "SSW", "eastnortheast": "ENE",
            "eastsoutheast": "ESE", "westnorthwest": "WNW", "westsouthwest": "WSW",
        ],
        compassLetters: [
            "n": "N", "s": "S", "e": "E", "w": "W", "ne": "NE", "nw": "NW", "se": "SE", "sw": "SW",
            "nne": "NNE", "ene": "ENE", "ese": "ESE", "sse": "SSE", "ssw": "SSW", "wsw": "WSW",
            "wnw": "WNW", "nnw": "NNW",
        ],
        compassBy: ["by"],
        beforeCompass: PhraseTable([
            (
                """
                to the|to|towards the|toward the|in the|in a|on the|directly|straight|due|further|\
                farther|just|away to the|roughly|almost directly|nearly due|almost due|to its|\
                immediately|inland|away|mainly|slightly|almost|up|down
                """,
                true
            )
        ]),
        due: ["due", "directly", "exactly"],
        origin: PhraseTable([
            (
                """
                of|from|off of|outside of|outside|away from|distant from|removed from|out of|\
                out from|beyond|past|side of|direction from|direction of|distance from|inland from|\
                upstream of|downstream of|upstream from|downstream from|upriver from|downriver from|\
                offshore from|across from|drive from|ride from|trip from|journey from|walk from|\
                flight from|distance of
                """,
                true
            )
        ]),
        away: PhraseTable([
            (
                "away|further|farther|distant|inland|further away|off|upriver|downriver|out|up|down",
                true
            )
        ]),
        within: ["within"],
        determiners: [
            "the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "our",
            "another", "some", "any", "one", "two", "three", "several",
        ],
        border: ["border", "borders", "frontier", "frontiers", "boundary", "borderline"],
        borderWith: ["with", "of", "to", "into", "near", "shared"],
        coast: ["coast", "coastline", "shore", "shoreline", "seashore", "coasts", "shores"],
        offCoast: PhraseTable([("off|offshore|out", true)]),
        inside: PhraseTable([
            ("inside|into|deep inside|deep into|within", true)
        ]),
        capital: ["capital"],
        seats: PhraseTable([]),
        anaphora: [
            "capital", "city", "town", "village", "settlement", "base", "camp", "airport", "port",
            "site", "scene", "area", "island", "border", "coast", "community", "parish", "suburb",
            "municipality", "locality", "township", "hamlet", "commune", "place", "station",
            "district", "resort",
        ],
        pronouns: ["it", "there", "here", "they"],
        relatives: ["which", "that", "where"],
        apart: PhraseTable([("apart|apart from each other|from each other|from one another", true)]
        ),
        halfway: PhraseTable([
            (
                "halfway|half - way|half way|midway|mid - way|mid way|roughly midway|equidistant",
                true
            )
        ]),
        copulas: PhraseTable([
            (
                """
                is|was|are|were|lies|lie|lay|sits|stands|being|'s|be|is situated|is located|\
                was located|was situated|lying|remains|has been
                """,
                true
            )
        ]),
        located: [
            "located", "situated", "lying", "sited", "positioned", "based", "set", "found",
            "nestled",
            "standing", "built", "approximately",
        ],
        settlements: [
            "village", "town", "city", "hamlet", "settlement", "municipality", "commune", "suburb",
            "community", "locality", "township", "borough", "port", "seaport", "capital",
            "villages",
            "towns", "cities", "neighbourhood", "neighborhood", "parish", "oasis", "resort",
            "district", "ward", "island",
        ],
        facilities: [
            "base", "bases", "camp", "camps", "airport", "airports", "outpost", "outposts",
            "airfield",
            "airbase", "mine", "mines", "checkpoint", "checkpoints", "barracks", "refinery",
            "prison",
            "hospital", "station", "plant", "post", "posts", "garrison", "facility", "fort", "well",
            "school", "market", "airstrip", "bridge", "headquarters",
        ],
        areas: [
            "region", "regions", "province", "department", "district", "state", "county", "area",
            "zone", "governorate", "prefecture", "circle", "cercle", "commune", "municipality",
            "territory", "part", "parts", "belt", "country", "nation", "republic",
        ],
        containers: PhraseTable([("in|inside|within", true)]),
        near: PhraseTable([
            (
                """
                near|near to|close to|in the vicinity of|on the outskirts of|just outside|\
                not far from|nearby|a short distance from|adjacent to|next to|very near|right next to
                """,
                true
            )
        ]),
        upTo: PhraseTable([
            ("right up to|up to|all the way to|on|at|along|astride|across|over|right on", true)
        ]),
        neighbouring: ["neighboring", "neighbouring", "adjacent", "adjoining", "bordering"],
        neighbours: PhraseTable([
            (
                """
                neighbors|neighbours|borders|borders on|adjoins|bordering|shares a border with|\
                shares borders with|share a border with|shares its border with|\
                shares a land border with|has a border with|has borders with|is bordered by|\
                bordered by|abuts|shares a frontier with|shares its borders with|bounded by|\
                is surrounded by|shares a long border with
                """,
                true
            )
        ]),
        straddles: PhraseTable([
            ("straddles|straddling|astride|that straddles|spans|spanning|spread across", true)
        ]),
        meet: ["meet", "meets", "converge", "join", "intersect", "met"],
        particularly: PhraseTable([
            (
                "particularly|especially|including|notably|such as|in particular|mainly|namely|like",
                true
            )
        ]),
        incorporates: [
            "incorporates", "includes", "comprises", "covers", "encompasses", "contains", "include",
            "incorporating", "including",
        ],
        parts: [
            "northern": "N", "southern": "S", "eastern": "E", "western": "W", "northeastern": "NE",
            "northwestern": "NW", "southeastern": "SE", "southwestern": "SW", "central": "C",
            "north": "N", "south": "S", "east": "E", "west": "W", "northeast": "NE",
            "northwest": "NW", "southeast": "SE", "southwest": "SW", "centre": "C", "center": "C",
            "middle": "C", "mid": "C",
        ],
        stopsReference: [
            "is", "was", "are", "were", "has", "have", "had", "will", "would", "on", "in", "to",
            "for",
            "when", "while", "who", "which", "that", "where", "after", "before", "because", "but",
            "or",
            "if", "as", "by", "with", "from", "and", "said", "says", "than", "into", "through",
            "during",
            "advancing", "each", "being",
        ],
        durations: PhraseTable([
            ("hour|hours|hr|hrs", 1), ("minute|minutes|min|mins", 1.0 / 60), ("day|days", 24),
        ]),
        journeys: [
            "drive": .road, "driving": .road, "road": .road, "car": .road, "bus": .road,
            "flight": .air, "plane": .air, "air": .air, "flying": .air, "helicopter": .air,
            "train": .rail, "rail": .rail, "boat": .water, "ferry": .water, "river": .water,
            "walk": .foot, "hike": .foot, "foot": .foot, "march": .foot, "walking": .foot,
            "journey": .unknown, "trip": .unknown, "ride": .road, "travel": .unknown,
        ])
}
