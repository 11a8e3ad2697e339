#!/usr/bin/python3
"""Two daemons on one database: what one is told, the clients of the other see."""

import os
import signal
import subprocess
import threading
from datetime import datetime, timedelta

from daemon_fixture import CLOCK, SUBJECT, Daemon, StoreLock, Stream, make_store_url, report, run, wait_for

NOW = datetime.fromisoformat(CLOCK)

# Who leads: see bw-postgres-store-lead.c.
LEADER = "FROM pg_locks WHERE locktype = 'advisory' AND objid = 1112299340 AND granted AND database ="\
         " (SELECT oid FROM pg_database WHERE datname = current_database ())"

SITE = "H111-s1"


class Pair:
    def __init__(self, second=None, **options):
        self.url = make_store_url(None)
        self.first = Daemon(store_url=self.url, **options)
        self.second = Daemon(store_url=self.url, **{**options, **(second or {})})

    def __enter__(self):
        return self.first.start(), self.second.start()

    def __exit__(self, *details):
        self.second.__exit__(*details)
        self.first.__exit__(*details)


def both_show(first, second, token):
    """The same documents under the same numbers."""
    wait_for(lambda: first.state(token)[0] == second.state(token)[0])
    return first.state(token)[0]


def query(url, sql):
    done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_reports():
    with Pair() as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        with Stream(second, viewer) as stream:
            _, _, (_, known, _) = stream.collect()
            sent = report("H111-s1", 12, set={"queue": 35})
            assert first.post(reporter, sent).json["accepted"] == 1
            documents, _, _ = stream.collect("docs")
            values = documents["tally", f"H111-s1/{SUBJECT}"]["values"]
            assert (values["sampled"], values["queue"]) == (12, 35), values
        assert second.post(reporter, sent).json == {"accepted": 0, "duplicate": 1, "rejected": []}
        assert second.post(reporter, report("H111-s1", 3)).json["accepted"] == 1
        shown = both_show(first, second, viewer)
        assert shown["tally", f"H111-s1/{SUBJECT}"]["values"]["sampled"] == 15
        assert first.metric("changes_total") >= 1 and second.metric("changes_total") >= 1
        assert first.state(viewer, since=known)[0] == second.state(viewer, since=known)[0]


def test_documents_and_tokens():
    with Pair() as (first, second):
        viewer = first.token("viewer")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        display = {"type": "display", "id": "w1", "at": "2022-03-10T12:00:00+00:00", "name": "wall", "scene": "map",
                   "data_age_s": 1}
        answer = first.ask("PUT", "/v1/documents/display/w1", viewer, display)
        assert answer.status == 201, answer.body
        wait_for(lambda: second.get("/v1/documents/display/w1", viewer).status == 200)
        assert second.get("/v1/documents/display/w1", viewer).headers["ETag"] == answer.headers["ETag"]
        assert second.ask("DELETE", "/v1/documents/display/w1", viewer).status == 204
        wait_for(lambda: first.get("/v1/documents/display/w1", viewer).status == 404)

        # Whoever loses is told how it stands, also by the one that has not looked yet.
        assert first.ask("PUT", "/v1/documents/display/w1", viewer, display).status == 201
        answer = second.ask("PUT", "/v1/documents/display/w1", viewer, display, If_None_Match="*")
        assert answer.status == 412 and answer.json["current"]["id"] == "w1", answer.body

        made = first.ask("POST", "/v1/tokens", first.token("admin"), {"role": "viewer", "area": "H1"})
        assert made.status == 201, made.body
        wait_for(lambda: second.get("/v1/me", made.json["token"]).status == 200)
        admin = first.token("admin")
        assert first.ask("DELETE", f"/v1/tokens/{made.json['id']}", admin).status == 204
        wait_for(lambda: second.get("/v1/me", made.json["token"]).status == 401)


