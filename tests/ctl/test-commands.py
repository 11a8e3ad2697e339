#!/usr/bin/python3
"""bulwarkctl as a person calls it: what it prints, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = Path(os.environ["BULWARK_BUILD_ROOT"]) / "src" / "ctl" / "bulwarkctl"


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
    want(call("--help")[0], "verify")
    want(call("--version")[0], "bulwarkctl 0.")


def good_cities():
    for city in ("data/cities/xuchang", "tests/data/cities/harbour"):
        want(call("verify", f"--city={SOURCE / city}")[0], "no faults")


def broken_city():
    told, summary = call("verify", f"--city={SOURCE / 'tests/data/cities/broken'}", code=1)
    lines = told.splitlines()
    want(summary, f"{len(lines)} faults")
    want(told, "no-such-level.ndjson:2: /level: ")
    want(told, "not-json.ndjson:2: ")
    want(told, "outside-its-area.ndjson:2: /position: ")
    want(told, "parts-above-the-whole.ndjson:2: /values/members: stated 10, but its parts add up to 15")
    want(told, "same-id-twice.ndjson:2: /id: \"B2\" stands in good.ndjson:4 already")


def no_city():
    want(call("verify", "--city=/nowhere", code=1)[1], "city.json")


CHECKS = [usage, good_cities, broken_city, no_city]


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
