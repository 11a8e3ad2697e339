#!/usr/bin/python3
"""bulwarkctl simulate against a running backend: each report is there once, however often it is sent."""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))

# pylint: disable=wrong-import-position
from daemon_fixture import BUILD, HARBOUR, Daemon, run

CTL = BUILD / "src/ctl/bulwarkctl"
FROM = "--from=2022-03-10T08:00:00+00:00"
UNTIL = "--until=2022-03-10T11:00:00+00:00"


def call(*arguments, code=0):
    """(what was printed, what was said)."""
    done = subprocess.run([str(CTL), "simulate", *arguments], capture_output=True, text=True, check=False, timeout=90)
    assert done.returncode == code, (arguments, done)
    return done.stdout, done.stderr


def place(daemon, role="reporter", area="H"):
    """The arguments that every run needs."""
    path = daemon.path / f"token-{role}-{area}"
    path.write_text(daemon.token(role, area) + "\n", encoding="ascii")
    return [f"--backend={daemon.url}", f"--token-file={path}", f"--city={HARBOUR}"]


def check_sum(totals):
    assert set(totals) == {"sent", "accepted", "duplicate", "rejected"}
    assert totals["sent"] == totals["accepted"] + totals["duplicate"] + totals["rejected"], totals


def simulate(where, *arguments):
    totals = json.loads(call(*where, *arguments)[0])
    check_sum(totals)
    return totals


def people(daemon):
    """The arguments by which people take part."""
    arguments = []
    for role in ("staff", "commander"):
        path = daemon.path / f"token-{role}"
        path.write_text(daemon.token(role, "H") + "\n", encoding="ascii")
        arguments.append(f"--{role}-token-file={path}")
    return arguments


def simulate_people(where, *arguments):
    """(of the reports, of the documents)"""
    totals = json.loads(call(*where, *arguments)[0])
    documents = totals.pop("documents")
    check_sum(totals)
    check_sum(documents)
    return totals, documents


def standing(daemon, viewer):
    return {key: value["values"] for key, value in daemon.state(viewer)[0].items() if key[0] == "tally"}


def test_twice():
    """The same seed twice: all of it taken, then none of it; another seed is another campaign."""
    with Daemon() as daemon:
        where = place(daemon)
        viewer = daemon.token("viewer")
        before = standing(daemon, viewer)
        first = simulate(where, FROM, UNTIL, "--seed=7")
        assert first["sent"] == first["accepted"] > 100, first
        assert daemon.metric("reports_accepted_total") == first["accepted"]
        after = standing(daemon, viewer)
        assert after != before

        second = simulate(where, FROM, UNTIL, "--seed=7")
        assert second == {"sent": first["sent"], "accepted": 0, "duplicate": first["sent"], "rejected": 0}, second
        assert daemon.metric("reports_accepted_total") == first["accepted"]
        assert daemon.metric("reports_duplicate_total") == first["sent"]
        assert daemon.metric("reports_rejected_total") == 0
        assert standing(daemon, viewer) == after

        # Also after a crash, and from somewhere in between: ids are the seed's.
        daemon.kill()
        daemon.start()
        where = place(daemon)
        later = simulate(where, "--from=2022-03-10T10:00:00+00:00", UNTIL, "--seed=7")
        assert 0 < later["duplicate"] == later["sent"] < first["sent"], later

        other = simulate(where, FROM, UNTIL, "--seed=8")
        assert other["accepted"] == other["sent"] > 100, other


def test_ahead():
    """As a load it outruns the backend's clock: what lies a day ahead is not taken, and told."""
    with Daemon() as daemon:
        totals = simulate(place(daemon), FROM, "--until=2022-03-11T20:00:00+00:00", "--rate=1000000")
        assert totals["accepted"] > 0 and totals["rejected"] > 0 and totals["duplicate"] == 0, totals
        assert daemon.metric("reports_accepted_total") == totals["accepted"]
        assert daemon.metric("reports_rejected_total") == totals["rejected"]


def test_area_of_the_token():
    """A token of one district sends the city: only what is of the district counts."""
    with Daemon() as daemon:
        totals = simulate(place(daemon, area="H1"), FROM, UNTIL)
        assert totals["accepted"] > 0 and totals["rejected"] > 0, totals