def test_ledger():
    """What is booked with one is told of by the other, moves the tallies of the other, and is taken back by either."""
    with Pair() as (first, second):
        staff = first.token("staff")
        wait_for(lambda: second.get("/v1/me", staff).status == 200)
        with Stream(second, staff) as stream:
            stream.until("live")
            line = {"kind": "decision", "text": "t", "area": "H1", "at": CLOCK}
            assert first.ask("PUT", "/v1/documents/entry/e", staff, line, If_None_Match="*").status == 201
            assert stream.until("ledger")[-1][2] == [{"type": "entry", "place": "H1"}]
        for number, (daemon, fen) in enumerate(((first, 1000), (second, 700), (first, 900))):
            body = {"form": "cash", "amount_fen": fen, "to": "H1", "at": CLOCK}
            if number:
                body["corrects"] = f"d{number - 1}"
            answer = daemon.ask("PUT", f"/v1/documents/donation/d{number}", staff, body, If_None_Match="*")
            assert answer.status == 201, answer.body
        shown = both_show(first, second, staff)["tally", "H1/donations"]
        assert shown["own"] == {"donations_booked": 1, "donations_fen": 900, "cash_fen": 900}, shown


def test_series():
    """Told once, by whichever comes first, and the same in both and after a crash."""
    with Pair(clock="2022-03-10T11:59:58+00:00") as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        first.post(reporter, report("H111-s1", 5, "2022-03-10T10:10:00+00:00"))
        second.post(reporter, report("H211-s1", 7, "2022-03-10T11:20:00+00:00"))
        name = ("series", f"H/{SUBJECT}/sampled")
        for daemon in (first, second):
            wait_for(lambda one=daemon: one.state(viewer)[0].get(name, {"values": [0]})["values"][-1] == 12)
        shown = both_show(first, second, viewer)
        second.kill()
        second.start()
        assert second.state(viewer)[0] == shown


def test_reader_is_ahead():
    """A reader that comes from the faster one is made to wait, and not to begin anew."""
    with Pair() as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        for number in range(5):
            os.kill(second.process.pid, signal.SIGSTOP)
            assert first.post(reporter, report("H111-s1", 1), report("H112-s1", number)).status == 200
            _, _, live = first.state(viewer)
            os.kill(second.process.pid, signal.SIGCONT)
            documents, gone, now = second.state(viewer, since=live)
            assert not documents and not gone and int(now.rsplit("-", 1)[1]) >= int(live.rsplit("-", 1)[1])

        # From a future that there is not.
        epoch = live.rsplit("-", 1)[0]
        answer = second.get(f"/v1/feed?since={epoch}-999999", viewer, Accept="application/x-ndjson")
        assert answer.lines()[0]["type"] == "reset"


def test_gone_back():
    """A backup is restored under our feet: both end, and readers begin anew."""
    url = make_store_url(None)
    first, second = Daemon(store_url=url).start(), Daemon(store_url=url).start()
    try:
        viewer, reporter = first.token("viewer"), first.token("reporter")
        assert first.post(reporter, report("H111-s1", 1)).status == 200
        before = int(query(url, "SELECT seq FROM counter"))
        assert first.post(reporter, report("H111-s1", 2)).status == 200
        both_show(first, second, viewer)
        _, _, known = first.state(viewer)
        query(url, f"DELETE FROM report WHERE seq > {before}; DELETE FROM document WHERE seq > {before};"
                   f" DELETE FROM checkpoint; UPDATE counter SET seq = {before}")
        for daemon in (first, second):
            assert daemon.process.wait(30) == 1
            daemon.process.stdout.close()
            daemon.is_ended = True
        first.start()
        answer = first.get(f"/v1/feed?since={known}", viewer, Accept="application/x-ndjson")
        assert answer.lines()[0]["type"] == "reset", answer.lines()[0]
        assert first.state(viewer)[0]["tally", f"H111-s1/{SUBJECT}"]["values"]["sampled"] == 1
    finally:
        for daemon in (first, second):
            daemon.__exit__(None)


