"""bulwarkctl beside a running backend: fold, import of reports, export, backup."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))

# pylint: disable=wrong-import-position
from daemon_fixture import BUILD, HARBOUR, PATIENCE, SUBJECT, Daemon, make_store_url, report, run, wait_for

CTL = BUILD / "src/ctl/bulwarkctl"
SITE = "H111-s1"


def call(*arguments, code=0):
    done = subprocess.run([str(CTL), *map(str, arguments)], capture_output=True, text=True, check=False, timeout=90)
    assert done.returncode == code, (arguments, done)
    return done.stdout, done.stderr


def at(minute, second=0):
    return f"2022-03-10T{8 + minute // 60:02}:{minute % 60:02}:{second:02}+00:00"


def backend(daemon, role):
    path = daemon.path / f"token-{role}"
    path.write_text(daemon.token(role) + "\n", encoding="ascii")
    return [f"--backend={daemon.url}", f"--token-file={path}"]


def history(daemon, token):
    answer = daemon.get(f"/v1/series?place=H&subject={SUBJECT}&measure=sampled", token)
    assert answer.status == 200, answer.body
    return answer.json


def count_rows(daemon):
    """Without what the city's ledger has counted."""
    rows = "SELECT count(*) FROM report JOIN word ON subject = word_id WHERE text <> 'donations'"
    if not daemon.store_url.startswith("sqlite:"):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-c", rows, daemon.store_url],
                              capture_output=True, text=True, check=True)
        return int(done.stdout)
    with closing(sqlite3.connect(daemon.store)) as connection:
        return connection.execute(rows).fetchone()[0]


def test_fold():
    """Fewer rows, the same figures and histories, also counted anew; what comes too late is told so."""
    with Daemon() as daemon:
        reporter, viewer = daemon.token("reporter"), daemon.token("viewer")
        old = [report(SITE, number % 5, at(number), set={"queue": number}) for number in range(120)]
        new = [report(SITE, 3, at(130)), report(SITE, 4, at(131))]
        assert daemon.post(reporter, *old, *new).json["accepted"] == 122
        daemon.stop()
        daemon.start()
        before, series = daemon.state(viewer)[0], history(daemon, viewer)

        told, _ = call("fold", f"--store={daemon.store_url}", f"--before={at(127)}")
        assert f"reports before {at(120).replace('+00:00', '')}" in told and "112 rows fewer" in told, told
        assert count_rows(daemon) == 10
        late = report(SITE, 9, at(60))
        fresh = report(SITE, 0, at(140))
        answer = daemon.post(reporter, fresh, {"id": "x"}, old[3], late, old[14], new[0]).json
        assert (answer["accepted"], answer["duplicate"]) == (1, 2), answer
        assert sorted((item["index"], item["pointer"]) for item in answer["rejected"]) == [
            (1, "/id"), (2, "/at"), (3, "/at")], answer
        assert "cannot be told" in answer["rejected"][-1]["reason"], answer
        assert daemon.metric("reports_accepted_total") == 1

        daemon.kill()
        daemon.tamper("DELETE FROM checkpoint")
        daemon.start()
        after = daemon.state(viewer)[0]
        assert set(before) == set(after)
        for key, value in before.items():
            if key != ("tally", f"{SITE}/{SUBJECT}"):
                value["seq"] = after[key]["seq"] = 0
            if key[0] != "tally":
                assert value == after[key], (value, after[key])
        tally = after["tally", f"{SITE}/{SUBJECT}"]["values"]
        assert (tally["sampled"], tally["queue"]) == (2 * 120 + 7, 119), tally
        assert history(daemon, viewer) == series
        assert "0 faults" in call("verify", f"--store={daemon.store_url}")[0]


