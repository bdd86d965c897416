"""What the definition of the API cannot say in OpenAPI 3.0, for schemathesis (see scripts/check-openapi).

Two things are here. A filter is CQL2, whose grammar no regular expression describes: requests that should be accepted
get one made of the operation's own properties. And rules between two values have no words in OpenAPI 3.0: a refusal is
right where the request breaks one of them, which is reckoned here anew, apart from the service. Each rule names the
clause that it comes from.
"""
import datetime
import json
import random
import urllib.parse

import schemathesis

CRS = "http://www.opengis.net/def/crs/"


def parameters(operation):
    found = []
    for source in (operation.query, operation.path_parameters):
        for parameter in source:
            found.append(parameter.definition)
    return found


FIXED = {"f", "limit", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "sortby", "properties", "after"}


def condition(chance, columns):
    """A condition, as text and as JSON, that fits the types of the columns."""
    name, kind = chance.choice(columns)
    shape = chance.randrange(6)
    if shape == 0:
        return f'"{name}" IS NULL', {"op": "isNull", "args": [{"property": name}]}
    if shape == 1:
        west, south = chance.randrange(-170, 160), chance.randrange(-80, 70)
        east, north = west + chance.randrange(1, 10), south + chance.randrange(1, 10)
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        text = ", ".join(f"{x} {y}" for x, y in ring)
        return (f"S_INTERSECTS(geometry, POLYGON(({text})))",
                {"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Polygon", "coordinates": [ring]}]})
    if kind == "boolean":
        value = chance.choice([True, False])
        return f'"{name}" = {str(value).upper()}', {"op": "=", "args": [{"property": name}, value]}
    if kind in ("integer", "number"):
        low, high = sorted(chance.randrange(-1000, 1000) for _ in range(2))
        if shape == 2:
            return f'"{name}" BETWEEN {low} AND {high}', {"op": "between", "args": [{"property": name}, low, high]}
        sign = chance.choice(["=", "<>", "<", ">", "<=", ">="])
        return f'"{name}" {sign} {low}', {"op": sign, "args": [{"property": name}, low]}
    if kind in ("date", "date-time"):
        day = (datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(15000))).isoformat()
        return f"\"{name}\" >= DATE('{day}')", {"op": ">=", "args": [{"property": name}, {"date": day}]}
    word = "".join(chance.choice("abcé Ж%_") for _ in range(chance.randrange(6)))
    if shape == 2:
        return f"\"{name}\" LIKE '{word}%'", {"op": "like", "args": [{"property": name}, word + "%"]}
    if shape == 3:
        return f"\"{name}\" IN ('a', '{word}')", {"op": "in", "args": [{"property": name}, ["a", word]]}
    if shape == 4:
        return (f"CASEI(\"{name}\") = CASEI('{word}')",
                {"op": "=", "args": [{"op": "casei", "args": [{"property": name}]}, {"op": "casei", "args": [word]}]})
    return f"\"{name}\" = '{word}'", {"op": "=", "args": [{"property": name}, word]}


def cql2(seed, columns):
    chance = random.Random(seed)
    text, tree = condition(chance, columns)
    for _ in range(chance.randrange(4)):
        joint = chance.choice(["AND", "OR"])
        other, branch = condition(chance, columns)
        text, tree = f"({text}) {joint} ({other})", {"op": joint.lower(), "args": [tree, branch]}
        if chance.random() < 0.2:
            text, tree = f"NOT ({text})", {"op": "not", "args": [tree]}
    return text, json.dumps(tree)


@schemathesis.hook
def map_case(context, case):
    if not case.query or "filter" not in case.query or case.meta is None or case.meta.generation.mode.is_negative:
        return case
    columns = [(d["name"], d["schema"].get("format") or d["schema"].get("type"))
               for d in parameters(case.operation) if d["in"] == "query" and d["name"] not in FIXED]
    text, tree = cql2(str(case.query["filter"]), columns)
    # A filter tells its encoding itself, so that each goes with each filter-lang.
    case.query["filter"] = random.Random(text).choice([tree, text])
    return case


