#!/usr/bin/python3
"""make-city.py SITES DIRECTORY [TOWN]: the sample city with that many sites.

Each site of it stands several times beside itself, with an id and a name of its
own, so that a backend, a desk and a simulation meet a city of any size. Of a TOWN
with few communities these grow in number, too: no community is larger than a city's.
The same number gives the same city.
"""

import json
import random
import shutil
import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "cities" / "xuchang"
COPIES_IN_COMMUNITY = 10


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                yield json.loads(line)


def write(path, documents):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# {path.name}: sample: made larger, to be measured\n")
        for document in documents:
            file.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")


def copies(sites, wanted, chance):
    """Yields (copy, id of its original), the originals first."""
    for number in range(wanted):
        original = sites[number % len(sites)]
        again = number // len(sites)
        site = dict(original)
        if again:
            site["id"] = f"{original['id']}-x{again}"
            site["name"] = f"{original['name']} {again + 1}"
            site["position"] = [round(part + chance.uniform(-0.0001, 0.0001), 5) for part in original["position"]]
            site.pop("fact", None)
            site["sample"] = True
        yield site, original["id"]


def spread(made, areas):
    """Moves copies into communities beside their own; returns those."""
    new = {}
    for site in made:
        again = int(site["id"].rpartition("-x")[2]) if "-x" in site["id"] else 0
        if again:
            number = 1 + again // COPIES_IN_COMMUNITY
            home = areas[site["area"]]
            site["area"] = f"{home['id']}-x{number}"
            new[site["area"]] = {
                **{key: value for key, value in home.items() if key not in ("boundary", "names", "population")},
                "id": site["area"], "name": f"{home['name']} {number + 1}", "sample": True,
            }
    return list(new.values())


def main():
    wanted, target = int(sys.argv[1]), Path(sys.argv[2])
    source = Path(sys.argv[3]) if len(sys.argv) > 3 else SAMPLE
    chance = random.Random(wanted)
    sites = [site for site in lines(source / "sites.ndjson") if "position" in site]
    tallies = list(lines(source / "tallies.ndjson"))
    by_place = {}
    for tally in tallies:
        by_place.setdefault(tally["place"], []).append(tally)

    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        if path.suffix in (".ndjson", ".json"):
            shutil.copy(path, target / path.name)

    made, more = [], []
    for site, original in copies(sites, wanted, chance):
        made.append(site)
        if site["id"] == original:
            continue
        for tally in by_place.get(original, []):
            more.append({**tally, "place": site["id"], "id": f"{site['id']}/{tally['subject']}", "sample": True})
    if source != SAMPLE:
        areas = list(lines(source / "areas.ndjson"))
        write(target / "areas.ndjson", areas + spread(made, {area["id"]: area for area in areas}))
    write(target / "sites.ndjson", made)
    write(target / "tallies.ndjson", tallies + more)


if __name__ == "__main__":
    main()