def tube(site, number=1):
    """What raises an alert at once, and clears it with -1."""
    made = report(site)
    made["add"]["positive_tubes"] = number
    return made


def alerts(daemon, token):
    """By place: (id, whether it is open)."""
    found = [item for key, item in daemon.state(token)[0].items() if key[0] == "alert"]
    assert len({(item["rule"], item["place"]) for item in found if "cleared" not in item}) == \
        sum(1 for item in found if "cleared" not in item), f"one is open twice: {found}"
    return {item["place"]: (item["id"], "cleared" not in item) for item in found}


def told(daemon):
    return (daemon.path / "log").read_text(encoding="utf-8")


def held_readings():
    """What becomes an alert when it has been so for 20 minutes more."""
    return [report("H111-s1", at=(NOW - timedelta(minutes=minutes)).isoformat(), set={"wait": 40, "desks_open": 2})
            for minutes in (40, 30, 20, 10, 0)]


def leading(*daemons):
    return [daemon.metric("leading") for daemon in daemons]


def n_alerts(url):
    return int(query(url, "SELECT count(*) FROM document WHERE type = 'alert'"))


def test_one_raises():
    """The one that leads, whoever is told; when it is killed the other goes on where it was."""
    with Pair() as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        assert leading(first, second) == [1, 0]
        assert second.post(reporter, tube("H111-s1")).status == 200
        for daemon in (first, second):
            wait_for(lambda one=daemon: alerts(one, viewer))
        before = alerts(second, viewer)
        assert before == alerts(first, viewer) and before["H111-s1"][1]

        first.kill()
        wait_for(lambda: leading(second) == [1])
        assert alerts(second, viewer) == before
        assert second.post(reporter, tube("H112-s1"), tube("H111-s1", -1)).status == 200
        wait_for(lambda: alerts(second, viewer).get("H112-s1") and not alerts(second, viewer)["H111-s1"][1])
        assert alerts(second, viewer)["H111-s1"][0] == before["H111-s1"][0]

        first.start()
        assert leading(first, second) == [0, 1]
        assert first.post(reporter, tube("H112-s1", -1)).status == 200
        for daemon in (first, second):
            wait_for(lambda one=daemon: not alerts(one, viewer)["H112-s1"][1])
        assert alerts(first, viewer) == alerts(second, viewer)
        assert n_alerts(first.store_url) == 2


def cut_leader_off(url):
    wait_for(lambda: query(url, f"SELECT count(pg_terminate_backend(pid)) {LEADER}") == "1")


def test_lead_goes_round():
    """Whenever who leads is cut off: an alert for each place, and none twice."""
    sites = ["H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1"]
    led = set()
    with Pair() as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        for number, site in enumerate(sites):
            wait_for(lambda: sorted(leading(first, second)) == [0, 1])
            leader, other = sorted((first, second), key=lambda one: -one.metric("leading"))
            led.add(leader)

            # Who is cut off may take it again at once; every other time it may not.
            if number % 2:
                os.kill(leader.process.pid, signal.SIGSTOP)
            cut_leader_off(first.store_url)
            if number % 2:
                wait_for(lambda one=other: leading(one) == [1])
                led.add(other)
                os.kill(leader.process.pid, signal.SIGCONT)
            teller = (first, second)[number % 2]
            wait_for(lambda one=teller, at=site: one.post(reporter, tube(at)).status == 200)
        for daemon in (first, second):
            wait_for(lambda one=daemon: sorted(alerts(one, viewer)) == sites)
        wait_for(lambda: sorted(leading(first, second)) == [0, 1])
        both_show(first, second, viewer)
        assert n_alerts(first.store_url) == len(sites)
        assert led == {first, second}


REFUSE_ALERTS = """
CREATE FUNCTION refuse () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not yet'; END $$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON document FOR EACH ROW WHEN (NEW.type = 'alert')
  EXECUTE FUNCTION refuse ()"""