# Rules between values. Each returns the clause that a request breaks, or None.

def box(query):
    """17-069r4, 7.15.3: the lower corner first, within the extent of the system; and no number is infinite."""
    try:
        numbers = [float(part) for part in query["bbox"].split(",")]
    except ValueError:
        return None
    if len(numbers) == 6:
        if numbers[2] > numbers[5]:
            return "heights in order"
        numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
    if len(numbers) != 4:
        return None
    system = query.get("bbox-crs", CRS + "OGC/1.3/CRS84")
    if system.endswith("/4326"):
        numbers = [numbers[1], numbers[0], numbers[3], numbers[2]]
    if system.endswith(("CRS84", "/4326")):
        west, south, east, north = numbers
        inside = all(-180 <= x <= 180 for x in (west, east)) and all(-90 <= y <= 90 for y in (south, north))
        return None if inside and south <= north else "latitudes in order and in range"
    # In metres: in order, and where the projection reaches.
    x1, y1, x2, y2 = numbers
    reach = 20037508.35 if system.endswith("/3857") else 1.0e7
    return None if x1 <= x2 and y1 <= y2 and all(abs(number) <= reach for number in numbers) else "corners in order and in reach"


def moment(text):
    clean = text.upper().replace("Z", "+00:00")
    if "T" not in clean:
        return datetime.datetime.fromisoformat(clean + "T00:00:00+00:00"), datetime.datetime.fromisoformat(clean + "T23:59:59.999+00:00")
    day, clock = clean.split("T")
    zone = clock[-6:]
    time, _, fraction = clock[:-6].partition(".")
    time = time[:-2] + ("59" if time.endswith("60") else time[-2:])
    value = datetime.datetime.fromisoformat(f"{day}T{time}.{(fraction + '000000')[:3]}{zone}")
    return value, value


def interval(query):
    """RFC 3339, appendix A, and ISO 8601, 3.1.1.6: an interval begins before it ends."""
    start, _, end = query["datetime"].partition("/")
    if not end or start in ("", "..") or end == "..":
        return None
    try:
        return "start before end" if moment(start)[0] > moment(end)[1] else None
    except (ValueError, OverflowError):
        # Offsets at the ends of the calendar leave what Python can hold; years as text are in order of time.
        return "start before end" if start[:10] >= end[:10] else None


def breaks(request):
    address = urllib.parse.urlsplit(request.url)
    query = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
    for name, rule in (("bbox", box), ("datetime", interval)):
        if name in query:
            broken = rule(query)
            if broken:
                return broken
    return None


def body_breaks(request):
    """RFC 7946, 3.1.1: a latitude is at most 90 degrees; and a total is not less than its least count."""
    try:
        feature = json.loads(request.body)
    except (TypeError, ValueError):
        return None
    if not isinstance(feature, dict):
        return None
    geometry = feature.get("geometry")
    position = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(position, list) and len(position) > 1 and isinstance(position[1], (int, float)) and abs(position[1]) > 90:
        return "latitude in range"
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        return None
    for name in ("killed", "wounded", "captured"):
        least, most = properties.get(f"{name}_min"), properties.get(f"{name}_max")
        if isinstance(least, (int, float)) and isinstance(most, (int, float)) and least > most:
            return "counts in order"
    start, end = properties.get("date_start"), properties.get("date_end")
    if isinstance(start, str) and isinstance(end, str) and start > end:
        return "days in order"
    # What is patched is judged together with what is there.
    return "merged with the present state" if request.method == "PATCH" and properties else None


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Keeps a failure unless the request was refused because it breaks a rule that the definition cannot state."""
    if "Schema-valid request rejected" not in getattr(failure, "title", "") and "Valid data" not in str(failure):
        return True
    if response.status_code == 412 and "If-Match" in response.request.headers:
        return False  # RFC 9110, 13.1.1: the right answer to a tag of another state.
    if response.status_code != 400:
        return True
    return not (breaks(response.request) or body_breaks(response.request))
