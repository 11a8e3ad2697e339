#!/usr/bin/python3
"""bulwarkctl on a store in a database: the verbs that differ there, and those that do not."""

import functools
import os
import random
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(os.environ["BULWARK_SOURCE_ROOT"])
BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
CTL = BUILD / "src/ctl/bulwarkctl"
HARBOUR = ROOT / "tests/data/cities/harbour"
SITE = "H111-s1"
sys.path.append(str(ROOT / "tests/server"))

# pylint: disable=wrong-import-position
import ctl_fixture
from daemon_fixture import make_store_url, run

call_cancelled = functools.partial(ctl_fixture.call, cancelled=True)


def call(*words, code=0):
    done = subprocess.run([str(CTL), *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def tamper(url, sql):
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql, url], check=True)


def make_store():
    url = make_store_url(None)
    call("init", f"--store={url}", f"--city={HARBOUR}")
    return url


def test_init():
    url = make_store_url(None)
    assert "no store" in call("verify", f"--store={url}", code=1)
    assert "documents" in call("init", f"--store={url}", f"--city={HARBOUR}")
    assert "already" in call("init", f"--store={url}", f"--city={HARBOUR}", code=1)


def test_tokens():
    url = make_store()
    secret = call("token", "create", f"--store={url}", "--role=viewer", "--area=H1", "--name=wall").strip()
    assert len(secret) == 43
    listed = call("token", "list", f"--store={url}")
    assert "wall" in listed and secret not in listed
    identity = listed.split()[0]
    call("token", "revoke", f"--store={url}", identity)
    assert "revoked" in call("token", "list", f"--store={url}")
    call("token", "revoke", f"--store={url}", "nobody", code=1)


def ask(url, sql):
    return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url], check=True,
                          capture_output=True, text=True).stdout.strip()


def test_verify():
    """Each kind of fault is told, and what is not wrong but worth knowing."""
    for sql, part in (
            ("UPDATE document SET seq = (SELECT seq FROM counter) + 1 WHERE seq = 3", "above the counter"),
            ("UPDATE report SET seq = seq + 400", "above the counter"),
            ("UPDATE report SET seq = 2 WHERE seq = (SELECT max (seq) FROM report)", "given twice"),
            ("UPDATE report SET place = 9999", "missing"),
            ("UPDATE report SET statements = '\\xff'", "is not what was written"),
            ("UPDATE audit SET detail = 'nothing'", "audit does not hang together"),
            ("DELETE FROM audit WHERE seq = (SELECT max (seq) FROM audit)", "audit does not hang together"),
            ("UPDATE document SET json = '{}' WHERE type = 'area' AND id = 'H'", "fault: area “H”: /type: ")):
        url = make_store()
        put_reports(url)
        assert "5 reports, 0 faults, 1 contradictions" in call("verify", f"--store={url}")
        tamper(url, sql)
        assert part in call("verify", f"--store={url}", code=1), part


def put_reports(url, told="4 new"):
    """Two of a site, and a total that is below its parts."""
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as folder:
        table = Path(folder) / "reports.csv"
        area = ask(url, "SELECT id FROM document WHERE type = 'area' AND id <> 'H' ORDER BY id LIMIT 1")
        table.write_text("place,subject,at,add.sampled,set.teams\n" + "".join(
            f"{place},{subject},2022-03-10T10:00:0{number}+00:00,{added},{stated}\n"
            for number, (place, subject, added, stated) in enumerate((
                (SITE, "sampling:spring", 1, ""), (SITE, "sampling:spring", 2, ""),
                ("H", "mobilisation", "", 5), (area, "mobilisation", "", 6)))), encoding="utf-8")
        assert told in call("import", "report", table, f"--store={url}")


def test_verify_orphans():
    """Reports of a place that is gone count nowhere: no fault, but told."""
    url = make_store()
    put_reports(url)
    tamper(url, "UPDATE document SET json = NULL"
                f" WHERE type = 'site' AND id = '{SITE}' OR type = 'tally' AND id LIKE '{SITE}/%'")
    told = call("verify", f"--store={url}")
    assert "2 reports are about places that are gone" in told and "5 reports, 0 faults" in told, told


def dump(url):
    """All that stands in it but the epoch, and the end of the audit."""
    return ask(url, "; ".join(f"SELECT '{table}', t.* FROM {table} AS t {more}" for table, more in (
        ("report", "ORDER BY seq"), ("document", "ORDER BY seq"), ("word", "ORDER BY word_id"), ("checkpoint", ""),
        ("token", "ORDER BY token_id"), ("meta", "WHERE key <> 'epoch' ORDER BY key"),
        ("audit", "WHERE action <> 'restore' AND detail NOT LIKE 'all to %' ORDER BY seq"))))


