#!/usr/bin/python3
"""--demo from end to end: a backend, tokens, a simulated campaign, a picture of it;
and that nothing of it is left, however the program ends. Run on a display of its
own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
PROGRAM = BUILD / "src" / "app" / "bulwark"
PATIENCE = 300


def wait_for(what, find):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {PATIENCE} s for {what}")


def children_of(pid):
    done = subprocess.run(["pgrep", "-P", str(pid)], stdout=subprocess.PIPE, text=True, check=False)
    return [int(child) for child in done.stdout.split()]


def is_running(pid):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def leftovers():
    return list(Path(os.environ["XDG_RUNTIME_DIR"]).glob("bulwark-demo-*"))


def check_picture(folder):
    """The city on the third day, drawn from its own backend."""
    path = folder / "demo.png"
    done = subprocess.run([PROGRAM, "--demo", f"--screenshot={path}"], stderr=subprocess.PIPE, text=True,
                          check=False, timeout=PATIENCE)
    assert done.returncode == 0, f"exit {done.returncode}: {done.stderr}"
    size = subprocess.run(["identify", "-format", "%wx%h %k", path], check=True, stdout=subprocess.PIPE,
                          text=True).stdout.split()
    assert size[0] == "1280x800" and int(size[1]) > 256, size
    assert not leftovers(), leftovers()


def start():
    desk = subprocess.Popen([PROGRAM, "--demo"])
    wait_for("the folder", leftovers)
    folder = leftovers()[0]
    assert folder.stat().st_mode & 0o777 == 0o700, oct(folder.stat().st_mode)
    tokens = wait_for("the tokens", lambda: all((folder / role).exists() and (folder / role).stat().st_size > 0
                                                for role in ("commander", "staff", "reporter")))
    assert tokens
    for role in ("commander", "staff", "reporter"):
        assert (folder / role).stat().st_mode & 0o777 == 0o600, role
    return desk, wait_for("backend and simulation", lambda: len(children_of(desk.pid)) >= 2 and children_of(desk.pid))


def check_ends(folder):
    """Asked to end, it takes its programs and its folder with it."""
    desk, children = start()
    desk.send_signal(signal.SIGTERM)
    assert desk.wait(PATIENCE) == 0
    wait_for("the end of its programs", lambda: not any(is_running(child) for child in children))
    assert not leftovers(), leftovers()


def check_is_killed(folder):
    """Killed, it cannot clean up, but its programs end all the same."""
    desk, children = start()
    desk.kill()
    desk.wait(PATIENCE)
    wait_for("the end of its programs", lambda: not any(is_running(child) for child in children))
    for path in leftovers():
        shutil.rmtree(path)


def check_missing_program(folder):
    """Without the other programs it says which one is missing."""
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(PROGRAM, alone)
    environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(BUILD / "data"))
    done = subprocess.run([alone / "bulwark", "--demo", f"--screenshot={folder}/x.png"], env=environment,
                          stderr=subprocess.PIPE, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1, f"exit {done.returncode}"
    assert "bulwarkd" in done.stderr, done.stderr
    assert not leftovers(), leftovers()


CHECKS = [check_missing_program, check_ends, check_is_killed, check_picture]


def main():
    failed = 0
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as name:
        for number, check in enumerate(CHECKS, 1):
            try:
                check(Path(name))
                print(f"ok {number} {check.__name__}", flush=True)
            except (AssertionError, subprocess.SubprocessError, OSError) as fault:
                failed += 1
                words = str(fault).replace("\n", "\n# ")
                print(f"not ok {number} {check.__name__}\n# {words}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
