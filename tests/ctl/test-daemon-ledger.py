#!/usr/bin/python3
"""What is booked in the ledger moves the tallies of its place: once, at once, for good."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))

# pylint: disable=wrong-import-position
from daemon_fixture import BUILD, CLOCK, Daemon, Stream, report, run

CTL = BUILD / "src/ctl/bulwarkctl"


def book(daemon, token, identity, kind="donation", **members):
    document = {"form": "cash"} if kind == "donation" else {}
    return daemon.ask("PUT", f"/v1/documents/{kind}/{identity}", token, {**document, **members}, If_None_Match="*")


def tally(daemon, token, place, subject="donations"):
    return daemon.state(token)[0].get(("tally", f"{place}/{subject}"))


def own(daemon, token, place, subject="donations"):
    """What was counted at an area itself, without the measures that are back at nothing."""
    values = (tally(daemon, token, place, subject) or {}).get("own", {})
    return {name: value for name, value in values.items() if value != 0}


def verify(daemon, code=0):
    done = subprocess.run([str(CTL), "verify", f"--store={daemon.store_url}"], capture_output=True, text=True, check=False)
    assert done.returncode == code, (done.stdout, done.stderr)
    return done.stdout


def test_of_the_city():
    """A site has what was counted there; nothing is known of the value, and nothing is said of it."""
    with Daemon() as daemon:
        values = tally(daemon, daemon.token("viewer"), "H211-k1")["values"]
        assert values == {"donations_booked": 1, "unit_donations": 1, "goods_lines": 1, "goods_unvalued": 1}, values


def test_booking():
    """All who look are told at once; it is there after a crash; and what was stated stays beside it."""
    with Daemon() as daemon:
        staff, viewer = daemon.token("staff"), daemon.token("viewer")
        said = report("H", at=CLOCK, subject="donations", source="manual", set={"donations_fen": 1000000})
        del said["add"]
        assert daemon.post(staff, said).json["accepted"] == 1
        with Stream(daemon, viewer) as stream:
            stream.collect()
            answer = book(daemon, staff, "d1", amount_fen=12345, to="H", donor_kind="person", purpose="epidemic", at=CLOCK)
            assert answer.status == 201, answer.body
            told = stream.collect("docs")[0]["tally", "H/donations"]
        wanted = {"donations_booked": 1, "person_donations": 1, "donations_fen": 12345, "cash_fen": 12345,
                  "person_fen": 12345, "epidemic_fen": 12345}
        assert told["own"] == wanted and told["values"]["donations_fen"] == 1000000, told

        # No place: the city's. Goods: lines, and those that nobody counted.
        goods = [{"item": "口罩"}, {"item": "酒精", "quantity": 20, "unit": "桶"}]
        assert book(daemon, staff, "d2", form="goods", goods=goods, at=CLOCK).status == 201
        assert own(daemon, viewer, "H") == {**wanted, "donations_booked": 2, "goods_lines": 2, "goods_unquantified": 1,
                                            "goods_unvalued": 1}
        before = daemon.state(viewer)[0]
        daemon.kill()
        daemon.start()
        assert daemon.state(viewer)[0] == before
        daemon.stop()
        daemon.start()
        assert daemon.state(viewer)[0] == before
        assert "0 faults" in verify(daemon)


def test_once():
    """Sent again it is refused, and counts no second time."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        assert book(daemon, staff, "d1", amount_fen=5, to="H1").status == 201
        assert book(daemon, staff, "d1", amount_fen=5, to="H1").status in (409, 412)
        assert daemon.ask("DELETE", "/v1/documents/donation/d1", staff, If_Match="*").status == 409
        assert own(daemon, staff, "H1") == {"donations_booked": 1, "donations_fen": 5, "cash_fen": 5}


