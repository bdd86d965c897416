"""What the definition of the API cannot say in OpenAPI 3.0, for schemathesis (see scripts/check-openapi).

A filter is CQL2, whose grammar no regular expression describes, and rules between two values have no words in OpenAPI
3.0. So the requests that ought to be accepted are made to keep them, before they are sent: a filter is written from the
operation's own properties, corners and ends are put in order, and a latitude is brought within its range. Nothing is
taken from what schemathesis finds. That requests which break these rules are refused is asked by scripts/check-openapi
itself. Each rule names the clause that it comes from.
"""
import datetime
import json
import random
import re
import urllib.error
import urllib.request

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


# Rules between values. Each gives back what it was given where that keeps the rule.

def folded(number, low, high):
    """The number itself where it lies in the range, and else one of the range that follows from it."""
    return number if low <= number <= high else low + (number - low) % (high - low)


def box(numbers, system):
    """17-069r4, 7.15.3: the lower corner first, within the extent of the system."""
    middle = len(numbers) // 2
    if system.endswith("/4326"):
        ranges, ordered = [(-90, 90), (-180, 180)], [0]
    elif system.endswith("/3857"):
        ranges, ordered = [(-20037508.34, 20037508.34)] * 2, [0, 1]
    elif system.endswith("CRS84"):
        # The first is greater than the third in a box across the antimeridian.
        ranges, ordered = [(-180, 180), (-90, 90)], [1]
    else:
        ranges, ordered = [(-1.0e7, 1.0e7)] * 2, [0, 1]
    numbers = [folded(number, *ranges[index % middle]) if index % middle < 2 else number
               for index, number in enumerate(numbers)]
    for index in ordered + ([2] if middle == 3 else []):
        low, high = sorted([numbers[index], numbers[index + middle]])
        numbers[index], numbers[index + middle] = low, high
    return numbers


def kept_box(given, system):
    """A box as it was given: a list, or a text with commas."""
    parts = given.split(",") if isinstance(given, str) else given
    try:
        numbers = [float(part) for part in parts]
    except (TypeError, ValueError):
        return given
    if len(numbers) not in (4, 6):
        return given
    kept = [part if number == right else right for part, number, right in zip(parts, numbers, box(numbers, system))]
    return ",".join(str(part) for part in kept) if isinstance(given, str) else kept


MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d)))?")


def moment(text):
    """The first and the last millisecond of a day or a moment, counted from the year 1; nil for anything else."""
    found = MOMENT.fullmatch(text)
    if not found:
        return None
    day, hour, minute, second, fraction, sign, hours, minutes = found.groups()
    start = datetime.date.fromisoformat(day).toordinal() * 86_400_000
    if hour is None:
        return start, start + 86_399_999
    offset = (int(hours) * 60 + int(minutes)) * 60_000 * (-1 if sign == "-" else 1) if sign else 0
    clock = (int(hour) * 60 + int(minute)) * 60_000 + min(int(second), 59) * 1000 + int(((fraction or "") + "000")[:3])
    return (start + clock - offset,) * 2


def kept_interval(text):
    """RFC 3339, appendix A, and ISO 8601, 3.1.1.6: an interval begins before it ends."""
    start, slash, end = text.partition("/")
    first, last = moment(start), moment(end)
    return f"{end}/{start}" if slash and first and last and first[0] > last[1] else text


def kept_properties(properties, is_patch):
    """A total is not less than its least count, and an incident ends no earlier than it begins."""
    pairs = [(f"{name}_min", f"{name}_max") for name in ("killed", "wounded", "captured")] + [("date_start", "date_end")]
    for low, high in pairs:
        if low in properties and high in properties:
            values = [properties[low], properties[high]]
            if any(isinstance(value, (int, float)) for value in values) and all(isinstance(value, (int, float)) for value in values) \
                    or all(isinstance(value, str) for value in values):
                properties[low], properties[high] = sorted(values)
        elif is_patch and (low in properties or high in properties):
            # What is patched is judged together with what is there, so that both are given.
            given = properties.get(low, properties.get(high))
            properties[low] = properties[high] = given


def kept_feature(feature, is_patch):
    """RFC 7946, 3.1.1: a latitude is at most 90 degrees; a longitude runs on beyond 180 by one turn at most."""
    geometry = feature.get("geometry")
    position = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(position, list):
        for index, most in enumerate([360, 90]):
            if len(position) > index and isinstance(position[index], (int, float)):
                position[index] = folded(position[index], -most, most)
    if isinstance(feature.get("properties"), dict):
        kept_properties(feature["properties"], is_patch)


def kept_tag(case, given):
    """RFC 9110, 13.1.1: the tag of the state that is there, alone or among those given; or any state."""
    try:
        with urllib.request.urlopen(case.operation.base_url.rstrip("/") + case.formatted_path, timeout=10) as answer:
            tag = answer.headers["ETag"]
    except (OSError, ValueError, urllib.error.URLError):
        tag = None
    if tag is None or not given.startswith(('"', "W/")):
        return "*"
    return random.Random(given).choice([tag, f"{given}, {tag}"])


@schemathesis.hook
def map_case(context, case):
    """Lets the requests that ought to be accepted keep the rules above, in every phase."""
    if case.meta is None or case.meta.generation.mode.is_negative:
        return case
    query = case.query or {}
    if "filter" in query:
        columns = [(d["name"], d["schema"].get("format") or d["schema"].get("type"))
                   for d in parameters(case.operation) if d["in"] == "query" and d["name"] not in FIXED]
        text, tree = cql2(str(query["filter"]), columns)
        # A filter tells its encoding itself, so that each goes with each filter-lang.
        query["filter"] = random.Random(text).choice([tree, text])
    if "bbox" in query:
        query["bbox"] = kept_box(query["bbox"], query.get("bbox-crs", CRS + "OGC/1.3/CRS84"))
    if isinstance(query.get("datetime"), str):
        query["datetime"] = kept_interval(query["datetime"])
    if case.operation.definition.raw.get("tags") == ["Changes"]:
        if isinstance(case.body, dict):
            kept_feature(case.body, case.method.upper() == "PATCH")
        if case.headers and "If-Match" in case.headers:
            case.headers["If-Match"] = kept_tag(case, case.headers["If-Match"])
    return case