def test_backup():
    """To a file and back; the same as from a file; noted; whole or not at all."""
    url = make_store()
    put_reports(url)
    call("token", "create", f"--store={url}", "--role=viewer", "--area=H1", "--name=wall")
    before = dump(url)
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as name:
        folder = Path(name)
        copy = folder / "copy.db"
        n_rows = len(before.split("\n")) + 1
        told = call("backup", f"--store={url}", copy, "--progress")
        assert f"rows copied: {n_rows} of {n_rows} (100 %)" in told and f"{copy}: a copy of {url}" in told, told
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert ask(url, "SELECT action || ' ' || detail FROM audit ORDER BY seq DESC LIMIT 1") == f"backup all to {copy}"
        assert "exists" in call("backup", f"--store={url}", copy, code=1)
        assert "No such file" in call("backup", f"--store={url}", folder / "no" / "copy.db", code=1)
        assert [path.name for path in folder.iterdir()] == ["copy.db"]

        # A file is a store like any other.
        assert "5 reports, 0 faults, 1 contradictions" in call("verify", f"--store=sqlite:{copy}")
        restored = make_store_url(None)
        told = call("restore", f"--store={restored}", copy, "--progress")
        assert f"rows copied: {n_rows} of {n_rows} (100 %)" in told and "load everything anew" in told, told
        assert dump(restored) == before
        assert "5 reports, 0 faults, 1 contradictions" in call("verify", f"--store={restored}")
        epochs = {ask(store, "SELECT value FROM meta WHERE key = 'epoch'") for store in (url, restored)}
        assert len(epochs) == 2, epochs
        assert ask(restored, "SELECT action FROM audit ORDER BY seq DESC LIMIT 1") == "restore"
        assert ask(restored, "SELECT count(*) FROM source") == "1"
        assert "already" in call("restore", f"--store={restored}", copy, code=1)
        put_reports(restored, "0 new, 4 there already")

        # By way of a file that is a store in use, to a third database.
        other = folder / "other.db"
        call("restore", f"--store=sqlite:{other}", copy)
        call("backup", f"--store=sqlite:{other}", folder / "again.db")
        third = make_store_url(None)
        call("restore", f"--store={third}", folder / "again.db")
        assert dump(third) == before
        assert "5 reports, 0 faults, 1 contradictions" in call("verify", f"--store={third}")


