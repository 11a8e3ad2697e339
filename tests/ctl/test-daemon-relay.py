#!/usr/bin/python3
"""A province above two cities: it shows what they show, whatever falls over in between."""

import contextlib
import json
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))

# pylint: disable=wrong-import-position
from daemon_fixture import BUILD, HARBOUR, PATIENCE, ROOT, SUBJECT, Daemon, report, run, wait_for

CTL = BUILD / "src/ctl/bulwarkctl"
SHORE = ROOT / "tests/data/cities/shore"
DISTRICTS = {"H": ("H1", "H2"), "K": ("K1", "K2")}

# Three heartbeats of silence: one more than the fixture waits for.
LONG = 3 * PATIENCE


def make_estuary(folder):
    """Harbour once more, under other codes."""
    city = folder / "estuary"
    city.mkdir()
    for path in HARBOUR.iterdir():
        text = path.read_text(encoding="utf-8")
        (city / path.name).write_text(re.sub(r'"H(?=[0-9"/])', '"K', text), encoding="utf-8")
    return city


def in_a_file(daemon):
    """Whatever the others are in: this one is to be restored."""
    daemon.store_url = f"sqlite:{daemon.store}"
    return daemon


class Relay:
    def __init__(self, city, root, province, *options):
        self.folder = tempfile.TemporaryDirectory(prefix="bulwark-relay-")
        self.path = Path(self.folder.name)
        self.city, self.province = city, province
        self.files = {
            "from-token-file": city.token("viewer", root),
            "token-file": province.token("reporter", root),
            "read-token-file": province.token("viewer", root),
        }
        for name, token in self.files.items():
            (self.path / name).write_text(token + "\n", encoding="ascii")
        self.options = options
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *unused):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            assert self.process.wait(PATIENCE) == 0, self.told()
        self.folder.cleanup()

    def start(self):
        with open(self.path / "log", "ab") as log:
            self.process = subprocess.Popen(
                [str(CTL), "relay", f"--from={self.city.url}", f"--backend={self.province.url}",
                 f"--state-dir={self.path / 'state'}", *(f"--{name}={self.path / name}" for name in self.files),
                 *self.options], stdout=log, stderr=log)
        return self

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)

    def told(self):
        return (self.path / "log").read_text(encoding="utf-8", errors="replace")


def number(value):
    return (value["value"], value["bound"]) if isinstance(value, dict) else (value, "=")


def add_up(lines):
    """What is shown of each area, by the rules of bw-picture.h."""
    parents = {one["id"]: one.get("parent") or one.get("area") for one in lines if one["type"] in ("area", "site")}
    sites = {one["id"] for one in lines if one["type"] == "site"}
    greatest = {one["id"] for one in MEASURES if one.get("rollup") == "max"}
    said, own = {}, {}
    for tally in (one for one in lines if one["type"] == "tally"):
        for measure, value in tally.get("values", {}).items():
            said[tally["subject"], measure, tally["place"]] = number(value)
        for measure, value in tally.get("own", {}).items():
            own[tally["subject"], measure, tally["place"]] = value
    children = {}
    for place, parent in parents.items():
        children.setdefault(parent, []).append(place)

    def show(subject, measure, place):
        if (subject, measure, place) in said:
            return said[subject, measure, place]
        parts = [part for part in (show(subject, measure, child) for child in children.get(place, [])) if part]
        if place in sites or (not parts and (subject, measure, place) not in own):
            return None
        values = [part[0] for part in parts] + [own[name] for name in [(subject, measure, place)] if name in own]
        bounds = {part[1] for part in parts}
        bound = "~" if "~" in bounds else ">" if ">" in bounds else "="
        return (max(values) if measure in greatest else sum(values), bound)

    names = {(subject, measure) for subject, measure, _ in [*said, *own]}
    return {(place, *name): show(*name, place) for place in parents if place not in sites for name in names
            if show(*name, place) is not None}


MEASURES = json.loads((ROOT / "data/measures.json").read_text(encoding="utf-8"))["measures"]


def shown(daemon, area, places):
    token = daemon.token("viewer", area)
    answer = daemon.get("/v1/feed", token, Accept="application/x-ndjson")
    assert answer.status == 200, answer.body
    return {name: value for name, value in add_up(answer.lines()).items() if name[0] in places}


def is_told(city, root, province):
    """Whether the province shows of the city what the city shows, nothing more and nothing less."""
    places = (root, *DISTRICTS[root])
    return shown(city, root, places) == shown(province, root, places)


