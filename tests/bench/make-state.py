#!/usr/bin/env python3
"""Writes a saved feed (NDJSON) of Xuchang with as many sampling sites as wanted.

    make-state.py 100000 > state.ndjson
    bulwark --state=state.ndjson

Areas, the round and all that is not sampling are those of data/cities/xuchang;
the sites and every count are made up, the same ones for the same arguments. The
last line is `live` with the clock, so a reader knows as of when it is.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import datetime
import json
import pathlib
import random
import sys

CITY = pathlib.Path(__file__).resolve().parents[2] / "data" / "cities" / "xuchang"
ZONE = datetime.timezone(datetime.timedelta(hours=8))
STARTS = datetime.datetime(2021, 8, 5, 18, tzinfo=ZONE)
NOW = datetime.datetime(2021, 8, 8, 14, 32, tzinfo=ZONE)
STEP = 1800
CITY_TARGET = 1_268_400
LEAST_TARGET = 120
EPOCH = "bench"

# How far the areas are: one has lost a morning, one is nearly done.
PROGRESS = {"411002": 0.86, "411003": 0.81, "411024": 0.74, "411025": 0.79, "411071": 0.58,
            "411081": 0.83, "411082": 0.90, "4110-DC": 0.97, "4110-SF": 0.70}

# What goes on at a point, and how often: words of bw-condition.h.
CONDITIONS = {"normal": 0.845, "busy": 0.06, "jammed": 0.02, "paused": 0.02, "idle": 0.01,
              "silent": 0.02, "closed": 0.015, "unknown": 0.01}


def read(name):
    lines = (CITY / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if not line.startswith("#")]


def when(minutes_ago):
    return (NOW - datetime.timedelta(minutes=minutes_ago)).isoformat()


def share_of_day(hour):
    """Share of a day's work that is done at @hour: from six to midnight, evenly."""
    return min(max((hour - 6) / 18, 0), 1)


