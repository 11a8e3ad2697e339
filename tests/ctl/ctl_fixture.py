"""bulwarkctl as a person calls it, on a store in a temporary folder; and TAP."""

import os
import signal
import sqlite3
import subprocess
import tempfile
import traceback
from contextlib import closing
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = Path(os.environ["BULWARK_BUILD_ROOT"]) / "src" / "ctl" / "bulwarkctl"
HARBOUR = SOURCE / "tests" / "data" / "cities" / "harbour"
PATIENCE = 60


def call(*arguments, code=0, cancelled=False):
    """`cancelled`: an interrupt is waiting when it starts, as if it had been pressed at once."""
    def interrupt():
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        os.kill(os.getpid(), signal.SIGINT)

    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False, timeout=PATIENCE, preexec_fn=interrupt if cancelled else None)
    assert done.returncode == code, f"{arguments}: exit {done.returncode}, not {code}: {done.stdout}{done.stderr}"
    return done.stdout, done.stderr


def want(text, part):
    assert part in text, f"{part!r} is not in {text!r}"


def want_equal(one, other):
    assert one == other, f"{one!r} is not {other!r}"


def make_store(folder, name="store.db"):
    path = folder / name
    call("init", f"--store=sqlite:{path}", f"--city={HARBOUR}")
    return path, f"--store=sqlite:{path}"


def ask(path, sql, *values):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(sql, values).fetchall()
        connection.commit()
        return found


def dump(path):
    """All that a store holds."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def dump_but_audit(path):
    """The same without who took something out of it."""
    return [line for line in dump(path) if not line.startswith(('INSERT INTO "audit"', 'INSERT INTO "counter"'))] \
        + ask(path, "SELECT seq, placed FROM counter")


def run(checks):
    print(f"1..{len(checks)}")
    bad = 0
    for number, check in enumerate(checks, 1):
        with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as folder:
            try:
                check(Path(folder))
                print(f"ok {number} - {check.__name__}", flush=True)
            except Exception:  # whatever it is, the next check still runs
                bad += 1
                print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
                print(f"not ok {number} - {check.__name__}", flush=True)
    return 1 if bad else 0
