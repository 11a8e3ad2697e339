#!/usr/bin/python3
"""bulwarkctl on a store in a database: the verbs that differ there, and those that do not."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ["BULWARK_SOURCE_ROOT"])
BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
CTL = BUILD / "src/ctl/bulwarkctl"
HARBOUR = ROOT / "tests/data/cities/harbour"
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


if __name__ == "__main__":
    run([test_init, test_tokens, test_verify, test_backup])