def wait_until_told(city, root, province, relay):
    try:
        wait_for(lambda: is_told(city, root, province), LONG)
    except AssertionError as error:
        places = (root, *DISTRICTS[root])
        here, there = shown(city, root, places), shown(province, root, places)
        differing = {name: (here.get(name), there.get(name)) for name in {**here, **there}
                     if here.get(name) != there.get(name)}
        raise AssertionError(f"{differing}: {relay.told()}") from error


@contextlib.contextmanager
def country():
    """(two cities, the province, their relays)"""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bulwark-cities-")))
        harbour = stack.enter_context(in_a_file(Daemon()))
        estuary = stack.enter_context(Daemon(city=make_estuary(folder)))
        province = stack.enter_context(Daemon(city=SHORE))
        yield (harbour, estuary, province,
               stack.enter_context(Relay(harbour, "H", province)), stack.enter_context(Relay(estuary, "K", province)))


def sampled(daemon, area):
    return shown(daemon, area, (area,)).get((area, SUBJECT, "sampled"))


def test_two_cities():
    """Each city's figures are its own; the province's are both together; a correction goes up, too."""
    with country() as (harbour, estuary, province, one, other):
        reporter = harbour.token("reporter")
        sent = harbour.post(reporter, report("H111-s1", 1200, set={"queue": 35, "wait": 12}),
                            report("H211-s1", 300, set={"queue": 5, "wait": 20}),
                            report("H2", 40), report("H", 7),
                            report("H111-k1", subject="checkpoint", add={"passed": 80}, set={"guards": 3}))
        assert sent.json["accepted"] == 5, sent.body
        sent = estuary.post(estuary.token("reporter", "K"), report("K111-s1", 500, set={"queue": 11}))
        assert sent.json["accepted"] == 1, sent.body
        wait_until_told(harbour, "H", province, one)
        wait_until_told(estuary, "K", province, other)
        assert sampled(province, "H") == (1547, "=") and sampled(province, "K") == (500, "=")
        assert sampled(province, "S") == (2047, "="), sampled(province, "S")

        # Nothing of what is below a district, of teams and persons went up.
        documents = province.state(province.token("viewer", "S"))[0]
        assert {kind for kind, _ in documents} <= {"area", "round", "tally", "series", "alert"}, set(documents)
        assert {one["place"] for (kind, _), one in documents.items() if kind == "tally"} <= \
            {"H", "H1", "H2", "K", "K1", "K2"}

        # Less than before, at the same time.
        sent = harbour.post(reporter, report("H111-s1", -150, set={"queue": 2}, at="2022-03-10T12:00:01+00:00"))
        assert sent.json["accepted"] == 1, sent.body
        wait_until_told(harbour, "H", province, one)
        assert sampled(province, "S") == (1897, "=")

        # The sheet of the province has a row for each city.
        state = province.path / "token"
        state.write_text(province.token("viewer", "S") + "\n", encoding="ascii")
        sheet = province.path / "sheet.pdf"
        done = subprocess.run([str(CTL), "briefing", f"--backend={province.url}", f"--token-file={state}", "--scope=S",
                               f"--output={sheet}", "--headlines"], capture_output=True, text=True, check=False,
                              timeout=LONG)
        assert done.returncode == 0 and "1,897" in done.stdout, done
        text = subprocess.run(["pdftotext", "-layout", str(sheet), "-"], capture_output=True, text=True,
                              check=True).stdout
        assert re.search(r"港湾市.*1,397", text) and re.search(r"河口市.*500", text), text

        # Of the funds it knows what they add up to; what the cities have made up is not said to have been counted.
        assert "专项资金下拨10万元，未分项" in "".join(text.split()), text
        assert documents["tally", "H/funds"]["source"] == "simulation", documents["tally", "H/funds"]
        assert documents["tally", "H1/checkpoint"]["source"] == "report", documents["tally", "H1/checkpoint"]


def test_relay_killed():
    """Whatever it was doing: after the next start nothing is missing and nothing is there twice."""
    with country() as (harbour, _, province, one, _other):
        reporter = harbour.token("reporter")
        for turn in range(6):
            sent = harbour.post(reporter, report("H111-s1", 100 + turn), report("H212-s1", 1, set={"queue": turn}))
            assert sent.json["accepted"] == 2, sent.body
            if turn % 2 == 1:
                wait_for(lambda: "live" in one.told())
            one.kill()
            one.start()
        wait_until_told(harbour, "H", province, one)
        assert sampled(province, "H") == (621, "=")