def test_fold_refuses():
    with Daemon() as daemon:
        store = f"--store={daemon.store_url}"
        assert "one of --keep-reports and --before" in call("fold", store, code=2)[1]
        assert "one of" in call("fold", store, "--keep-reports=3", f"--before={at(0)}", code=2)[1]
        assert "lies in the future" in call("fold", store, "--before=2999-01-01T00:00:00Z", code=2)[1]
        assert "--step is from 60" in call("fold", store, "--keep-reports=3", "--step=7", code=2)[1]
        assert "0 rows fewer" in call("fold", store, "--keep-reports=30", "--progress")[0]
        table = daemon.path / "counts.csv"
        table.write_text(f"place,subject,at,add.sampled\n{SITE},{SUBJECT},{at(1)},1\n", encoding="utf-8")
        assert "lies before the time since when" in call("import", "report", table, store, "--dry-run", code=1)[1]


def test_import_and_export():
    with Daemon() as daemon:
        staff, viewer = backend(daemon, "staff"), backend(daemon, "viewer")
        table = daemon.path / "counts.csv"
        table.write_text("place,subject,at,add.sampled,set.queue\n" + "".join(
            f"{SITE},{SUBJECT},{at(number)},2,{number}\n" for number in range(60)), encoding="utf-8")
        assert "report: 60 new, 0 there already" in call("import", "report", table, *staff)[0]
        assert "report: 0 new, 60 there already" in call("import", "report", table, *staff)[0]

        out = daemon.path / "tallies.csv"
        call("export", "tally", out, *viewer)
        rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
        assert [row["value"] for row in rows if row["place"] == SITE and row["measure"] == "sampled"] == ["120"], rows
        # The same from behind the backend and from its store.
        for kind, name in (("site", "a.csv"), ("area", "a.hxl.csv"), ("donation", "d.csv"), ("area", "a.geojson")):
            call("export", kind, daemon.path / name, *viewer)
            call("export", kind, daemon.path / f"store-{name}", f"--store={daemon.store_url}")
            one, other = (sorted((daemon.path / file).read_text("utf-8").splitlines()) for file in (name, f"store-{name}"))
            if name.endswith(".geojson"):
                one, other = (sorted(json.loads((daemon.path / file).read_text("utf-8"))["features"],
                                     key=lambda item: item["id"]) for file in (name, f"store-{name}"))
                for feature in one:
                    feature["properties"].pop("exercise", None)
            assert one == other, (one[:3], other[:3])


def test_import_documents():
    """Through the rules of the backend: new, changed, unchanged, and refused by it alone."""
    with Daemon() as daemon:
        staff, viewer = backend(daemon, "staff"), backend(daemon, "viewer")
        table = daemon.path / "teams.csv"
        table.write_text("id,kind,name,area,size\nt1,women,一队,H1,5\nt2,women,二队,H2,6\n", encoding="utf-8")
        assert "team: 2 new" in call("import", "team", table, *staff)[0]
        assert "team: 0 new, 0 changed, 2 unchanged" in call("import", "team", table, *staff)[0]
        table.write_text("id,size\nt1,7\n", encoding="utf-8")
        assert "1 changed" in call("import", "team", table, *staff)[0]
        documents = daemon.state(daemon.token("viewer"))[0]
        assert (documents["team", "t1"]["size"], documents["team", "t1"]["name"]) == (7, "一队"), documents["team", "t1"]
        assert documents["team", "t1"]["source"] == "import"

        table.write_text("id,size\nt1,8\n", encoding="utf-8")
        told = call("import", "team", table, *viewer, code=1)[1]
        assert "team “t1”: the backend refused: 403" in told, told

        sites = daemon.path / "sites.geojson"
        call("export", "site", sites, *viewer)
        assert "site: 0 new, 0 changed" in call("import", "site", sites, *staff, "--datum=WGS-84")[0]
        gifts = daemon.path / "gifts.csv"
        gifts.write_text("id,form,amount_fen,to,at\ng1,cash,500,H,2022-03-10T10:00:00+00:00\n", encoding="utf-8")
        assert "donation: 1 new" in call("import", "donation", gifts, *staff)[0]
        assert "donation: 0 new, 0 changed, 1 unchanged" in call("import", "donation", gifts, *staff)[0]