def standing_documents(daemon, viewer):
    """All but alerts, which the daemon raises whenever it looks."""
    return {key: value for key, value in daemon.state(viewer)[0].items() if key[0] != "alert"}


def test_people():
    """What people write arrives once, in the shape that the backend wants, each by whom it should be."""
    evening = "2022-03-10T20:30:00+00:00"
    with Daemon("--exercise", clock="2022-03-11T01:00:00+00:00") as daemon:
        where = [*place(daemon), *people(daemon)]
        viewer = daemon.token("viewer")
        reports, documents = simulate_people(where, f"--until={evening}", "--seed=7")
        assert reports["sent"] == 0, reports
        assert documents["accepted"] == documents["sent"] > 30, documents
        state = standing_documents(daemon, viewer)
        made = [value for key, value in state.items() if value.get("source") == "simulation"]
        assert {value["type"] for value in made} >= {"team", "assignment", "order", "receipt"}, made
        assert all(value["sample"] and value["exercise"] for value in made), [v for v in made if "sample" not in v]

        reports, documents = simulate_people(where, f"--until={evening}", "--seed=7")
        assert documents["duplicate"] == documents["sent"] and documents["rejected"] == 0, documents
        assert standing_documents(daemon, viewer) == state

        # Who goes on from there brings what stands on; who comes later finds it so.
        reports, documents = simulate_people(where, f"--from={evening}", "--seed=7",
                                             "--until=2022-03-11T00:40:00+00:00")
        assert reports["sent"] > 0 and documents["rejected"] == 0 and documents["accepted"] > 0, documents


def test_hands():
    """What the staff did the commander closes: nobody judges his own work."""
    with Daemon(clock="2022-03-11T19:00:00+00:00") as daemon:
        where = [*place(daemon), *people(daemon)]
        documents = simulate_people(where, "--seed=7", "--until=2022-03-11T19:00:00+00:00")[1]
        assert documents["rejected"] == 0, documents
        viewer = daemon.token("viewer")
        closed = [value for key, value in daemon.state(viewer)[0].items()
                  if key[0] == "followup" and value["state"] == "closed"]
        assert closed
        for value in closed:
            assert (value["evidence_by_role"], value["closed_by_role"]) == ("staff", "commander"), value
            assert value["evidence_by"] != value["closed_by"], value


def test_refused():
    """2 for what cannot be meant, 1 for what fails; a reason, and nothing is sent."""
    with Daemon() as daemon:
        where = place(daemon)
        for arguments in (where[:2], where[1:], [*where, "--seed=-1"], [*where, "--speed=-1"], [*where, "--rate=-1"],
                          [*where, "--seed=x"], [*where, "--from=noon"], [*where, "--until=2022-03-10"],
                          [*where, "--unheard"], [*where, "word"], [*where, people(daemon)[0]],
                          [*where, *people(daemon), "--rate=1"], ["--backend=nonsense", *where[1:]]):
            printed, said = call(*arguments, code=2)
            assert printed == "" and said.startswith("bulwarkctl simulate: "), (arguments, printed, said)
        for arguments in ([where[0], "--token-file=/nowhere", where[2]], [*where[:2], "--city=/nowhere"],
                          [*where, "--staff-token-file=/nowhere", people(daemon)[1]],
                          ["--backend=http://127.0.0.1:1", *where[1:]]):
            printed, said = call(*arguments, FROM, UNTIL, code=1)
            assert printed == "" and said.startswith("bulwarkctl simulate: "), (arguments, printed, said)

        # A token that may not report.
        printed, said = call(*place(daemon, "viewer"), FROM, UNTIL, code=1)
        assert "403" in said and json.loads(printed)["accepted"] == 0, (printed, said)
        assert daemon.metric("reports_accepted_total") == 0

        # One of the staff that is none.
        staff, commander = people(daemon)
        Path(staff.split("=")[1]).write_text("A" * 43 + "\n", encoding="ascii")
        printed, said = call(*where, staff, commander, UNTIL, code=1)
        assert "401" in said and json.loads(printed)["documents"]["accepted"] == 0, (printed, said)


if __name__ == "__main__":
    run([test_twice, test_ahead, test_area_of_the_token, test_people, test_hands, test_refused])