def test_deposed():
    """An alert that the leader before was about to write is the next one's to write, under that one's time."""
    with Pair(second={"clock": (NOW + timedelta(minutes=5)).isoformat()}) as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        query(first.store_url, REFUSE_ALERTS)
        assert first.post(reporter, tube("H111-s1")).status == 200
        wait_for(lambda: "is not written yet" in told(first))
        os.kill(first.process.pid, signal.SIGSTOP)
        cut_leader_off(first.store_url)
        wait_for(lambda: leading(second) == [1])
        query(first.store_url, "DROP TRIGGER refuse ON document")
        wait_for(lambda: alerts(second, viewer))
        os.kill(first.process.pid, signal.SIGCONT)
        wait_for(lambda: leading(first, second) == [0, 1])
        assert first.post(reporter, tube("H112-s1")).status == 200
        for daemon in (first, second):
            wait_for(lambda one=daemon: sorted(alerts(one, viewer)) == ["H111-s1", "H112-s1"])
        assert n_alerts(first.store_url) == 2


def test_deposed_note():
    """Nor does it note any more what it was holding."""
    with Pair() as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        assert first.post(reporter, *held_readings()).status == 200
        os.kill(first.process.pid, signal.SIGSTOP)
        cut_leader_off(first.store_url)
        wait_for(lambda: leading(second) == [1])
        os.kill(second.process.pid, signal.SIGSTOP)
        query(first.store_url, "INSERT INTO meta VALUES ('alert-runs', 'of the next one') ON CONFLICT (key)"
                               " DO UPDATE SET value = excluded.value")
        os.kill(first.process.pid, signal.SIGTERM)
        os.kill(first.process.pid, signal.SIGCONT)
        assert first.process.wait(30) == 0
        assert query(first.store_url, "SELECT value FROM meta WHERE key = 'alert-runs'") == "of the next one"
        os.kill(second.process.pid, signal.SIGCONT)
        first.process.stdout.close()
        first.start()


def test_frozen_leader():
    """One that neither lives nor dies is given up; when it goes on it writes nothing of what it thought."""
    with Pair() as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        os.kill(first.process.pid, signal.SIGSTOP)
        assert second.post(reporter, tube("H111-s1")).status == 200
        wait_for(lambda: leading(second) == [1])
        wait_for(lambda: alerts(second, viewer))
        os.kill(first.process.pid, signal.SIGCONT)
        wait_for(lambda: leading(first, second) == [0, 1])
        assert first.post(reporter, tube("H112-s1")).status == 200
        for daemon in (first, second):
            wait_for(lambda one=daemon: sorted(alerts(one, viewer)) == ["H111-s1", "H112-s1"])
        assert n_alerts(first.store_url) == 2


def test_held_on():
    """What one was holding the next goes on to hold, since when it was bad."""
    with Pair(second={"clock": (NOW + timedelta(minutes=21)).isoformat()}) as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        assert first.post(reporter, *held_readings()).status == 200
        both_show(first, second, viewer)
        assert not alerts(second, viewer), "one that does not lead raised an alert"
        first.stop()
        wait_for(lambda: alerts(second, viewer))
        alert, = [item for key, item in second.state(viewer)[0].items() if key[0] == "alert"]
        assert datetime.fromisoformat(alert["raised"]) == NOW + timedelta(minutes=20), alert
        first.start()