class Load:
    """Reports of one person each, sent as fast as they are answered, beside whatever is done."""

    def __init__(self, daemon, reporter):
        self.daemon = daemon
        self.reporter = reporter
        self.answered = []
        self.is_over = False
        self.fault = None
        self.thread = threading.Thread(target=self.send)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *unused):
        self.is_over = True
        self.thread.join()
        assert self.fault is None, self.fault

    def send(self):
        try:
            while not self.is_over:
                batch = [report(SITE, 1, at(number)) for number in range(20)]
                answer = self.daemon.post(self.reporter, *batch)
                assert answer.status == 200 and answer.json["accepted"] == 20, answer.body
                self.answered += batch
        except Exception as fault:  # pylint: disable=broad-except
            self.fault = fault


def assert_goes_on(url, copied, reports, tokens):
    """A daemon on what was restored has all that was copied, and clients of the one before begin anew."""
    reporter, viewer, before = tokens
    with Daemon(store_url=url) as daemon:
        documents, _, live = daemon.state(viewer)
        assert documents["tally", f"{SITE}/{SUBJECT}"]["values"]["sampled"] == copied
        assert documents["team", "copied"]["name"] == "一队" and ("team", "gone") not in documents
        lines = daemon.get(f"/v1/feed?since={before}", viewer, Accept="application/x-ndjson").lines()
        assert lines[0]["type"] == "reset" and before.split("-")[0] != live.split("-")[0], (lines[0], before, live)
        answer = daemon.post(reporter, *reports, report(SITE, 1)).json
        assert (answer["accepted"], answer["duplicate"]) == (1, len(reports)), answer
        if url.startswith("sqlite:"):
            return

        # And a second one on the same database.
        with Daemon(store_url=url) as second:
            for one, other in ((daemon, second), (second, daemon)):
                assert one.post(reporter, report(SITE, 1)).json["accepted"] == 1
                copied = one.state(viewer)[0]["tally", f"{SITE}/{SUBJECT}"]["values"]["sampled"]
                wait_for(lambda: other.state(viewer)[0]["tally", f"{SITE}/{SUBJECT}"]["values"]["sampled"] == copied)  # pylint: disable=cell-var-from-loop


def test_backup():
    """Beside a daemon that takes reports: what was answered before it began is in it, and it is whole."""
    with Daemon() as daemon:
        reporter, viewer, staff = (daemon.token(role) for role in ("reporter", "viewer", "staff"))
        for name in ("copied", "gone"):
            assert daemon.ask("PUT", f"/v1/documents/team/{name}", staff, {"kind": "women", "name": "一队", "area": "H1"},
                              If_None_Match="*").status == 201
        assert daemon.ask("DELETE", "/v1/documents/team/gone", staff, If_Match="*").status == 204
        copy = daemon.path / "copy.db"
        with Load(daemon, reporter) as load:
            wait_for(lambda: len(load.answered) >= 400)
            answered = list(load.answered)
            call("backup", f"--store={daemon.store_url}", copy)
            wait_for(lambda: len(load.answered) >= len(answered) + 100)
        tokens = reporter, viewer, daemon.state(viewer)[2]
        daemon.stop()

        targets = [f"sqlite:{daemon.path / 'again.db'}"]
        if os.environ.get("BULWARK_TEST_POSTGRESQL"):
            targets.append(make_store_url(None))
        for url in targets:
            call("restore", f"--store={url}", copy)
            told = call("verify", f"--store={url}")[0]
            copied = int(re.search(r"(\d+) reports, 0 faults, 0 contradictions", told)[1]) - 1  # the ledger's
            assert len(answered) <= copied < len(load.answered), (len(answered), copied, len(load.answered))
            assert_goes_on(url, copied, answered[:500], tokens)
        daemon.start()