def test_backup_cancelled():
    url = make_store()
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as name:
        folder = Path(name)
        assert "cancelled" in call_cancelled("backup", f"--store={url}", folder / "copy.db", code=1)[1]
        assert list(folder.iterdir()) == []
        call("backup", f"--store={url}", folder / "copy.db")
        empty = make_store_url(None)
        assert "cancelled" in call_cancelled("restore", f"--store={empty}", folder / "copy.db", code=1)[1]
        assert ask(empty, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0"
        call("restore", f"--store={empty}", folder / "copy.db")


def test_killed():
    """Whenever a restore or a backup is killed there is all of it, or nothing, and the next one does it."""
    url = make_store()
    chance = random.Random(5)
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as name:
        folder = Path(name)
        table = folder / "reports.csv"
        table.write_text("place,subject,at,add.sampled\n" + "".join(
            f"{SITE},sampling:spring,2022-03-10T10:{number // 60 % 60:02}:{number % 60:02}+00:00,{number % 10000}\n"
            for number in range(6000)), encoding="utf-8")
        call("import", "report", table, f"--store={url}")
        for number in range(4):
            copy = folder / f"copy-{number}.db"
            kill("backup", f"--store={url}", copy, chance.random() / 4)
            if not copy.exists():
                call("backup", f"--store={url}", copy)
            assert "6001 reports, 0 faults" in call("verify", f"--store=sqlite:{copy}")
            restored = make_store_url(None)
            kill("restore", f"--store={restored}", copy, chance.random() / 2)
            if ask(restored, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0":
                call("restore", f"--store={restored}", copy)
            assert "6001 reports, 0 faults" in call("verify", f"--store={restored}")


def kill(verb, store, file, seconds):
    with subprocess.Popen([CTL, verb, store, file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        process.kill()


def test_import_reports():
    """More than are told to the store at a time, and some that are there already."""
    url = make_store()
    subject = "sampling:" + ask(url, "SELECT id FROM document WHERE type = 'round' LIMIT 1")
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as folder:
        def write(name, numbers):
            path = Path(folder) / name
            path.write_text("place,subject,at,add.sampled\n" + "".join(
                f"{SITE},{subject},2022-03-10T10:{number // 60:02}:{number % 60:02}+00:00,1\n"
                for number in numbers), encoding="utf-8")
            return path

        first = write("first.csv", range(1300))
        assert "dry run: report: 1300 new, 0 there already" in call("import", "report", first, f"--store={url}",
                                                                    "--dry-run")
        assert ask(url, "SELECT count(*) FROM report") == "1"
        assert "report: 1300 new, 0 there already" in call("import", "report", first, f"--store={url}")
        assert "report: 0 new, 1300 there already" in call("import", "report", first, f"--store={url}")
        more = write("more.csv", range(1200, 1401))
        assert "dry run: report: 101 new, 100 there already" in call("import", "report", more, f"--store={url}",
                                                                     "--dry-run")
        assert "report: 101 new, 100 there already" in call("import", "report", more, f"--store={url}")
    assert ask(url, "SELECT count(*), count(DISTINCT id) FROM report") == "1402|1402"
    assert ask(url, "SELECT string_agg(action || ' ' || detail, ';' ORDER BY seq) FROM audit") \
        == "import report: 1300 rows;import report: 201 rows"
    assert "1402 reports, 0 faults" in call("verify", f"--store={url}")


def test_import_documents():
    url = make_store()
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as folder:
        table = Path(folder) / "teams.csv"
        table.write_text("id,kind,name,area\na,women,x,H1\nb,women,x,H1\n", encoding="utf-8")
        assert "team: 2 new" in call("import", "team", table, f"--store={url}")
        assert "team: 0 new, 0 changed, 2 unchanged" in call("import", "team", table, f"--store={url}")
        call("export", "team", Path(folder) / "out.csv", f"--store={url}")
        assert ask(url, "SELECT detail FROM audit WHERE action = 'export'") == f"3 of type team to {folder}/out.csv"
    assert ask(url, "SELECT count(*) FROM audit WHERE action = 'import'") == "1"
    assert "0 faults" in call("verify", f"--store={url}")


def test_exchange():
    """What is written changes nothing when it is read; with a fault in it nothing is read at all."""
    url = make_store()
    with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as folder:
        for kind, name in (("area", "a.csv"), ("area", "a.geojson"), ("site", "s.hxl.csv"), ("site", "s.geojson"),
                           ("round", "r.csv"), ("fund", "f.csv")):
            out = Path(folder) / name
            count = ask(url, f"SELECT count(*) FROM document WHERE type = '{kind}' AND json IS NOT NULL")
            call("export", kind, out, f"--store={url}")
            told = call("import", kind, out, f"--store={url}", "--datum=WGS-84")
            assert f"{kind}: 0 new, 0 changed, {count} unchanged" in told, told

        table = Path(folder) / "sites.csv"
        table.write_text(f"id,area,kind,name,longitude,latitude,desks\nnew,H111,sampling,新,-8.85,38.56,3\n{SITE},,,,,,7\n",
                         encoding="utf-8")
        before = dump(url)
        assert "1 new, 1 changed, 0 unchanged" in call("import", "site", table, f"--store={url}", "--datum=WGS-84",
                                                       "--dry-run")
        assert dump(url) == before
        assert "1 new, 1 changed, 0 unchanged" in call("import", "site", table, f"--store={url}", "--datum=WGS-84")
        assert '"desks":7' in ask(url, f"SELECT json FROM document WHERE type = 'site' AND id = '{SITE}'")
        before = dump(url)
        with open(table, "a", encoding="utf-8") as file:
            file.write("a,nowhere,sampling,x,-8.85,38.56,3\nother,H111,sampling,好,-8.85,38.56,3\n")
        told = call("import", "site", table, f"--store={url}", "--datum=WGS-84", code=1)
        assert 'sites.csv:4: /area: no area is called "nowhere"' in told and "nothing was imported" in told, told
        assert dump(url) == before
    assert "0 faults" in call("verify", f"--store={url}")


if __name__ == "__main__":
    run([test_init, test_tokens, test_verify, test_verify_orphans, test_backup, test_backup_cancelled, test_killed,
         test_import_reports, test_import_documents, test_exchange])
