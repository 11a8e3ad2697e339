#!/usr/bin/python3
"""Alerts from a report to the log: raised once, kept over a crash, cleared, archived."""

import json
import random
import shutil
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from daemon_fixture import CLOCK, HARBOUR, Daemon, report, run, wait_for

NOW = datetime.fromisoformat(CLOCK)

# A second of the test is so many of the backend's.
FAST = "--speed=600"


def at(**delta):
    return (NOW + timedelta(**delta)).isoformat()


def alerts(daemon, token, rule=None):
    """The alerts in the feed."""
    documents, _, _ = daemon.state(token)
    return [item for key, item in documents.items() if key[0] == "alert" and rule in (None, item["rule"])]


def is_open(alert):
    return "cleared" not in alert


def read_log(daemon, token):
    answer = daemon.get("/v1/documents/alert?limit=1000", token)
    assert answer.status == 200, answer.body
    return answer.json["documents"]


def city_with_rules(folder, *rules):
    city = Path(folder) / "city"
    shutil.copytree(HARBOUR, city)
    (city / "rules.json").write_text(json.dumps({"format": "bulwark-rules/1", "rules": list(rules)}))
    return city


def tube(number=1, **other):
    """One that needs no wait."""
    made = report("H111-s1", **other)
    made["add"]["positive_tubes"] = number
    return made


def test_raised_and_cleared():
    with Daemon() as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        daemon.post(reporter, tube())
        wait_for(lambda: alerts(daemon, viewer))
        alert, = alerts(daemon, viewer)
        assert alert["rule"] == "positive-tube" and alert["place"] == "H111-s1" and alert["page"] == "sampling"
        assert alert["severity"] == "high" and alert["source"] == "report" and alert["figure"]["value"] == 1
        assert alert["seq"] > 0 and is_open(alert), alert
        assert daemon.get("/v1/documents/alert/" + alert["id"], viewer).json == alert

        daemon.post(reporter, tube(-1))
        wait_for(lambda: not is_open(alerts(daemon, viewer)[0]))
        over, = alerts(daemon, viewer)
        assert over["id"] == alert["id"] and over["cleared"] >= over["raised"] == alert["raised"]


def test_held_by_readings():
    """What was reported late has been so all along; what is over alarms nobody."""
    with Daemon() as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        late = [report("H111-s1", at=at(minutes=-minutes), set={"wait": 40, "desks_open": 2})
                for minutes in range(180, 0, -10)]
        over = [report("H112-s1", at=at(minutes=-minutes), set={"wait": 5 if minutes < 30 else 40, "desks_open": 2})
                for minutes in range(180, 0, -10)]
        daemon.post(reporter, *late, *over)
        wait_for(lambda: alerts(daemon, viewer))
        alert, = alerts(daemon, viewer)
        assert alert["place"] == "H111-s1" and alert["rule"] == "queue-long", alert
        assert datetime.fromisoformat(alert["raised"]) == NOW - timedelta(minutes=120), alert
        assert alert["severity"] == "low" and alert["figure"]["measure"] == "wait"


def test_restart():
    """No alert twice; raised and what was acknowledged stay."""
    with Daemon() as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        daemon.post(reporter, tube())
        wait_for(lambda: alerts(daemon, viewer))
        before = alerts(daemon, viewer)
        for end in (daemon.kill, daemon.stop):
            end()
            daemon.start()
            daemon.post(reporter, report("H111-s1"))
            seq = daemon.metric("seq")
            daemon.post(reporter, report("H112-s1", set={"wait": 3}))
            wait_for(lambda: daemon.metric("seq") > seq)  # pylint: disable=cell-var-from-loop
            assert daemon.metric("alerts_open") == 1
            assert alerts(daemon, viewer) == before

        # What ended while nobody looked is over at the start.
        daemon.post(reporter, tube(-1))
        daemon.kill()
        daemon.start()
        wait_for(lambda: not is_open(alerts(daemon, viewer)[0]))
        assert len(alerts(daemon, viewer)) == 1


def test_killed_often():
    """Whenever it is killed: an alert for each place where a tube is positive, and none twice."""
    sites = ["H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1"]
    tubes = dict.fromkeys(sites, 0)
    chance = random.Random(7)
    with Daemon() as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        for _ in range(8):
            for site in chance.sample(sites, 3):
                change = -tubes[site] if tubes[site] else 1
                made = report(site)
                made["add"]["positive_tubes"] = change
                assert daemon.post(reporter, made).status == 200
                tubes[site] += change
            time.sleep(chance.random() * 1.5)
            daemon.kill()
            daemon.start()
            found = [item["place"] for item in read_log(daemon, viewer) if is_open(item)]
            assert len(found) == len(set(found)), found

        def is_right():
            found = sorted(item["place"] for item in alerts(daemon, viewer) if is_open(item))
            return found == sorted(site for site in sites if tubes[site])

        wait_for(is_right)
        assert daemon.metric("alerts_open") == sum(1 for site in sites if tubes[site])