def test_failover_that_lost():
    """The last transaction is gone and others have written as much since: found out, said, and counted anew."""
    url = make_store_url(None)
    with Daemon(store_url=url) as daemon, Daemon(store_url=url) as other:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        kept, lost = report(SITE, 1), report(SITE, 2)
        assert daemon.post(reporter, kept).status == 200
        before = int(query(url, "SELECT max(seq) FROM report"))
        sources = query(url, "SELECT source_id, n FROM source").split("\n")
        assert daemon.post(reporter, lost).status == 200
        both_show(daemon, other, viewer)
        mine, n = next(row for row in query(url, "SELECT source_id, n FROM source").split("\n")
                       if row not in sources).split("|")

        # The other one has seen it, and is gone before; the daemon meets the new leader alone.
        other.stop()
        os.kill(daemon.process.pid, signal.SIGSTOP)
        query(url, f"DELETE FROM report WHERE seq > {before}; DELETE FROM checkpoint;"
                   f" UPDATE source SET n = {int(n) - 1} WHERE source_id = {mine};"
                   " SELECT pg_terminate_backend (pid) FROM pg_stat_activity"
                   " WHERE datname = current_database () AND pid <> pg_backend_pid ()")
        other.start()
        fresh = report(SITE, 4)
        assert other.post(reporter, fresh).json["accepted"] == 1
        os.kill(daemon.process.pid, signal.SIGCONT)
        assert daemon.process.wait(30) == 1
        assert "it has gone back behind what it had answered for" in (daemon.path / "log").read_text("utf-8")
        assert other.process.wait(30) == 1
        for ended in (daemon, other):
            ended.process.stdout.close()
            ended.start()

        for again in (daemon, other):
            assert again.state(viewer)[0]["tally", f"{SITE}/{SUBJECT}"]["values"]["sampled"] == 5
            wait_for(lambda one=again: one.get("/readyz").status == 200)
            ready = again.get("/readyz")
            assert "went back behind" in ready.json["warnings"][0], ready.body
            assert again.metric("store_lost_timestamp_seconds") > 1600000000
        answer = daemon.post(reporter, kept, lost, fresh).json
        assert (answer["accepted"], answer["duplicate"]) == (1, 2), answer
        assert daemon.state(viewer)[0]["tally", f"{SITE}/{SUBJECT}"]["values"]["sampled"] == 7
        assert query(url, "SELECT count(*) FROM report JOIN word ON subject = word_id"
                          " WHERE text <> 'donations'") == "3"


TEAM = {"kind": "volunteer", "name": "T", "area": "H2", "size": 3}


def create_team(daemon, token, name):
    made = {"type": "team", "id": name, "at": CLOCK, **TEAM}
    answer = daemon.ask("PUT", f"/v1/documents/team/{name}", token, made, If_None_Match="*")
    assert answer.status == 201, answer.body


def test_failover_that_lost_documents():
    """Of a daemon that is gone itself, and others have written as much since: each that has seen them finds out."""
    url = make_store_url(None)
    with Daemon(store_url=url) as first, Daemon(store_url=url) as second, Daemon(store_url=url) as gone:
        staff = first.token("staff")
        wait_for(lambda: gone.get("/v1/me", staff).status == 200)
        create_team(gone, staff, "kept")
        before = int(query(url, "SELECT seq FROM document WHERE id = 'kept'"))
        sources = query(url, "SELECT source_id, n FROM source").split("\n")
        create_team(gone, staff, "lost")
        mine, n = next(row for row in query(url, "SELECT source_id, n FROM source").split("\n")
                       if row not in sources).split("|")
        for daemon in (first, second):
            wait_for(lambda one=daemon: ("team", "lost") in one.state(staff)[0])
        known = first.state(staff)[2]
        gone.kill()
        for daemon in (first, second):
            os.kill(daemon.process.pid, signal.SIGSTOP)
        query(url, f"DELETE FROM document WHERE seq > {before}; UPDATE counter SET seq = {before};"
                   f" UPDATE source SET n = {int(n) - 1} WHERE source_id = {mine};"
                   " SELECT pg_terminate_backend (pid) FROM pg_stat_activity"
                   " WHERE datname = current_database () AND pid <> pg_backend_pid ()")
        gone.start()
        for number in range(3):
            create_team(gone, staff, f"fresh-{number}")
        for daemon in (first, second):
            os.kill(daemon.process.pid, signal.SIGCONT)
        for daemon in (first, second, gone):
            assert daemon.process.wait(30) == 1, told(daemon)
            daemon.process.stdout.close()
            daemon.start()
        for daemon in (first, second, gone):
            answer = daemon.get(f"/v1/feed?since={known}", staff, Accept="application/x-ndjson")
            assert answer.lines()[0]["type"] == "reset", answer.lines()[0]
            names = {identity for kind, identity in daemon.state(staff)[0] if kind == "team"}
            assert {"kept", "fresh-2"} <= names and "lost" not in names, names