def progress_at(moment):
    hours = (moment - STARTS).total_seconds() / 3600 + 18
    return max(0.0, int(hours // 24) + share_of_day(hours % 24) - share_of_day(18))


class State:
    def __init__(self, arguments):
        self.random = random.Random(arguments.sites)
        self.exercise = arguments.exercise
        self.seq = 0
        self.areas = read("areas.ndjson")
        self.parents = {a["id"]: a.get("parent") for a in self.areas}
        self.communities = [a for a in self.areas if a["level"] == "community" and "boundary" in a]
        self.sampled = dict.fromkeys(self.parents, 0)

    def write(self, document):
        self.seq += 1
        document = dict(document, seq=self.seq)
        if self.exercise:
            document["exercise"] = True
        sys.stdout.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")

    def unit_of(self, area):
        while area not in PROGRESS:
            area = self.parents[area]
        return area

    def position_in(self, area):
        """A point in the outer ring: even-odd rule, by trial."""
        geometry = area["boundary"]
        rings = geometry["coordinates"] if geometry["type"] == "Polygon" else geometry["coordinates"][0]
        ring = rings[0]
        west, east = min(p[0] for p in ring), max(p[0] for p in ring)
        south, north = min(p[1] for p in ring), max(p[1] for p in ring)
        for _ in range(60):
            x, y = self.random.uniform(west, east), self.random.uniform(south, north)
            inside = False
            for (ax, ay), (bx, by) in zip(ring, ring[1:]):
                if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                    inside = not inside
            if inside:
                return [round(x, 5), round(y, 5)]
        return area["center"]

    def spread(self, n):
        """How many sites each community has: even, the rest by lot."""
        counts = [n // len(self.communities)] * len(self.communities)
        for i in self.random.sample(range(len(counts)), n % len(counts)):
            counts[i] += 1
        return zip(self.communities, counts)

    def make_sites(self, n):
        words, weights = list(CONDITIONS), list(CONDITIONS.values())
        sites = []
        for area, count in self.spread(n):
            for number in range(1, count + 1):
                condition = self.random.choices(words, weights)[0]
                desks = self.random.randint(2, 8)
                sites.append((area, condition, desks, {
                    "type": "site", "id": f"{area['id']}-s{number}", "at": "2021-08-05T00:00:00+08:00",
                    "source": "simulation", "area": area["id"], "kind": "sampling",
                    "name": f"{area['name']}{number}号采样点",
                    "names": {"en": f"{area['names']['en']} point {number}"},
                    "position": self.position_in(area), "hours": "06:00-24:00",
                    "desks": desks, "staff_required": desks * 2 + 3,
                    "state": condition if condition in ("paused", "closed") else "open"}))
        return sites

    def make_tally(self, area, condition, desks, site, mean):
        if condition == "unknown":
            return None

        target = round(mean * self.random.uniform(0.6, 1.4))
        tally = {"type": "tally", "id": site["id"] + "/sampling:r1", "place": site["id"],
                 "subject": "sampling:r1", "at": when(0), "source": "simulation"}
        done = min(PROGRESS[self.unit_of(area["id"])] * self.random.uniform(0.8, 1.15), 1)
        sampled = int(target * done)
        still = condition in ("paused", "idle", "closed")
        wait = {"busy": 40, "jammed": 95}.get(condition, 10) + self.random.randint(0, 12)
        values = {"target": target, "sampled": sampled, "tubes": -(-sampled // 10),
                  "sent": int(sampled * 0.95), "tested": int(sampled * 0.86), "reported": int(sampled * 0.8),
                  "queue": 0 if still else wait * desks // 2, "wait": 0 if still else wait,
                  "desks_open": 0 if still else desks, "staff": 0 if still else desks * 2 + 2}
        if condition == "silent":
            ago = self.random.randint(100, 400)
        elif condition == "closed":
            ago = 600
        else:
            ago = self.random.uniform(0, 9)
        self.add_sampled(area["id"], sampled)
        return dict(tally, at=when(round(ago * 60) / 60), values=values,
                    times={"target": "2021-08-05T00:00:00+08:00"})

    def add_sampled(self, area, sampled):
        while area is not None:
            self.sampled[area] += sampled
            area = self.parents[area]

    def write_checkpoints(self, sites):
        for site in sites:
            passed = self.random.randint(200, 3000)
            checks = {name: int(self.random.random() > 0.01) for name in
                      ("check_temperature", "check_code", "check_register", "check_certificate")}
            self.write({"type": "tally", "id": site["id"] + "/checkpoint", "place": site["id"],
                        "subject": "checkpoint", "at": when(self.random.randint(1, 59)), "source": "simulation",
                        "values": {"passed": passed, "turned_back": passed // 80, "fever": int(passed % 97 == 0),
                                   "vehicles": passed // 3, "guards": 4, **checks}})

    def write_series(self):
        moments = [STARTS + datetime.timedelta(seconds=STEP * i)
                   for i in range(int((NOW - STARTS).total_seconds()) // STEP + 1)]
        curve = [progress_at(moment) / progress_at(NOW) for moment in moments]
        for area, total in self.sampled.items():
            if total > 0:
                self.write({"type": "series", "id": f"{area}/sampling:r1/sampled", "place": area,
                            "subject": "sampling:r1", "measure": "sampled", "at": moments[-1].isoformat(),
                            "source": "simulation", "start": STARTS.isoformat(), "step": STEP,
                            "values": [int(total * share) for share in curve]})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sites", type=int, help="how many sampling sites")
    parser.add_argument("--exercise", action="store_true", help="mark every document as part of a drill")
    parser.add_argument("--sampling-only", action="store_true", help="no checkpoints and nothing else but sampling")
    arguments = parser.parse_args()
    if not 1 <= arguments.sites <= 2_000_000:
        parser.error("sites: from 1 to 2,000,000")

    state = State(arguments)
    sites = state.make_sites(arguments.sites)
    others = [s for s in read("sites.ndjson") if s["kind"] != "sampling" and not arguments.sampling_only]
    mean = max(CITY_TARGET / arguments.sites, LEAST_TARGET)
    for document in state.areas + read("round.ndjson") + [s[3] for s in sites] + others:
        state.write(document)
    for area, condition, desks, site in sites:
        tally = state.make_tally(area, condition, desks, site, mean)
        if tally is not None:
            state.write(tally)
    if not arguments.sampling_only:
        state.write_checkpoints([s for s in others if s["kind"] == "checkpoint"])
        for tally in read("tallies.ndjson"):
            if tally["subject"] not in ("sampling:r1", "checkpoint"):
                state.write(tally)
    state.write_series()
    if not arguments.sampling_only:
        for name in ("teams", "orders", "inspections", "funds", "links"):
            for document in read(name + ".ndjson"):
                state.write(document)
    print(json.dumps({"type": "live", "id": f"{EPOCH}-{state.seq}", "clock": {"now": NOW.isoformat(), "speed": 1}},
                     separators=(",", ":")))


if __name__ == "__main__":
    main()