def test_acknowledged():
    """What was put off stays so over restarts, until it becomes worse."""
    alert = {"type": "alert", "id": "positive-tube/H111-s1/20220310T110000Z", "at": at(hours=-1), "source": "report",
             "rule": "positive-tube", "place": "H111-s1", "page": "sampling", "severity": "high",
             "raised": at(hours=-1), "figure": {"value": 1, "measure": "positive_tubes"}, "sample": True,
             "acknowledged": {"by_role": "commander", "at": at(minutes=-30), "until": at(hours=9), "reason": "known"}}
    with tempfile.TemporaryDirectory() as folder:
        city = city_with_rules(folder)
        index = json.loads((city / "city.json").read_text(encoding="utf-8"))
        index["files"].append("alerts.ndjson")
        (city / "city.json").write_text(json.dumps(index), encoding="utf-8")
        (city / "alerts.ndjson").write_text(json.dumps(alert) + "\n", encoding="utf-8")
        with Daemon(city=city) as daemon:
            viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
            daemon.post(reporter, tube())
            for _ in range(2):
                time.sleep(1.5)
                found, = alerts(daemon, viewer)
                assert (found["id"], found["acknowledged"]) == (alert["id"], alert["acknowledged"]), found
                daemon.kill()
                daemon.start()

            daemon.post(reporter, tube())
            wait_for(lambda: "acknowledged" not in alerts(daemon, viewer)[0])
            found, = alerts(daemon, viewer)
            assert found["id"] == alert["id"] and found["figure"]["value"] == 2, found
            assert found["raised"] == alert["raised"], found


def test_put_off():
    """A commander puts it off, with a reason and an end; nobody else, and nothing else."""
    with Daemon() as daemon:
        viewer, reporter, commander = (daemon.token(role) for role in ("viewer", "reporter", "commander"))
        daemon.post(reporter, tube())
        wait_for(lambda: alerts(daemon, viewer))
        alert, = alerts(daemon, viewer)
        path = "/v1/documents/alert/" + alert["id"]
        wanted = {**alert, "acknowledged": {"reason": "已派队", "until": at(hours=2)}}

        def put(body, token=commander):
            return daemon.ask("PUT", path, token, body, If_Match=f'"{alert["seq"]}"')

        assert put(wanted, daemon.token("staff")).status == 403
        assert put({**wanted, "severity": "low"}).status in (409, 422)
        assert put({**wanted, "acknowledged": {"reason": "x"}}).status == 422
        assert put({**wanted, "acknowledged": {"reason": "x", "until": at(days=8)}}).status == 422
        answer = put(wanted)
        assert answer.status == 200, answer.body
        found, = alerts(daemon, viewer)
        assert found["acknowledged"]["by_role"] == "commander" and found["acknowledged"]["reason"] == "已派队"
        assert put(wanted).status == 412

        # It stays when the backend writes, and over a crash; a second tube ends it.
        daemon.kill()
        daemon.start()
        assert alerts(daemon, viewer) == [found]
        daemon.post(reporter, tube())
        wait_for(lambda: "acknowledged" not in alerts(daemon, viewer)[0])
        daemon.post(reporter, tube(-2))
        wait_for(lambda: not is_open(alerts(daemon, viewer)[0]))
        alert, = alerts(daemon, viewer)
        assert put({**alert, "acknowledged": wanted["acknowledged"]}).status == 409


def test_restart_while_held():
    """What is being held goes on being held, since when it was bad."""
    with Daemon("--speed=60") as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        daemon.post(reporter, *[report("H111-s1", at=at(minutes=-minutes), set={"wait": 40, "desks_open": 2})
                                for minutes in (40, 30, 20, 10, 1)])
        daemon.stop()
        daemon.start()
        daemon.post(reporter, report("H111-s1", at=at(), set={"wait": 41, "desks_open": 2}))
        assert not alerts(daemon, viewer)
        daemon.stop()
        daemon.options = [option for option in daemon.options if not option.startswith(("--clock", "--speed"))]
        daemon.options.append(f"--clock={at(minutes=21)}")
        daemon.start()
        wait_for(lambda: alerts(daemon, viewer))
        alert, = alerts(daemon, viewer)
        assert datetime.fromisoformat(alert["raised"]) == NOW + timedelta(minutes=20), alert


