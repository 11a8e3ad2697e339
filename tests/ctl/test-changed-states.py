#!/usr/bin/python3
"""Saved states whose documents chance has changed: a sheet of what is left of them or a
reason why there is none, and never anything else.
"""

import json
import os
import random
import subprocess
import sys

from ctl_fixture import HARBOUR, PATIENCE, PROGRAM, SOURCE, run

SEED = int(os.environ.get("BULWARK_TEST_SEED", "20260104"))
ROUNDS = 40
NOW = "2022-03-10T12:00:00+00:00"

VALUES = (None, True, 0, 5, -1, 0.5, 1e308, -9007199254740993, 9223372036854775807, "", "x" * 5000, "\u0001", "%s%n%n",
          "../../etc/passwd", "2022-13-45T99:99:99Z", "9999-12-31T23:59:59Z", "H", "H1/sampling:spring", [], {}, [[1]], [None],
          {"value": "x"}, {"value": 1, "bound": "?"}, {"en": 5}, [{"at": NOW, "share": 7}], ["H", "H", "H1"], [-400, 9000])


def read_documents():
    """Of each type at least one: those of a city, and the examples of the schemas."""
    documents = [json.loads(line) for name in json.loads((HARBOUR / "city.json").read_text())["files"]
                 for line in (HARBOUR / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for path in sorted((SOURCE / "data/schemas").glob("*.json")):
        documents += [one for one in json.loads(path.read_text(encoding="utf-8")).get("examples", []) if "type" in one]
    documents.append({"type": "tally", "id": "H111-s1/sampling:spring", "place": "H111-s1", "subject": "sampling:spring",
                      "at": "2022-03-10T11:55:00+00:00", "source": "report", "values": {"target": 2600, "sampled": 900}})
    documents.append({"type": "tally", "id": "H/donations", "place": "H", "subject": "donations", "at": NOW,
                      "source": "manual", "values": {"donations_fen": 5000, "donor_persons": 3}})
    return documents


def change(chance, value):
    """Somewhere in it."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        name = chance.choice(sorted(value))
        changed = dict(value)
        if chance.random() < 0.1:
            del changed[name]
        else:
            changed[name] = change(chance, value[name])
        return changed
    if isinstance(value, list) and value and chance.random() < 0.6:
        place = chance.randrange(len(value))
        return [*value[:place], change(chance, value[place]), *value[place + 1:]]
    return chance.choice(VALUES)


def write_state(path, chance, documents):
    lines = []
    for document in documents:
        changed = document
        # What the sheet is about is left alone now and then, so that there is one.
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            name = chance.choice(sorted(document))
            changed = {**changed, name: change(chance, changed.get(name))}
        lines.append(json.dumps(changed, ensure_ascii=False))
    chance.shuffle(lines)
    if chance.random() < 0.3:
        place = chance.randrange(len(lines))
        lines[place] = lines[place][:chance.randrange(len(lines[place]))] + chance.choice(("", "\0", "\u2028", "}"))
    lines.append(json.dumps({"type": "live", "id": "test-90", "clock": {"now": NOW, "speed": 1}}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def changed_states(folder):
    chance = random.Random(SEED)
    print(f"# BULWARK_TEST_SEED={SEED}")
    documents = read_documents()
    told = {0: 0, 1: 0}
    state, sheet = folder / "state.ndjson", folder / "sheet.pdf"
    for number in range(ROUNDS):
        write_state(state, chance, documents)
        done = subprocess.run([PROGRAM, "briefing", f"--state={state}", "--scope=H", "--headlines", f"--output={sheet}",
                               f"--lang={('zh_CN', 'en')[number % 2]}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, check=False, timeout=PATIENCE)
        assert done.returncode in told, (number, done.returncode, done.stderr[-3000:])
        assert done.returncode == 0 or done.stderr, (number, done)
        for word in ("CRITICAL", "WARNING", "(null)", "nan", "inf"):
            assert word not in done.stdout + done.stderr, (number, done.stdout, done.stderr)
        told[done.returncode] += 1
    assert told[0] > 0, told


if __name__ == "__main__":
    sys.exit(run([changed_states]))