def test_place_just_gone():
    """A report of a place that another has taken away meanwhile is rejected, and not in the log."""
    with Pair() as (first, second):
        staff, reporter = first.token("staff"), first.token("reporter")
        url = first.store_url
        site = {"type": "site", "id": "brief", "at": CLOCK, "area": "H111", "kind": "sampling", "name": "Brief",
                "position": [-8.86, 38.575], "state": "open"}
        wait_for(lambda: second.get("/v1/me", staff).status == 200)
        assert second.ask("PUT", "/v1/documents/site/brief", staff, site, If_None_Match="*").status == 201
        wait_for(lambda: first.get("/v1/documents/site/brief", staff).status == 200)
        lock = StoreLock(url)
        answers = []
        thread = threading.Thread(target=lambda: answers.append(first.post(reporter, report("brief"), report(SITE))))
        thread.start()
        wait_for(lambda: query(url, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    " AND datname = current_database ()") != "0")
        lock.release("UPDATE document SET json = NULL, place = 'H111', seq = (SELECT seq + 1 FROM counter)"
                     " WHERE id = 'brief'; UPDATE counter SET seq = seq + 1")
        thread.join()
        answer = answers[0].json
        assert (answer["accepted"], answer["duplicate"]) == (1, 0), answer
        assert [(fault["index"], fault["pointer"]) for fault in answer["rejected"]] == [(0, "/place")], answer
        assert query(url, "SELECT count(*) FROM report JOIN word ON subject = word_id"
                          " WHERE text <> 'donations'") == "1"
        for daemon in (first, second):
            wait_for(lambda one=daemon: one.get("/v1/documents/site/brief", staff).status == 404)


# One row cannot be read; all else goes on.
HIDE_RUNS = """
ALTER TABLE meta RENAME TO kept;
CREATE VIEW meta AS SELECT key, CASE key WHEN 'alert-runs' THEN (1 / (length (key) - 10))::text ELSE value END AS value
  FROM kept"""
SHOW_RUNS = "DROP VIEW meta; ALTER TABLE kept RENAME TO meta"


def test_held_on_later():
    """What was being held cannot be read when the lead is taken over: it is asked for until it can."""
    with Pair(second={"clock": (NOW + timedelta(minutes=21)).isoformat()}) as (first, second):
        viewer, reporter = first.token("viewer"), first.token("reporter")
        wait_for(lambda: second.get("/v1/me", viewer).status == 200)
        assert first.post(reporter, *held_readings()).status == 200
        both_show(first, second, viewer)
        os.kill(second.process.pid, signal.SIGSTOP)
        first.stop()
        query(first.store_url, HIDE_RUNS)
        os.kill(second.process.pid, signal.SIGCONT)
        wait_for(lambda: "is not known yet" in told(second))
        query(first.store_url, SHOW_RUNS)
        wait_for(lambda: alerts(second, viewer))
        alert, = [item for key, item in second.state(viewer)[0].items() if key[0] == "alert"]
        assert datetime.fromisoformat(alert["raised"]) == NOW + timedelta(minutes=20), alert
        first.start()


if __name__ == "__main__":
    run([test_reports, test_documents_and_tokens, test_ledger, test_series, test_reader_is_ahead, test_gone_back, test_one_raises,
         test_lead_goes_round, test_deposed, test_deposed_note, test_frozen_leader, test_held_on, test_held_on_later,
         test_failover_that_lost, test_failover_that_lost_documents, test_place_just_gone])