def test_archived():
    """One that is over leaves the feed as gone, and stays readable."""
    with Daemon(FAST) as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        _, _, empty = daemon.state(viewer)
        daemon.post(reporter, tube())
        wait_for(lambda: alerts(daemon, viewer, "positive-tube"))
        alert, = alerts(daemon, viewer, "positive-tube")
        _, _, told = daemon.state(viewer)
        daemon.post(reporter, tube(-1))
        wait_for(lambda: not alerts(daemon, viewer, "positive-tube"))
        for again in (False, True):
            if again:
                daemon.kill()
                daemon.start()
            _, gone, _ = daemon.state(viewer, told)
            assert ("alert", alert["id"]) in gone
            documents, _, _ = daemon.state(viewer, empty)
            assert ("alert", alert["id"]) not in documents
            kept, = [item for item in read_log(daemon, viewer) if item["id"] == alert["id"]]
            assert kept["raised"] == alert["raised"] and kept["archived"] >= kept["cleared"]
            answer = daemon.get("/v1/documents/alert/" + alert["id"], viewer)
            assert (answer.status, answer.json) == (200, kept)

        # Nobody sees more of the log than of the feed.
        other = daemon.token("viewer", "H2")
        assert not [item for item in read_log(daemon, other) if item["place"] == "H111-s1"]
        assert daemon.get("/v1/documents/alert/" + alert["id"], other).status == 404


def test_no_data():
    """A point of which nothing is known for long: an alert of its own, over with the first report."""
    with tempfile.TemporaryDirectory() as folder:
        city = city_with_rules(folder, {"id": "queue-long", "hold": 0, "no_data": 600, "threshold": 30, "clear": 20,
                                        "escalate": None})
        with Daemon(FAST, city=city) as daemon:
            viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
            wait_for(lambda: alerts(daemon, viewer, "queue-long"))
            wanted = [item for item in alerts(daemon, viewer, "queue-long") if item["place"] == "H111-s1"]
            assert wanted[0]["no_data"] is True and "figure" not in wanted[0]
            now = daemon.get("/v1/", viewer).json["clock"]["now"]
            daemon.post(reporter, report("H111-s1", at=now, set={"wait": 31}))

            def is_known():
                mine = [item for item in alerts(daemon, viewer, "queue-long") if item["place"] == "H111-s1"]
                return [item for item in mine if is_open(item) and "no_data" not in item]

            wait_for(is_known)


def test_city_rules():
    """A city's own limits; also without the city at the next start, and gone with its file."""
    with tempfile.TemporaryDirectory() as folder:
        city = city_with_rules(folder, {"id": "queue-long", "hold": 0, "threshold": 10, "clear": 5},
                               {"id": "positive-tube", "enabled": False})
        with Daemon(city=city) as daemon:
            viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
            daemon.post(reporter, tube(set={"wait": 12}))
            wait_for(lambda: alerts(daemon, viewer))
            assert {item["rule"] for item in alerts(daemon, viewer)} == {"queue-long"}

            daemon.stop()
            daemon.options = [option for option in daemon.options if not option.startswith("--city")]
            daemon.start()
            daemon.post(reporter, report("H112-s1", set={"wait": 12}))
            wait_for(lambda: len(alerts(daemon, viewer)) == 2)

            # Without them the limits are the usual ones: what is within them is over.
            daemon.stop()
            (city / "rules.json").unlink()
            daemon.options.append(f"--city={city}")
            daemon.start()
            wait_for(lambda: [item for item in alerts(daemon, viewer, "positive-tube") if is_open(item)])
            wait_for(lambda: not [item for item in alerts(daemon, viewer, "queue-long") if is_open(item)])


def test_bad_city_rules():
    """It says where the fault is, and does not start."""
    with tempfile.TemporaryDirectory() as folder:
        daemon = Daemon(city=city_with_rules(folder, {"id": "queue-long", "threshold": "many"}))
        try:
            daemon.start()
        except AssertionError as error:
            assert "/rules/0/threshold" in str(error), error
        else:
            daemon.kill()
            raise AssertionError("it started")
        finally:
            daemon.process.wait(30)
            daemon.process.stdout.close()
            daemon.log.close()
            daemon.folder.cleanup()


