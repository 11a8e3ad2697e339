#!/usr/bin/env python3
"""The committed city is what its generator makes, and adds up to what its README says.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["BULWARK_SOURCE_ROOT"])
CITY = ROOT / "data" / "cities" / "xuchang"
FROM_PAGE = ["tallies.ndjson", "teams.ndjson", "orders.ndjson", "inspections.ndjson", "funds.ndjson",
             "donations.ndjson", "links.ndjson", "entries.ndjson"]
DATED = {"day": 31, "month": 28, "none": 1, None: 1}
INFERRED = {"411003": ["center", "population"], "411024": ["population"], "411071": ["center"],
            "4110-DC": ["center"], "4110-SF": ["center"]}
UNIT_TARGETS = {"411002": 386200, "411003": 298600, "411024": 41800, "411025": 39700,
                "411071": 122400, "411081": 88600, "411082": 52300, "4110-DC": 141300,
                "4110-SF": 97500}
# Facts that the page gives no day for: "these days", "since the 5th"; and those without any date.
MONTH = set("T08 T12 K10 K11 K12 K13 K14 K15 K17 N08 N09 N11 N13 N14 N23 P08 P09 P10 P11 P12 P13 "
            "P14 P15 P16 P17 P18 P19 P20 P21 P28 G06 G13 G14 G15 G16 G17 F17 F18 F19".split())
UNDATED = set("T13 F08 F09 F10 F11 F12 F13 F15 F16 F21 F23 F24".split())


def read(name):
    lines = (CITY / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if not line.startswith("#")]


def unit_of(areas, code):
    while areas[code]["level"] != "district":
        code = areas[code]["parent"]
    return code


def same_bytes():
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, "-B", CITY / "build.py", made], check=True)
        names = sorted(p.name for p in pathlib.Path(made).iterdir())
        kept = sorted(p.name for p in CITY.iterdir() if p.suffix in (".json", ".ndjson"))
        assert names == kept, (names, kept)
        for name in names:
            assert (pathlib.Path(made) / name).read_bytes() == (CITY / name).read_bytes(), name


def counts():
    levels = collections.Counter(a["level"] for a in read("areas.ndjson"))
    assert levels == {"city": 1, "district": 9, "subdistrict": 105, "community": 2493,
                      "grid": 11}, levels
    assert 3000 <= len(read("sites.ndjson")) < 3200


def targets():
    areas = {a["id"]: a for a in read("areas.ndjson")}
    sites = {s["id"]: s for s in read("sites.ndjson")}
    sums = collections.Counter()
    for tally in read("tallies.ndjson"):
        if tally["subject"] == "sampling:r1":
            assert 2000 <= tally["values"]["target"] <= 3000, tally["id"]
            sums[unit_of(areas, sites[tally["place"]]["area"])] += tally["values"]["target"]
    assert sums == UNIT_TARGETS, sums
    assert sum(sums.values()) == 1268400


def everything_is_traced():
    for name in json.loads((CITY / "city.json").read_text(encoding="utf-8"))["files"]:
        for document in read(name):
            if document["type"] != "area":
                assert document.get("sample") or document.get("fact"), document["id"]


def areas_are_marked():
    """Below the units outline and centre are invented; above, what is not published is named."""
    published = json.loads((CITY / "sources" / "divisions.json").read_text(encoding="utf-8"))
    published = {d["code"]: d for d in published["divisions"]}
    for area in read("areas.ndjson"):
        code, inferred = area["id"], area.get("inferred", [])
        if area["level"] not in ("city", "district"):
            assert area.get("sample") is True and not inferred, code
            continue
        assert "sample" not in area and inferred == INFERRED.get(code, []), (code, inferred)
        assert area.get("population") == published[code]["pop2020"], code
        assert ("population" in inferred) == published[code]["pop_src"].startswith("DERIVED"), code
        place = [published[code]["lon"], published[code]["lat"]]
        assert area["center"] == place or "center" in inferred, code
        assert ("boundary" in area) == area.get("schematic", False), code


def dates_are_of_the_page():
    """A day that the page does not give is no fact: at is marked as inferred."""
    found = collections.Counter()
    for name in FROM_PAGE:
        for document in read(name):
            if document.get("sample"):
                continue
            facts = set(document["fact"].split())
            want = "none" if facts <= UNDATED else "month" if facts <= MONTH | UNDATED else "day"
            if not document["at"].endswith("T00:00:00+08:00"):
                want = None
            assert document.get("precision") == want, (document["id"], want)
            assert ("at" in document.get("inferred", [])) == (want in ("month", "none")), document["id"]
            found[want] += 1
    assert found == DATED, found


def page_itemisation():
    funds = {f["id"]: f for f in read("funds.ndjson")}
    special = next(f for f in funds.values() if f.get("allotted_fen") == 206_000_000)
    within = [f for f in funds.values() if f.get("within") == special["id"]]
    assert sum(f.get("allotted_fen", 0) + f.get("spent_fen", 0) for f in within) == 93_000_000
    outside = [f for f in funds.values() if f is not special and f not in within]
    assert [f["spent_fen"] for f in outside] == [103_000_000]


def findings_of_the_page():
    """Staff at post and the four checks were looked at, without a verdict; one was given."""
    visits = {v["id"]: v["findings"] for v in read("inspections.ndjson")}
    for number in range(1, 4):
        measures = [f["measure"] for f in visits[f"inspection-{number}"]]
        assert measures == ["guards", "check_temperature", "check_code", "check_register",
                            "check_certificate"], (number, measures)
    verdicts = [(i, f["verdict"]) for i, found in visits.items() for f in found if "verdict" in f]
    assert verdicts == [("inspection-4", "commended")], verdicts
    assert [sorted(f) for f in visits["inspection-5"]] == [["note"]]


def lenders_of_medical_staff():
    """Four counties; the page has the number of one, and it is not said to be in the 1,127."""
    teams = {t["lent_by"]: t for t in read("teams.ndjson") if t["kind"] == "medical"}
    sizes = {code: team.get("size") for code, team in teams.items()}
    assert sizes == {"411024": None, "411025": 173, "411081": None, "411082": None}, sizes
    assert "size" in teams["411025"]["certainty"]


def no_gaps():
    """The cells of a parent have its area, but for rounding to a metre."""
    areas = read("areas.ndjson")
    parts = collections.defaultdict(float)
    for area in areas:
        if "boundary" in area:
            parts[area["parent"]] += size(area)
    for area in areas:
        if "boundary" in area and area["id"] in parts:
            off = parts[area["id"]] / size(area) - 1
            assert abs(off) < 1e-3, (area["id"], off)


def size(area):
    total = 0
    for ring in area["boundary"]["coordinates"]:
        total += sum((a[0] - 113) * (b[1] - 33) - (b[0] - 113) * (a[1] - 33)
                     for a, b in zip(ring, ring[1:]))
    return abs(total) / 2


TESTS = [same_bytes, counts, targets, everything_is_traced, areas_are_marked, dates_are_of_the_page,
         page_itemisation, findings_of_the_page, lenders_of_medical_staff, no_gaps]


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    for n, test in enumerate(TESTS, 1):
        try:
            test()
            print(f"ok {n} {test.__name__}")
        except Exception as error:  # any failure is one line of TAP
            failed += 1
            print(f"not ok {n} {test.__name__}\n# {error!r}")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