def test_restored_under_it():
    """A database is made anew under a daemon, and restored: it ends, and started anew it goes on with that."""
    cluster, url = os.environ["BULWARK_TEST_POSTGRESQL"], make_store_url(None)
    name = re.search(r"/(b[0-9a-f]+)\?", url)[1]
    daemon = Daemon(store_url=url).start()
    try:
        reporter, viewer = daemon.token("reporter"), daemon.token("viewer")
        assert daemon.post(reporter, report(SITE, 5)).json["accepted"] == 1
        call("backup", f"--store={url}", daemon.path / "copy.db")
        assert daemon.post(reporter, report(SITE, 7)).json["accepted"] == 1
        known = daemon.state(viewer)[2]
        for sql in (f"DROP DATABASE {name} WITH (FORCE)", f"CREATE DATABASE {name}"):
            subprocess.run(["psql", "-X", "-q", "-c", sql, cluster], check=True)
        call("restore", f"--store={url}", daemon.path / "copy.db")
        assert daemon.process.wait(PATIENCE) == 1
        daemon.process.stdout.close()
        daemon.is_ended = True

        daemon.start()
        lines = daemon.get(f"/v1/feed?since={known}", viewer, Accept="application/x-ndjson").lines()
        assert lines[0]["type"] == "reset", lines[0]
        assert daemon.state(viewer)[0]["tally", f"{SITE}/{SUBJECT}"]["values"]["sampled"] == 5
    finally:
        daemon.__exit__(None)


def start_second(daemon, code):
    """Another daemon on the same store; what it says when it does not start."""
    done = subprocess.run([str(word) for word in daemon.command()], capture_output=True, text=True, check=False,
                          timeout=60)
    assert done.returncode == code and done.stdout == "", (done.returncode, done.stdout, done.stderr)
    return done.stderr


def assert_in_use(told, daemon):
    """What is in the way, and what to do."""
    for part in (f"“{daemon.store}”: is in use by process {daemon.process.pid} (bulwarkd)", "stop that first",
                 "--backend"):
        assert part in told, (part, told)


def test_one_writes():
    """What a daemon would not count is refused while it runs, and goes when it does not, however it ended."""
    with Daemon() as daemon:
        store = f"--store=sqlite:{daemon.store}"
        table = daemon.path / "counts.csv"
        table.write_text(f"place,subject,at,add.sampled\n{SITE},{SUBJECT},{at(1)},1\n", encoding="utf-8")
        assert_in_use(start_second(daemon, 1), daemon)
        assert_in_use(call("import", "report", table, store, code=1)[1], daemon)
        assert_in_use(call("init", store, f"--city={HARBOUR}", code=1)[1], daemon)
        assert count_rows(daemon) == 0

        # What only reads, or what the daemon reads anew.
        assert "1 new" in call("import", "report", table, store, "--dry-run")[0]
        call("token", "create", store, "--role=viewer", "--area=H")
        call("export", "site", daemon.path / "sites.csv", store)
        call("verify", store)
        call("fold", store, f"--before={at(0)}")
        call("backup", store, daemon.path / "copy.db")
        assert daemon.post(daemon.token("reporter"), report(SITE)).json["accepted"] == 1
        assert_in_use(start_second(daemon, 1), daemon)

        # Moved away under it: it is still the one of that name.
        moved = [name for name in daemon.path.iterdir() if name.name in ("store.db", "store.db-wal", "store.db-shm")]
        for name in moved:
            name.rename(name.with_name("moved-" + name.name))
        assert_in_use(call("restore", store, daemon.path / "copy.db", code=1)[1], daemon)
        assert not daemon.store.exists()
        for name in moved:
            name.with_name("moved-" + name.name).rename(name)

        daemon.kill()
        assert "report: 1 new" in call("import", "report", table, store)[0]
        daemon.start()
        viewer = daemon.token("viewer")
        tally = daemon.state(viewer)[0]["tally", f"{SITE}/{SUBJECT}"]["values"]
        assert tally["sampled"] == 2, tally
        daemon.stop()
        assert "report: 0 new, 1 there already" in call("import", "report", table, store)[0]
        daemon.start()


if __name__ == "__main__":
    checks = [test_fold, test_fold_refuses, test_import_and_export, test_import_documents, test_backup]
    # A database may have many who write, and is made anew under its name.
    checks.append(test_restored_under_it if os.environ.get("BULWARK_TEST_POSTGRESQL") else test_one_writes)
    run(checks)