def test_province_down():
    """What happens meanwhile is told afterwards."""
    with country() as (harbour, estuary, province, one, other):
        reporter = harbour.token("reporter")
        harbour.post(reporter, report("H111-s1", 1000))
        wait_until_told(harbour, "H", province, one)
        port = province.port
        province.kill()
        for _ in range(3):
            assert harbour.post(reporter, report("H121-s1", 50)).json["accepted"] == 1
        assert estuary.post(estuary.token("reporter", "K"), report("K211-s1", 9)).json["accepted"] == 1
        province.start(f"127.0.0.1:{port}")
        wait_until_told(harbour, "H", province, one)
        wait_until_told(estuary, "K", province, other)
        assert sampled(province, "S") == (1159, "=")


def test_more_than_one_report_may_say():
    """The total of a district is above what a single point may report at once."""
    with country() as (harbour, _, province, one, _other):
        harbour.post(harbour.token("reporter"), *(report("H111-s1", 9000) for _ in range(5)),
                     *(report(place, subject="checkpoint", add={"passed": 1}, set={"check_code": 1, "guards": 600})
                       for place in ("H111-k1", "H112-k1")))
        wait_until_told(harbour, "H", province, one)
        assert sampled(province, "H1") == (45000, "=")


def test_city_restored():
    """A city goes on from an older backup: another epoch, and figures that are less than they were."""
    with country() as (harbour, _, province, one, _other):
        reporter = harbour.token("reporter")
        harbour.post(reporter, report("H111-s1", 700, set={"queue": 30}))
        wait_until_told(harbour, "H", province, one)
        copy = harbour.path / "copy"
        store = f"--store={harbour.store_url}"
        subprocess.run([str(CTL), "backup", store, str(copy)], check=True, capture_output=True)

        harbour.post(reporter, report("H111-s1", 300, set={"queue": 90}, at="2022-03-10T12:00:01+00:00"))
        wait_until_told(harbour, "H", province, one)
        assert sampled(province, "H") == (1000, "=")

        port = harbour.port
        harbour.stop()
        for ending in ("", "-wal", "-shm"):
            Path(f"{harbour.store}{ending}").unlink(missing_ok=True)
        subprocess.run([str(CTL), "restore", store, str(copy)], check=True, capture_output=True)
        harbour.start(f"127.0.0.1:{port}")
        wait_until_told(harbour, "H", province, one)
        assert sampled(province, "H") == (700, "=")


def test_part_of_a_city():
    """One district would be taken for the whole city: nothing is told."""
    with Daemon() as city, Daemon(city=SHORE) as province, Relay(city, "H", province) as relay:
        relay.kill()
        (relay.path / "from-token-file").write_text(city.token("viewer", "H1") + "\n", encoding="ascii")
        city.post(city.token("reporter"), report("H111-s1", 5))
        relay.start()
        assert relay.process.wait(LONG) == 1
        assert "not good for the whole city" in relay.told(), relay.told()
        assert sampled(province, "H") is None


def test_part_of_a_province():
    """What the province does not show of the city would be told a second time: nothing is told."""
    with Daemon() as city, Daemon(city=SHORE) as province, Relay(city, "H", province) as relay:
        city.post(city.token("reporter"), report("H111-s1", 5), report("H", 7))
        wait_until_told(city, "H", province, relay)
        relay.kill()
        (relay.path / "read-token-file").write_text(province.token("viewer", "H1") + "\n", encoding="ascii")
        city.post(city.token("reporter"), report("H211-s1", 20))
        relay.start()
        assert relay.process.wait(LONG) == 1
        assert "--read-token-file: the token is not good for the whole city" in relay.told(), relay.told()
        assert sampled(province, "H") == (12, "=")

        # That of the whole province is good for the city.
        (relay.path / "read-token-file").write_text(province.token("viewer", "S") + "\n", encoding="ascii")
        relay.start()
        wait_until_told(city, "H", province, relay)
        assert sampled(province, "H") == (32, "=")


def test_exercise():
    """A drill of a city is not told to a province that is in earnest."""
    with Daemon("--exercise") as city, Daemon(city=SHORE) as province, Relay(city, "H", province) as relay:
        assert relay.process.wait(LONG) == 1
        assert "exercise" in relay.told(), relay.told()


def test_refused():
    """A token that may not report ends it, with the province's reason."""
    with Daemon() as city, Daemon(city=SHORE) as province, Relay(city, "H", province) as relay:
        relay.kill()
        (relay.path / "token-file").write_text(province.token("viewer", "H") + "\n", encoding="ascii")
        relay.start()
        assert relay.process.wait(LONG) == 1
        assert "403" in relay.told(), relay.told()


if __name__ == "__main__":
    run([test_two_cities, test_relay_killed, test_province_down, test_more_than_one_report_may_say, test_city_restored,
         test_part_of_a_city, test_part_of_a_province, test_exercise, test_refused])
