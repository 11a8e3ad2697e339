#!/usr/bin/python3
"""bulwarkctl on a store in a database: the verbs that differ there, and those that do not."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ["BULWARK_SOURCE_ROOT"])
BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
CTL = BUILD / "src/ctl/bulwarkctl"
HARBOUR = ROOT / "tests/data/cities/harbour"
SITE = "H111-s1"
sys.path.append(str(ROOT / "tests/server"))

from daemon_fixture import make_store_url, run  # pylint: disable=wrong-import-position


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


def test_verify():
    url = make_store()
    assert "0 faults" in call("verify", f"--store={url}")
    tamper(url, "UPDATE document SET seq = (SELECT seq FROM counter) + 1 WHERE seq = 3")
    assert "above the counter" in call("verify", f"--store={url}", code=1)


def test_backup():
    url = make_store()
    assert "pg_dump" in call("backup", f"--store={url}", "/tmp/never-made", code=1)
    assert not Path("/tmp/never-made").exists()
    assert "means of its own" in call("restore", f"--store={url}", "/tmp/never-made", code=1)


def ask(url, sql):
    return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url], check=True,
                          capture_output=True, text=True).stdout.strip()


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
        assert ask(url, "SELECT count(*) FROM report") == "0"
        assert "report: 1300 new, 0 there already" in call("import", "report", first, f"--store={url}")
        assert "report: 0 new, 1300 there already" in call("import", "report", first, f"--store={url}")
        more = write("more.csv", range(1200, 1401))
        assert "dry run: report: 101 new, 100 there already" in call("import", "report", more, f"--store={url}",
                                                                     "--dry-run")
        assert "report: 101 new, 100 there already" in call("import", "report", more, f"--store={url}")
    assert ask(url, "SELECT count(*), count(DISTINCT id) FROM report") == "1401|1401"
    assert ask(url, "SELECT string_agg(action || ' ' || detail, ';' ORDER BY seq) FROM audit") \
        == "import report: 1300 rows;import report: 201 rows"
    assert "1401 reports, 0 faults" in call("verify", f"--store={url}")


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


if __name__ == "__main__":
    run([test_init, test_tokens, test_verify, test_backup, test_import_reports, test_import_documents])
