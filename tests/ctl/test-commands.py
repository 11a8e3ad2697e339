#!/usr/bin/python3
"""bulwarkctl as a person calls it: what it prints, and how it ends."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = Path(os.environ["BULWARK_BUILD_ROOT"]) / "src" / "ctl" / "bulwarkctl"
BROKEN = SOURCE / "tests" / "data" / "cities" / "broken"

# Of the harbour: file, what stands there, what is put in its place, what is told.
CHANGES = [
    ("city.json", '"root": "H"', '"root": "Q"',
     ['city.json:7: /root: no area is called "Q"', 'areas.ndjson:2: /parent: only the root "Q" has no parent']),
    ("city.json", '"ledger.ndjson"', '"lodger.ndjson"', ["city.json:15: /files/4: no file beside it is called that"]),
    ("areas.ndjson", '"parent": "H", "center": [-8.8, 38.55]', '"parent": "H11", "center": [-8.8, 38.55]',
     ['areas.ndjson:3: /parent: "H11" stands in "H1" itself']),
    ("ledger.ndjson", '"allotted_fen": 5000000', '"allotted_fen": 1999999',
     ["ledger.ndjson:2: /allotted_fen: 1999999, but its items add up to 2000000"]),
    ("tallies.ndjson", '"subject": "mobilisation", "values": {"branches": 12',
     '"subject": "mobilisation", "values": {"branches": -12',
     ["tallies.ndjson:8: /values/branches: must not be negative"]),
    ("tallies.ndjson", '"subject": "mobilisation", "values": {"branches": 12',
     '"subject": "mobilisation", "values": {"branches": 3',
     ["tallies.ndjson:8: /values/branches: stated 3, but its parts add up to 5"]),
]


class Failed(Exception):
    """It printed or returned something else."""


def call(*arguments, code=0):
    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False, timeout=60)
    if done.returncode != code:
        raise Failed(f"{arguments}: exit {done.returncode}, not {code}: {done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def want(text, part):
    if part not in text:
        raise Failed(f"{part!r} is not in {text!r}")


def usage():
    want(call(code=2)[1], "no verb")
    want(call("fly", code=2)[1], "\"fly\"")
    want(call("verify", code=2)[1], "--city=DIR")
    want(call("verify", "--no-such-option", code=2)[1], "no-such-option")
    want(call("simulate", code=2)[1], "simulate")
    want(call("relay", code=2)[1], "--from is needed")
    want(call("relay", "--from=http://127.0.0.1:1", "--from-token-file=/nowhere", "--backend=http://127.0.0.1:1",
              "--token-file=/nowhere", "--read-token-file=/nowhere", code=1)[1], "/nowhere")
    want(call("--help")[0], "verify")
    want(call("--version")[0], "bulwarkctl 0.")


def good_cities():
    for city in ("data/cities/xuchang", "tests/data/cities/harbour"):
        want(call("verify", f"--city={SOURCE / city}")[0], "no faults")


def broken_city():
    told, summary = call("verify", f"--city={BROKEN}", code=1)
    if told != (BROKEN / "faults.txt").read_text(encoding="utf-8"):
        raise Failed(f"not the kept text: {told}")
    want(summary, f"{len(told.splitlines())} faults")


def one_change():
    """A good city with one change: exactly these faults."""
    for name, old, new, faults in CHANGES:
        with tempfile.TemporaryDirectory() as folder:
            for path in (SOURCE / "tests/data/cities/harbour").iterdir():
                shutil.copy(path, folder)
            path = Path(folder) / name
            text = path.read_text(encoding="utf-8")
            want(text, old)
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            told = call("verify", f"--city={folder}", code=1)[0]
            if told.splitlines() != faults:
                raise Failed(f"{name}: {old} -> {new}: {told}")


def city_rules():
    """Its own limits are read as strictly as the rest; every fault is told."""
    cases = [
        ('{"format": "bulwark-rules/1", "rules": [{"id": "queue-long", "threshold": 30}]}', []),
        ('{"format": "bulwark-rules/1", "rules": [{"id": "queue-long", "hold": "long"}, {"id": "new"}]}',
         ["rules.json: /rules/0/hold: must be a whole number", "rules.json: /rules/1/kind: is missing"]),
        ('{"format": "bulwark-rules/1"', ["rules.json: byte 28: expected a comma or the end of the list"]),
    ]
    for text, faults in cases:
        with tempfile.TemporaryDirectory() as folder:
            for path in (SOURCE / "tests/data/cities/harbour").iterdir():
                shutil.copy(path, folder)
            (Path(folder) / "rules.json").write_text(text, encoding="utf-8")
            told = call("verify", f"--city={folder}", code=1 if faults else 0)[0]
            if faults and told.splitlines() != faults:
                raise Failed(f"{text}: {told}")


def no_city():
    want(call("verify", "--city=/nowhere", code=1)[1], "city.json")


CHECKS = [usage, good_cities, broken_city, one_change, city_rules, no_city]


def main():
    print(f"1..{len(CHECKS)}")
    bad = 0
    for number, check in enumerate(CHECKS, 1):
        try:
            check()
            print(f"ok {number} - {check.__name__}")
        except Failed as fault:
            bad += 1
            print(f"# {fault}")
            print(f"not ok {number} - {check.__name__}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
