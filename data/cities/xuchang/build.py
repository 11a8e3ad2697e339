#!/usr/bin/env python3
"""Makes the city of Xuchang from sources/ and page.py. The same input gives the same bytes.

usage: build.py [DIRECTORY]      (writes city.json and *.ndjson there; default: here)

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import math
import os
import random
import re
import sys

import cells
import page

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20210805
AT = page.day(5)
ROUND = "sampling:r1"

# A plane good enough for one city: kilometres east and north of a point in it.
LON0, LAT0 = 113.70, 34.05
KX, KY = 111.320 * math.cos(math.radians(LAT0)), 110.93
DECIMALS = 5
SNAP = 1e-6  # km

SHORT = {"411071": "开发区", "4110-SF": "示范区", "4110-DC": "东城区"}
ENGLISH = {"411000": "Xuchang", "411002": "Weidu", "411003": "Jian'an", "411024": "Yanling",
           "411025": "Xiangcheng", "411071": "Dev. Zone", "411081": "Yuzhou",
           "411082": "Changge", "4110-DC": "Dongcheng", "4110-SF": "Demo Zone"}
# What the page and the census do not give and the city is drawn around.
SEATS = {"411071": (113.7514, 34.0077), "4110-DC": (113.8922, 34.0344),
         "4110-SF": (113.8657, 34.0902)}

# Of a unit whose published figure is of more than the unit.
NOTES = {"411002": "人口为统计范围数，含东城区"}

# Sample figures of the round: people to be sampled, and how well the unit is staffed
# against the rule of DESK_FOR people a desk. README.md explains both.
TARGETS = {"411002": (386200, 1.012), "411003": (298600, 0.872), "411024": (41800, 0.984),
           "411025": (39700, 1.036), "411071": (122400, 0.920), "411081": (88600, 0.956),
           "411082": (52300, 1.047), "4110-DC": (141300, 1.010), "4110-SF": (97500, 1.000)}
KEY_GROUPS_ONLY = {"411024", "411025", "411081", "411082"}
POINT_FOR = 2500
DESK_FOR = 535

MILESTONES = [(5, "18:00", 0), (6, "00:00", 0.04), (6, "06:00", 0.08), (7, "00:00", 0.42),
              (7, "06:00", 0.46), (8, "00:00", 0.70), (8, "06:00", 0.736), (9, "00:00", 0.9153),
              (9, "06:00", 0.93), (9, "20:00", 1)]

NANJIE_POSTS = ["南大街口", "顺河路口", "文庙街口", "南关桥头", "颍河路东", "颍河路西", "建设路口",
                "三官庙街", "南街农贸市场", "老城南门", "家属院东门", "家属院西门"]
POINT_PLACES = ["", "小学", "文化广场", "卫生服务站", "活动中心"]

AREA_NOTE = ("places of Xuchang. Codes, names, populations and the outlines of the nine units "
             "are from sources/; \"inferred\" names what was worked out or is approximate, "
             "\"sample\": true marks what has an invented outline and centre")


def to_plane(p):
    return ((p[0] - LON0) * KX, (p[1] - LAT0) * KY)


def to_degrees(p):
    return [round(LON0 + p[0] / KX, DECIMALS), round(LAT0 + p[1] / KY, DECIMALS)]


def random_of(*what):
    """A generator of its own for each purpose, so that one change moves only what it must."""
    return random.Random("/".join(str(w) for w in (SEED,) + what))


def load(name):
    with open(os.path.join(HERE, "sources", name), encoding="utf-8") as file:
        return json.load(file)


# --- areas -----------------------------------------------------------------------------------

def geojson(rings):
    degrees = [[to_degrees(p) for p in ring] for ring in rings]
    return {"type": "Polygon", "coordinates": [ring + ring[:1] for ring in degrees]}


def english(syllables, drop):
    """Capitalised pinyin without the generic ending."""
    for ending in drop:
        if syllables[-len(ending):] == ending and len(syllables) > len(ending):
            syllables = syllables[:-len(ending)]
            break
    word = ""
    for syllable in syllables:
        word += "'" + syllable if word and syllable[0] in "aoe" else syllable
    return word[:1].upper() + word[1:]


def short_name(place):
    if place["kind"] == "村":
        return re.sub(r"(村?村民委员会|村委会)$", "村", place["name"])
    return place.get("short", place["name"])


class Area:
    """One area while the city is being made. Rings are in kilometres."""

    def __init__(self, code, parent, level, name, name_en, rings, **members):
        self.code, self.parent, self.level, self.name, self.name_en = \
            code, parent, level, name, name_en
        self.rings, self.members = rings, members
        self.centre = cells.centre_of(rings) if rings else None
        self.parts = []
        if parent is not None:
            parent.parts.append(self)

    def document(self):
        result = {"type": "area", "id": self.code, "at": AT, "source": "import",
                  "parent": self.parent.code if self.parent else None, "level": self.level,
                  "name": self.name, "names": {"en": self.name_en} if self.name_en else None,
                  **self.members}
        if self.rings:
            result["center"] = result.get("center") or to_degrees(self.centre)
            result["boundary"] = geojson(self.rings)
            result["schematic"] = True
        return {k: v for k, v in result.items() if v is not None}


def cut(rings, n, rng, middle=None):
    """n cells; smaller ones near the middle."""
    if n == 1:
        return [rings]
    points = cells.random_points(rings, max(600, 40 * n), rng)
    spread = 0.2 * math.sqrt(sum(cells.ring_area(r) for r in rings))
    weight = (lambda p: 1) if middle is None else \
        (lambda p: 1 + 9 * math.exp(-(math.dist(p, middle) / spread) ** 2 / 2))
    return cells.partition(rings, cells.seeds(points, n, rng, weight), SNAP)


def outlines():
    found = {}
    for feature in load("districts_schematic.geojson")["features"]:
        found[feature["properties"]["code"]] = [
            [to_plane(p) for p in ring[:-1]] for ring in feature["geometry"]["coordinates"]]
    return found


def inferred_of(place):
    """What is not a published figure: sources/divisions.json says where each is from."""
    inferred = []
    if place["lon"] is None or place["coord_src"].startswith("approximate"):
        inferred.append("center")
    if place["pop_src"].startswith("DERIVED"):
        inferred.append("population")
    return inferred or None


def build_units(root, divisions, rings):
    units = {}
    for place in divisions:
        if place["level"] != "unit":
            continue
        code = place["code"]
        known = "lon" in place and place["lon"] is not None
        units[code] = Area(
            code, root, "district", SHORT.get(code, place["name"]), ENGLISH[code], rings[code],
            name_full=place.get("name_page", place["name"]) if code in SHORT else None,
            statutory=place["statutory"], population=place["pop2020"],
            center=[place["lon"], place["lat"]] if known else None, inferred=inferred_of(place),
            note=NOTES.get(code))
    return units


def build_streets(unit, places):
    """Offices of the town stand nearest to its seat, the rest anywhere around."""
    if not places:
        return
    rng = random_of("streets", unit.code)
    seat = unit.members.get("center") or SEATS[unit.code]
    seat = to_plane(seat)
    parts = cut(unit.rings, len(places), rng, seat)
    parts.sort(key=lambda rings: math.dist(cells.centre_of(rings), seat))
    town = [p for p in places if in_town(p["code"], places)]
    land = [p for p in places if not in_town(p["code"], places)]
    rng.shuffle(land)
    drop = [e.split() for e in ("guan wei hui", "hui zu zhen", "hui zu xiang", "jie dao", "zhen",
                                "xiang")]
    named = sorted(zip(town + land, parts), key=lambda pair: pair[0]["code"])
    for place, rings in named:
        Area(place["code"], unit, "subdistrict", place["name"],
             english(place["pinyin"].split(), drop), rings,
             statutory=place["kind"] != "管委会", sample=True)


def in_town(code, places):
    """Whether it is an office of the town: 0xx and 4xx, else the first town, which is the seat."""
    offices = [p["code"] for p in places if p["code"][6] in "04"]
    return code in (offices or [min(p["code"] for p in places)])


def build_communities(street, places, pinyin):
    drop = [["she", "qu"], ["cun"]]
    named = [(p["code"], short_name(p), english(pinyin[p["code"]].split(), drop), {})
             for p in places]
    if street.code == page.COMMUNITY_CHENZHAI[:9]:
        named.append((page.COMMUNITY_CHENZHAI, "陈寨路社区", "Chenzhailu",
                      {"user_defined": True, "fact": "F19"}))
    if not named:
        return
    parts = cut(street.rings, len(named), random_of("communities", street.code))
    for (code, name, name_en, members), rings in zip(named, parts):
        Area(code, street, "community", name, name_en, rings, sample=True, **members)


def build_grids(community):
    parts = cut(community.rings, 11, random_of("grids", community.code))
    for n, rings in enumerate(parts, 1):
        Area(f"{community.code}-g{n:02}", community, "grid", f"第{n}网格", f"Grid {n}", rings,
             sample=True, fact="G01")


def build_areas():
    divisions = load("divisions.json")["divisions"]
    pinyin = load("pinyin.json")
    city = divisions[0]
    root = Area(page.CITY, None, "city", city["name"], ENGLISH[page.CITY], None,
                center=[city["lon"], city["lat"]], statutory=True, population=city["pop2020"],
                time_zone="Asia/Shanghai")
    units = build_units(root, divisions, outlines())
    for code, unit in units.items():
        build_streets(unit, [p for p in divisions
                             if p["level"] == "township" and p["unit"] == code])
    for unit in units.values():
        for street in unit.parts:
            build_communities(street, [p for p in divisions if p["level"] == "community"
                                       and p["parent"] == street.code], pinyin)
    build_grids(find(root, page.COMMUNITY_NANJIE))
    return root


def walk(area):
    """From the top, level by level."""
    level = [area]
    while level:
        yield from level
        level = [part for a in level for part in a.parts]


def find(root, code):
    return next(a for a in walk(root) if a.code == code)


# --- sites -----------------------------------------------------------------------------------

class Sites:
    def __init__(self):
        self.documents = []
        self.taken = {}

    def add(self, area, letter, kind, name, name_en, rng, **members):
        taken = self.taken.setdefault(area.code, [])
        number = 1 + sum(1 for d in self.documents[-200:]
                         if d["area"] == area.code and d["kind"] == kind)
        position = self._place(area, taken, rng)
        taken.append(position)
        site = {"type": "site", "id": f"{area.code}-{letter}{number}", "at": AT,
                "source": "import", "area": area.code, "kind": kind, "name": name,
                "names": {"en": name_en}, "position": to_degrees(position), **members,
                "state": "open", "sample": True}
        self.documents.append(site)
        return site

    @staticmethod
    def _place(area, taken, rng):
        """Of some places well inside the cell the one that is farthest from its neighbours."""
        best, best_distance = area.centre, -1
        for p in cells.random_points(area.rings, 12, rng):
            q = tuple(c + 0.8 * (x - c) for c, x in zip(area.centre, p))
            if not cells.contains(area.rings, q):
                continue
            distance = min((math.dist(q, t) for t in taken), default=0)
            if distance > best_distance:
                best, best_distance = q, distance
        return best


def shares(total, weights):
    """Whole parts of total in proportion to the weights (largest remainder)."""
    exact = [total * w / sum(weights) for w in weights]
    parts = [int(e) for e in exact]
    rest = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in rest[:total - sum(parts)]:
        parts[i] += 1
    return parts


def point_areas(unit):
    """Where the unit's points stand: (area, number of points)."""
    number = round(TARGETS[unit.code][0] / POINT_FOR)
    if not unit.parts:
        return [(unit, number)]
    streets = unit.parts
    if unit.code in KEY_GROUPS_ONLY:
        codes = [{"code": s.code} for s in streets]
        streets = [s for s in streets if in_town(s.code, codes)]
    weights = [len(s.parts) * (2 if s.code[6] in "04" else 1) for s in streets]
    found = []
    for street, n in zip(streets, shares(number, weights)):
        rng = random_of("points", street.code)
        order = rng.sample(street.parts, len(street.parts))
        # Those that the page names come first.
        order.sort(key=lambda a: a.code not in ("411002005002", "411071400400"))
        found += [(a, n // len(order) + (i < n % len(order))) for i, a in enumerate(order)]
    return sorted(((a, n) for a, n in found if n), key=lambda pair: pair[0].code)


def point_name(area, number, rng):
    if area.code == "411071400400" and number == 0:
        return "许由庄园小区采样点", "Xuyou Zhuangyuan sampling point", "K05"
    if area.code == "411002005002" and number == 0:
        return "西湖社区采样点", "Xihu sampling point", "N15"
    what = "" if number == 0 else rng.choice(POINT_PLACES[1:])
    if number > len(POINT_PLACES) or area.level == "district":
        return f"{area.name}{number + 1}号采样点", f"{area.name_en} sampling point {number + 1}", None
    suffix = f" {number + 1}" if number else ""
    mark = f"{number + 1}号" if number else ""
    return f"{area.name}{what}{mark}采样点", f"{area.name_en} sampling point{suffix}", None


def build_points(sites, unit, tallies):
    target, staffing = TARGETS[unit.code]
    rng = random_of("sizes", unit.code)
    places = [(area, i) for area, n in point_areas(unit) for i in range(n)]
    sizes = shares(target, [rng.uniform(0.84, 1.16) for _ in places])
    desks = shares(round(target * staffing / DESK_FOR), sizes)
    for (area, number), size, n_desks in zip(places, sizes, desks):
        name, name_en, fact = point_name(area, number, rng)
        always = number == 0 and unit.code not in KEY_GROUPS_ONLY and rng.random() < 0.25
        site = sites.add(area, "s", "sampling", name, name_en, rng,
                         hours="00:00-24:00" if always else "06:00-24:00", desks=n_desks,
                         staff_required=2 * n_desks + 3, contact_role="采样点负责人",
                         **({"fact": fact} if fact else {}))
        tallies.append({"type": "tally", "id": f"{site['id']}/{ROUND}", "place": site["id"],
                        "subject": ROUND, "at": AT, "source": "import",
                        "values": {"target": size}, "sample": True})


def add_checkpoint(sites, area, name, name_en, rng, **members):
    city = area.code.startswith(("411002", "411071", "4110-DC"))
    sites.add(area, "k", "checkpoint", name, name_en, rng,
              hours="00:00-24:00" if city else "06:00-24:00",
              staff_required=rng.choice([4, 5, 6]) if city else rng.choice([2, 3, 4]),
              contact_role="值守组长", **members)


def build_checkpoints(sites, community):
    rng = random_of("checkpoints", community.code)
    if community.code == page.COMMUNITY_NANJIE:
        for n, post in enumerate(NANJIE_POSTS, 1):
            grid = community.parts[(n - 1) % len(community.parts)]
            add_checkpoint(sites, grid, f"{n}号卡点·{post}", f"Duty checkpoint {n}", rng, fact="K09")
        return
    known = {page.COMMUNITY_CHENZHAI: ("陈寨路社区疫情防控卡点", "F19")}
    name, fact = known.get(community.code, (f"{community.name}卡点", None))
    add_checkpoint(sites, community, name, f"{community.name_en} checkpoint", rng,
                   **({"fact": fact} if fact else {}))


def build_named_compounds(sites, root):
    street = find(root, page.STREET_LONGHU)
    for name, name_en in (("瑞兴苑", "Ruixingyuan"), ("西尚美", "Xishangmei")):
        add_checkpoint(sites, street, f"{name}小区卡点", f"{name_en} checkpoint",
                       random_of("compound", name), fact="K04")


def build_other_sites(sites, unit):
    rng = random_of("others", unit.code)
    base = unit.parts[0] if unit.parts else unit
    for letter, kind, name, name_en, role in (
            ("i", "isolation", "集中隔离点（示例）", "isolation site (sample)", "驻点负责人"),
            ("p", "supply", "物资保障点（示例）", "supply depot (sample)", "仓库负责人"),
            ("v", "venue", "管控场所（示例）", "controlled premises (sample)", "场所负责人")):
        sites.add(base, letter, kind, unit.name + name, f"{unit.name_en} {name_en}", rng,
                  contact_role=role)


def build_sites(root):
    sites, targets = Sites(), []
    for unit in root.parts:
        build_points(sites, unit, targets)
    build_named_compounds(sites, root)
    for area in walk(root):
        if area.level == "community":
            build_checkpoints(sites, area)
    for unit in root.parts:
        build_other_sites(sites, unit)
    return sites.documents, targets


# --- files -----------------------------------------------------------------------------------

def round_document():
    return {"type": "round", "id": "r1", "at": AT, "source": "import", "name": "第一轮全员核酸检测",
            "names": {"en": "Sampling round 1"}, "starts": page.day(5, "18:00"),
            "deadline": page.day(9, "20:00"), "areas": page.UNITS,
            "groups": [
                {"name": "中心城区全员", "names": {"en": "everybody in the central city"},
                 "areas": [code for code in page.UNITS if code not in KEY_GROUPS_ONLY]},
                {"name": "四县（市）重点人群", "names": {"en": "key groups of the four counties"},
                 "areas": [code for code in page.UNITS if code in KEY_GROUPS_ONLY]}],
            "milestones": [{"at": page.day(d, t), "share": s} for d, t, s in MILESTONES],
            "pooling": "10:1", "sample": True, "fact": "T02"}


def write_lines(directory, name, comment, documents):
    with open(os.path.join(directory, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# {name}: {comment}\n")
        for document in documents:
            file.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")


def city_document(names):
    return {
        "format": "bulwark-city/1", "name": {"zh_CN": "许昌市", "en": "Xuchang"},
        "root": page.CITY, "time_zone": "Asia/Shanghai", "at": AT, "files": names,
        "credits": [
            "Names and codes: National Bureau of Statistics of China, 2021 edition, by way of "
            "china-division (MIT)",
            "Populations: 2020 census of China, bulletins of the city and its counties and the "
            "county tables; two of them by subtraction",
            "Positions of Yuzhou, Changge and Yanling: GeoNames (https://www.geonames.org), "
            "CC BY 4.0",
            "Positions of the city, Weidu and Xiangcheng; census figures as printed there: "
            "Wikipedia in Chinese (https://zh.wikipedia.org), CC BY-SA 4.0",
            "Pinyin: pinyin-pro (MIT), machine-made and unchecked",
            "Outlines: own schematic drawing from published facts, not surveyed"],
        "sample": {
            "zh_CN": "标有“sample”的均为示例：各级示意边界、全部点位及台位、采样应检人数与计划；"
                     "其余数字出自当日报纸或2020年人口普查，未分项的不推算；标有“inferred”的成员为推定。",
            "en": "Whatever is marked “sample” is invented: outlines below the nine units, all "
                  "sites and their desks, the targets and the plan of the round. All other "
                  "figures are from the newspaper page or the 2020 census; what they do not "
                  "itemise is not made up. “inferred” names members that were worked out."}}


def main(directory):
    root = build_areas()
    sites, targets = build_sites(root)
    files = [
        ("areas.ndjson", AREA_NOTE, [a.document() for a in walk(root)]),
        ("round.ndjson", "sample: times, plan and pooling are invented", [round_document()]),
        ("sites.ndjson", "sample: names, positions, hours and sizes are invented; "
                         "\"fact\" marks places that the page names", sites),
        ("tallies.ndjson", "first what the page states, then sample targets of the points",
         page.TALLIES + targets),
        ("teams.ndjson", "teams that the page names; the 2,295 stay a stated total", page.TEAMS),
        ("orders.ndjson", "notices that the page names; what it does not print is missing",
         page.ORDERS),
        ("inspections.ndjson", "the unannounced visit of 7 August", page.INSPECTIONS),
        ("funds.ndjson", "money, with exactly the page's itemisation", page.FUNDS),
        ("donations.ndjson", "goods that the page names, without quantities", page.DONATIONS),
        ("links.ndjson", "bodies that serve communities", page.LINKS),
        ("entries.ndjson", "the log of the campaign as the page tells it", page.ENTRIES),
    ]
    for name, comment, documents in files:
        write_lines(directory, name, comment, documents)
    with open(os.path.join(directory, "city.json"), "w", encoding="utf-8", newline="\n") as file:
        json.dump(city_document([name for name, _, _ in files]), file, ensure_ascii=False,
                  indent=2)
        file.write("\n")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(sys.argv[1] if len(sys.argv) > 1 else HERE)
