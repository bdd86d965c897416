import Geodesy

extension ClaimVocabulary {
    /// The words of French, written without accents.
    static let french = ClaimVocabulary(
        language: .french,
        ones: [
            "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
            "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
            "quinze": 15, "seize": 16,
        ],
        tens: [
            "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
            "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
        ],
        hundred: ["cent", "cents"], thousand: ["mille"],
        denominators: ["tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "dixieme": 10],
        half: ["demi", "demie"],
        collectives: [
            "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
            "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
            "millier": 1000,
        ],
        vague: PhraseTable([("quelques", 2...9), ("plusieurs", 3...9)]),
        articles: ["un", "une"], and: ["et"], of: ["de", "d'", "du"],
        rangeWords: ["a", "–", "-", "ou"], between: ["entre"], usesDecimalComma: true,
        units: PhraseTable([
            ("km|kms|kilometre|kilometres|kilometer|kilometers", .kilometres),
            (
                """
                milles nautiques|mille nautique|milles marins|mille marin|nautiques|nq|nm|\
                miles nautiques|nautique
                """,
                .nauticalMiles
            ),
            ("miles|mile|milles|mi", .miles), ("m|metre|metres", .metres),
            ("pied|pieds", .feet), ("yards|yard|verges", .yards),
        ]),
        hedges: PhraseTable([
            (
                """
                environ|a environ|approximativement|quelque|autour de|aux alentours de|env|env .|\
                a peu pres|grosso modo|de l'ordre de|~|≈|a quelque|d'environ|dans les
                """,
                .approximate
            ),
            (
                """
                plus de|plus d'|au moins|a plus de|a plus d'|au minimum|pas moins de|\
                un peu plus de|un peu plus d'|a un peu plus de|bien plus de|d'au moins|\
                superieur a|superieure a|au - dela de|de plus de|une bonne|quelque plus de
                """,
                .atLeast
            ),
            (
                """
                moins de|moins d'|a moins de|a moins d'|au plus|au maximum|jusqu'a|jusqu' a|\
                pas plus de|dans un rayon de|inferieur a|inferieure a|tout au plus|\
                a un peu moins de|un peu moins de|de moins de
                """,
                .atMost
            ),
            (
                "pres de|pres d'|presque|quasiment|a pres de|a presque|bientot|de pres de|non loin de",
                .nearly
            ),
            (
                """
                a peine|seulement|juste|simplement|exactement|precisement|a seulement|a juste|\
                a exactement|une distance de|a une distance de|les|distant de|distante de|la
                """,
                .none
            ),
        ]),
        trailingHedges: PhraseTable([("environ|a peu pres|approximativement", .approximate)]),
        or: ["ou", "soit"],
        paths: PhraseTable([
            (
                """
                par la route|par route|de route|par la piste|par piste|de piste|en voiture|\
                par voie terrestre|par l' autoroute|par la nationale|en vehicule
                """,
                .road
            ),
            ("a vol d' oiseau|a vol d'oiseau|en ligne droite|par avion|par les airs", .straight),
            ("par le rail|par train|en train|par voie ferree|par chemin de fer", .rail),
            ("par le fleuve|en bateau|en pirogue|par voie fluviale|par mer", .water),
            ("a pied|de marche", .foot),
        ]),
        spoilersAfter: PhraseTable([
            (
                """
                de long|de large|de haut|de hauteur|de longueur|de largeur|de profondeur|\
                d' altitude|d'altitude|carres|carre|par heure|a l' heure|/ h|/ s|² |²|³|de route|\
                de routes|de frontiere|de frontieres|de cotes|de rayon|de diametre|de portee|\
                de profond|cubes|de circonference|de piste|de pistes|heure|par jour|par an|\
                de territoire|de terrain|de voies|de rails|de terres|de tranchees
                """,
                true
            )
        ]),
        spoilersBefore: PhraseTable([
            (
                """
                portee de|rayon de|longueur de|largeur de|altitude de|hauteur de|vitesse de|\
                superficie de|profondeur de|diametre de|portee d'|longue de|large de|haute de|\
                long de|sur|point kilometrique|pk|borne|calibre de|haut de|profond de
                """,
                true
            )
        ]),
        motions: [
            "avance", "progresse", "recule", "marche", "couru", "parcouru", "parcourent", "franchi",
            "vole", "navigue", "roule", "percee", "fui", "parcourt", "avancee",
        ],
        compass: [
            "nord": "N", "sud": "S", "est": "E", "ouest": "W", "septentrion": "N", "levant": "E",
        ],
        compassLetters: [
            "n": "N", "s": "S", "e": "E", "o": "W", "w": "W", "ne": "NE", "no": "NW", "nw": "NW",
            "se": "SE", "so": "SW", "sw": "SW", "nne": "NNE", "ene": "ENE", "ese": "ESE",
            "sse": "SSE", "sso": "SSW", "ssw": "SSW", "oso": "WSW", "wsw": "WSW", "ono": "WNW",
            "wnw": "WNW", "nno": "NNW", "nnw": "NNW",
        ],
        compassBy: ["quart"],
        beforeCompass: PhraseTable([
            (
                """
                au|a l'|vers le|vers l'|plein|plus au|plus a l'|dans le|dans l'|en direction du|\
                juste au|juste a l'|droit au|en plein|sur le|exactement au|exactement a l'|\
                directement au|directement a l'|du cote|du
                """,
                true
            )
        ]),
        due: ["plein", "droit", "exactement", "directement"],
        origin: PhraseTable([
            (
                """
                de|du|des|d'|au depart de|a partir de|en partant de|depuis|en dehors de|\
                en amont de|en aval de|en amont d'|en aval d'|par rapport a|a l' exterieur de|hors de
                """,
                true
            )
        ]),
        away: PhraseTable([("plus loin|de distance|a l' interieur des terres", true)]),
        within: ["moins"],
        determiners: [
            "le", "la", "les", "l'", "un", "une", "des", "ce", "cet", "cette", "son", "sa", "ses",
            "leur", "leurs", "deux", "trois", "du", "au",
        ],
        border: ["frontiere", "frontieres", "limite", "confins"],
        borderWith: ["avec", "du", "de", "des", "d'", "entre"],
        coast: ["cote", "cotes", "littoral", "rivage", "rive"],
        offCoast: PhraseTable([("au large|au large de|au large des|au large du", true)]),
        inside: PhraseTable([
            (
                """
                a l' interieur de|a l' interieur du|a l' interieur des|en territoire|\
                a l' interieur d'
                """,
                true
            )
        ]),
        capital: ["capitale"],
        seats: PhraseTable([("chef - lieu|chefs - lieux|chef lieu", true)]),
        anaphora: [
            "capitale", "ville", "village", "localite", "base", "camp", "aeroport", "port", "site",
            "lieu", "frontiere", "cote", "commune", "bourg",
        ],
        pronouns: ["il", "elle", "ils", "elles", "la", "ici"],
        relatives: ["qui", "laquelle", "lequel", "ou"],
        apart: PhraseTable([
            (
                "l'un de l'autre|l'une de l'autre|l' un de l' autre|l' une de l' autre|de distance",
                true
            )
        ]),
        halfway: PhraseTable([
            ("a mi - chemin|a mi - distance|mi - chemin|a egale distance|a mi - route", true)
        ]),
        copulas: PhraseTable([
            (
                """
                est|sont|etait|etaient|se trouve|se situe|se trouvent|se situent|est situe|\
                est situee|est localise|est localisee|se trouvait|se situait|etant
                """,
                true
            )
        ]),
        located: [
            "situe", "situee", "situes", "situees", "sise", "sis", "distant", "distante",
            "distants",
            "distantes", "localise", "localisee", "implante", "implantee", "installe", "installee",
            "basee", "eloigne", "eloignee", "perche", "juche",
        ],
        settlements: [
            "village", "ville", "hameau", "bourg", "bourgade", "commune", "localite", "cite",
            "capitale", "villages", "villes", "localites", "quartier", "oasis", "port", "chef",
            "lieu", "municipalite", "ile",
        ],
        facilities: [
            "base", "bases", "camp", "camps", "aeroport", "poste", "postes", "caserne", "mine",
            "mines", "prison", "hopital", "garnison", "fort", "puits", "position", "aerodrome",
            "checkpoint", "barrage", "ecole", "marche", "piste",
        ],
        areas: [
            "region", "regions", "province", "departement", "district", "etat", "zone", "cercle",
            "commune", "territoire", "prefecture", "gouvernorat", "partie", "pays", "bande",
        ],
        containers: PhraseTable([
            (
                """
                au|en|dans|dans le|dans la|dans l'|a|aux|dans le sud - ouest du|a l' interieur du|\
                a l' interieur de
                """,
                true
            )
        ]),
        near: PhraseTable([
            (
                """
                pres de|pres du|pres des|pres d'|proche de|proche du|proche d'|non loin de|\
                non loin du|a proximite de|a proximite du|aux environs de|a proximite d'|\
                aux abords de|aux portes de|dans les environs de|proches de|proche des|proches du|\
                a cote de|non loin d'|aux environs d'|dans le secteur de|pas loin de
                """,
                true
            )
        ]),
        upTo: PhraseTable([
            ("jusqu'a|jusqu' a|a|le long de|sur|tout pres de|le long|au niveau de", true)
        ]),
        neighbouring: ["voisin", "voisine", "voisins", "voisines", "limitrophe", "limitrophes"],
        neighbours: PhraseTable([
            (
                """
                partage une frontiere avec|partage des frontieres avec|partage ses frontieres avec|\
                partage sa frontiere avec|est voisin de|est voisin du|est limitrophe de|\
                est limitrophe du|a une frontiere avec|frontalier du|frontalier de|frontaliere du|\
                frontaliere de|est frontalier du|borde|limite par|est borde par|voisin du|voisine du|\
                est entoure par|frontalier avec|frontaliere avec
                """,
                true
            )
        ]),
        straddles: PhraseTable([
            ("a cheval entre|a cheval sur|a cheval", true)
        ]),
        meet: ["rejoignent", "rencontrent", "touchent", "croisent", "joignent"],
        particularly: PhraseTable([
            (
                """
                notamment|en particulier|particulierement|comme|tels que|dont|surtout|\
                notamment en|notamment au|y compris
                """,
                true
            )
        ]),
        incorporates: ["comprend", "inclut", "englobe", "couvre", "regroupe", "comprenant"],
        parts: [
            "nord": "N", "sud": "S", "est": "E", "ouest": "W", "centre": "C", "septentrional": "N",
            "meridional": "S", "oriental": "E", "occidental": "W", "central": "C", "centrale": "C",
        ],
        stopsReference: [
            "est", "sont", "etait", "a", "ont", "avait", "sera", "dans", "sur", "pour", "quand",
            "qui", "que", "ou", "apres", "avant", "mais", "si", "comme", "par", "avec", "et", "se",
            "selon", "lors", "en", "pendant", "depuis", "chaque",
        ],
        durations: PhraseTable([
            ("heure|heures|h", 1), ("minute|minutes|min|mn", 1.0 / 60), ("jour|jours", 24),
        ]),
        journeys: [
            "route": .road, "voiture": .road, "bus": .road, "piste": .road, "vol": .air,
            "avion": .air, "train": .rail, "bateau": .water, "pirogue": .water, "marche": .foot,
            "pied": .foot, "trajet": .unknown, "voyage": .unknown, "helicoptere": .air,
        ])
}