def test_correction():
    with Daemon() as daemon:
        staff = daemon.token("staff")
        assert book(daemon, staff, "d1", amount_fen=1000, to="H1").status == 201
        assert book(daemon, staff, "d2", amount_fen=700, to="H1", corrects="d1", reason="看错").status == 201
        assert own(daemon, staff, "H1") == {"donations_booked": 1, "donations_fen": 700, "cash_fen": 700}
        answer = book(daemon, staff, "d3", amount_fen=800, to="H1", corrects="d1")
        assert answer.status == 409 and "d2" in answer.json["errors"][0]["reason"], answer.body
        assert answer.json["errors"][0]["pointer"] == "/corrects"
        assert book(daemon, staff, "d3", amount_fen=800, to="H1", corrects="d9").status == 422

        # Of the correction, and it was elsewhere.
        assert book(daemon, staff, "d3", amount_fen=801, to="H2", corrects="d2").status == 201
        assert own(daemon, staff, "H1") == {}
        assert own(daemon, staff, "H2") == {"donations_booked": 1, "donations_fen": 801, "cash_fen": 801}
        daemon.kill()
        daemon.start()
        assert own(daemon, staff, "H2") == {"donations_booked": 1, "donations_fen": 801, "cash_fen": 801}
        assert "0 faults" in verify(daemon)


def test_late():
    """Booked long after, with the time of then."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        assert book(daemon, staff, "d1", amount_fen=3, to="H1", at="2022-01-01T00:00:00Z").status == 201
        assert own(daemon, staff, "H1")["donations_fen"] == 3


def test_supply():
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for identity, way, more in (("s1", "in", {}), ("s2", "in", {}), ("s3", "out", {}), ("s4", "out", {"corrects": "s2"})):
            answer = book(daemon, staff, identity, "supply", place="H111-s1", item="口罩", quantity=2, unit="箱",
                          direction=way, **more)
            assert answer.status == 201, answer.body
        assert tally(daemon, staff, "H111-s1", "supplies")["values"] == {"supplies_in": 1, "supplies_out": 2}
        assert "0 faults" in verify(daemon)


def test_not_by_report():
    """Nobody else adds to it: what the ledger says would not be what is shown."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for measure in ("donations_fen", "goods_lines"):
            answer = daemon.post(staff, report("H1", subject="donations", add={measure: 1})).json
            assert answer["accepted"] == 0, answer
            assert answer["rejected"][0]["pointer"] == f"/add/{measure}", answer
            assert "ledger" in answer["rejected"][0]["reason"], answer


def test_area_token():
    """Who may book in one area takes nothing back in another; donations are the whole city's."""
    with Daemon() as daemon:
        staff, local = daemon.token("staff"), daemon.token("staff", "H1")
        goods = {"item": "口罩", "quantity": 2, "direction": "in"}
        assert book(daemon, staff, "s1", "supply", place="H211-k1", **goods).status == 201
        assert book(daemon, local, "s2", "supply", place="H111-s1", **goods).status == 201
        assert book(daemon, local, "s3", "supply", place="H211-k1", **goods).status == 403
        answer = book(daemon, local, "s3", "supply", place="H111-s1", corrects="s1", **goods)
        assert answer.status == 409 and "another place" in answer.json["errors"][0]["reason"], answer.body
        assert book(daemon, local, "d1", amount_fen=1, to="H1").status == 403
        assert book(daemon, staff, "d1", amount_fen=1, to="H1").status == 201
        assert tally(daemon, local, "H1")["own"]["donations_booked"] == 1
        assert daemon.get("/v1/documents/donation", local).json["documents"] == []


def test_verify_finds_it():
    with Daemon() as daemon:
        staff = daemon.token("staff")
        assert book(daemon, staff, "d1", amount_fen=12345, to="H1").status == 201
        assert daemon.stop() == 0
        daemon.tamper("UPDATE document SET json = replace (json, '12345', '12346') WHERE type = 'donation' AND id = 'd1'")
        told = verify(daemon, 1)
        assert "H1 donations donations_fen: the ledger adds up to 12346, what it counted to 12345" in told, told
        daemon.start()


run([test_of_the_city, test_booking, test_once, test_correction, test_late, test_supply, test_not_by_report,
     test_area_token, test_verify_finds_it])