def test_shift_missed():
    """A shift that nobody came to stays uncovered: over a restart, until it is over or was not so."""
    with Daemon("--speed=60") as daemon:
        official, viewer = daemon.token("official"), daemon.token("viewer")

        def put(name, token=official, **members):
            body = {"team": "team-1", "site": "H211-k1", "from": at(hours=-1), "to": at(hours=7), **members}
            answer = daemon.ask("PUT", f"/v1/documents/assignment/{name}", token, body,
                                **({"If_None_Match": "*"} if name not in known else {"If_Match": "*"}))
            known.add(name)
            assert answer.status in (200, 201), answer.body

        known = set()
        put("a", state="planned")
        wait_for(lambda: alerts(daemon, viewer, "shift-uncovered"))
        raised, = alerts(daemon, viewer, "shift-uncovered")
        put("a", state="missed")
        for end in (None, daemon.kill, daemon.stop):
            if end is not None:
                end()
                daemon.start()
            seq = daemon.metric("seq")
            # What would clear it is done in the same second as this is raised.
            put(f"other-{seq}", state="planned", site="H111-s1")
            wait_for(lambda: [item for item in alerts(daemon, viewer, "shift-uncovered")
                              if is_open(item) and item["place"] == "H111-s1"])
            assert daemon.ask("DELETE", f"/v1/documents/assignment/other-{seq}", official, If_Match="*").status == 204
            wait_for(lambda: not [item for item in alerts(daemon, viewer, "shift-uncovered")
                                  if is_open(item) and item["place"] == "H111-s1"])
            found = [item for item in alerts(daemon, viewer, "shift-uncovered") if item["place"] == "H211-k1"]
            assert found == [raised], found

        put("b", state="relieved", corrects="a")
        wait_for(lambda: not [item for item in alerts(daemon, viewer, "shift-uncovered") if is_open(item)])
        daemon.kill()
        daemon.start()
        assert not [item for item in alerts(daemon, viewer, "shift-uncovered") if is_open(item)]


def test_walls():
    """A wall that shows what is old alarms the area of its token; one that is taken off does not."""
    with tempfile.TemporaryDirectory() as folder:
        city = city_with_rules(folder, {"id": "wall-silent", "hold": 0})
        with Daemon(FAST, city=city) as daemon:
            viewer, staff = daemon.token("viewer", "H1"), daemon.token("staff")

            def beat(name, age):
                put = daemon.ask("PUT", f"/v1/documents/display/{name}", viewer,
                                 {"name": "hall", "scene": "map", "data_age_s": age})
                assert put.status in (200, 201, 204), put.body

            def alarmed():
                return {item["display"]: item for item in alerts(daemon, staff, "wall-silent") if is_open(item)}

            beat("wall-1", 0.4)
            beat("wall-2", 600)
            beat("hall-3", 600)
            # The id of a wall may be as long as that of an alert: the alert tells it in full.
            long = ["x" * 127 + last for last in "ab"]
            for name in long:
                beat(name, 600)
            wait_for(lambda: set(alarmed()) == {"wall-2", "hall-3", *long})
            assert len({alarmed()[name]["id"] for name in long}) == 2
            alert = alarmed()["wall-2"]
            assert alert["place"] == "H1" and alert["severity"] == "medium" and "figure" not in alert, alert
            assert alert["name"].endswith("：hall (wall-2)") and alert["names"]["en"].endswith(": hall (wall-2)"), alert
            assert alarmed()["hall-3"]["name"].endswith("：hall-3"), alert
            old = datetime.fromisoformat(alert["raised"]) - datetime.fromisoformat(alert["since"])
            assert old >= timedelta(minutes=3), alert

            # They are the same after a crash.
            wait_for(lambda: daemon.metric("alerts_unwritten") == 0)
            daemon.kill()
            daemon.start()
            assert {item["id"] for item in alarmed().values()} >= {alert["id"]}, alarmed()

            # One is heard of again, and well; one is not used any more.
            beat("wall-2", 0.4)
            wait_for(lambda: "wall-2" not in alarmed() and "hall-3" in alarmed())
            assert daemon.ask("DELETE", "/v1/documents/display/hall-3", staff).status == 204
            wait_for(lambda: "hall-3" not in alarmed())


def test_exercise():
    with Daemon("--exercise") as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        daemon.post(reporter, tube())
        wait_for(lambda: alerts(daemon, viewer))
        alert, = alerts(daemon, viewer)
        assert alert["exercise"] is True and alert["source"] == "simulation"


def test_scope():
    """Whoever sees a place sees its alerts, and nobody else."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter")
        daemon.post(reporter, tube())
        wait_for(lambda: alerts(daemon, daemon.token("viewer")))
        assert alerts(daemon, daemon.token("viewer", "H11"))
        assert not alerts(daemon, daemon.token("viewer", "H2"))


run([test_raised_and_cleared, test_held_by_readings, test_restart, test_killed_often, test_acknowledged, test_put_off,
     test_restart_while_held, test_archived, test_no_data, test_city_rules,
     test_bad_city_rules, test_shift_missed, test_walls, test_exercise, test_scope])
