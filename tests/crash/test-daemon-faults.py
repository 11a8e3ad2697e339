#!/usr/bin/python3
"""A disk that is full, fails or lies, a file that is damaged, a clock that is set
back: each is told by /readyz and the log, reads go on, nothing that was answered
is lost, and when the cause is gone the daemon goes on by itself.
"""

import contextlib
import datetime
import errno
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from faults import FaultyDaemon
from daemon_fixture import SUBJECT, Daemon, report, run, wait_for

SITE = "H111-s1"


def sampled(daemon, viewer):
    documents, _, _ = daemon.state(viewer)
    return documents["tally", f"{SITE}/{SUBJECT}"]["values"].get("sampled", 0)


def check_outage(daemon, begin, end, word, reads=True):
    """From BEGIN to END nothing is taken and everything can be read; then it goes on by itself."""
    reporter, viewer = daemon.token("reporter"), daemon.token("viewer")
    assert daemon.post(reporter, report(SITE, 5)).status == 200
    assert sampled(daemon, viewer) == 5
    wait_for(lambda: daemon.get("/readyz").status == 200)
    begin()
    sent = report(SITE, 7)
    # Long enough for the daemon to have tried by itself, and to have opened the file anew.
    for _ in range(5):
        answer = daemon.post(reporter, sent)
        assert answer.status in (500, 503, 507), (answer.status, answer.body)
        time.sleep(0.3)
    ready = daemon.get("/readyz")
    assert ready.status == 503 and word in ready.json["detail"], ready.body
    assert "nothing can be written" in daemon.told() and word in daemon.told(), daemon.told()
    assert daemon.get("/healthz").status == 200
    assert sampled(daemon, viewer) == 5, "an unanswered report counts"
    for path in ("/v1/documents/site", "/v1/documents/entry",
                 f"/v1/series?place={SITE}&subject={SUBJECT}&measure=sampled&step=3600&from=2022-03-10T08:00:00%2B00:00"):
        answer = daemon.get(path, viewer)
        # What is not in memory must come from the store.
        assert answer.status == 200 or not reads, (path, answer.body)
    end()
    wait_for(lambda: daemon.get("/readyz").status == 200)
    assert "writing goes on" in daemon.told()
    answer = daemon.post(reporter, sent, report(SITE, 1))
    assert answer.status == 200, answer.body
    check_sum(daemon, viewer, 13)


def check_sum(daemon, viewer, wanted):
    """What is shown is what the log adds up to: the same after a start that reads it."""
    assert sampled(daemon, viewer) == wanted, (sampled(daemon, viewer), wanted)
    daemon.kill()
    daemon.start()
    assert sampled(daemon, viewer) == wanted, (sampled(daemon, viewer), wanted)


def test_write_errors():
    """A disk that is full, became read-only, or fails."""
    for code, word in ((errno.ENOSPC, "full"), (errno.EROFS, "disk I/O error"), (errno.EIO, "disk I/O error")):
        with FaultyDaemon() as daemon:
            check_outage(daemon, lambda daemon=daemon, code=code: daemon.set_faults(write=code),
                         daemon.set_faults, word)


def test_sync_errors():
    """Written, and not known whether it is on disk: not answered for, and counted once in the end."""
    with FaultyDaemon() as daemon:
        check_outage(daemon, lambda: daemon.set_faults(sync=errno.EIO), daemon.set_faults, "disk I/O error")


@contextlib.contextmanager
def mounted(size):
    """A file system of its own in memory."""
    with tempfile.TemporaryDirectory(prefix="bulwark-mount-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def fill(path):
    """All that is free."""
    with contextlib.suppress(OSError), open(path, "wb", buffering=0) as file:
        while True:
            file.write(b"x" * 65536)


def test_full_disk():
    """Little room is told before there is none; then nothing is taken, and all that was is there."""
    with mounted("96m") as disk, Daemon(store_url=f"sqlite:{disk}/store.db") as daemon:
        reporter, viewer = daemon.token("reporter"), daemon.token("viewer")
        assert daemon.get("/readyz").status == 200
        (disk / "other").write_bytes(b"x" * (40 << 20))
        wait_for(lambda: daemon.get("/readyz").status != 200)
        ready = daemon.get("/readyz")
        assert ready.status == 503 and "MiB are free" in ready.json["detail"], ready.body
        assert daemon.post(reporter, report(SITE, 1)).status == 200
        taken = 1
        fill(disk / "rest")
        # The -wal is written over while it has room in itself.
        refused = None
        while refused is None:
            sent = [report(SITE, 1) for _ in range(500)]
            answer = daemon.post(reporter, *sent)
            if answer.status == 200:
                taken += 500
            else:
                refused = sent
                assert answer.status == 507, (answer.status, answer.body)
        ready = daemon.get("/readyz")
        assert ready.status == 503 and "full" in ready.json["detail"], ready.body
        assert "nothing can be written" in (daemon.path / "log").read_text()
        assert sampled(daemon, viewer) == taken
        (disk / "other").unlink()
        (disk / "rest").unlink()
        wait_for(lambda: daemon.get("/readyz").status == 200)
        assert daemon.post(reporter, *refused).json["accepted"] == 500
        check_sum(daemon, viewer, taken + 500)
        assert daemon.stop() == 0


def test_read_only():
    """A store that may not be written is no store to begin with: said, and tried again by whoever starts it."""
    with mounted("96m") as disk, Daemon(store_url=f"sqlite:{disk}/store.db") as daemon:
        viewer = daemon.token("viewer")
        daemon.post(daemon.token("reporter"), report(SITE, 5))
        assert daemon.stop() == 0
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        done = subprocess.run(daemon.command(), capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 1 and "read only" in done.stderr, done.stderr
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        daemon.start()
        check_sum(daemon, viewer, 5)
        assert daemon.stop() == 0


def damage(path, first, chance):
    """Flips a bit in each page from FIRST on; returns what stood there."""
    whole = path.read_bytes()
    with open(path, "r+b") as file:
        for page in range(first * 4096, len(whole), 4096):
            for place in (page, page + chance.randrange(4096)):
                file.seek(place)
                file.write(bytes([whole[place] ^ 1 << chance.randrange(8)]))
    return whole


def test_damaged_at_work():
    """Pages that change under it: told, nothing taken, and what is known goes on being shown."""
    chance = random.Random(4711)
    with FaultyDaemon() as daemon:
        reporter = daemon.token("reporter")
        for _ in range(20):
            daemon.post(reporter, *(report("H211-s1", 1) for _ in range(100)))
        daemon.stop()
        daemon.start()
        kept = {}
        check_outage(daemon, lambda: kept.update(whole=damage_under(daemon, chance)),
                     lambda: daemon.store.write_bytes(kept["whole"]), "malformed", reads=False)


def damage_under(daemon, chance):
    """With nothing of it in the -wal, and read anew: another program has written."""
    with contextlib.closing(sqlite3.connect(daemon.store, isolation_level=None)) as store:
        store.execute("INSERT OR REPLACE INTO meta VALUES ('test', hex(randomblob(8)))")
        wait_for(lambda: store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
        return damage(daemon.store, 1, chance)


def test_damaged_at_start():
    """A damaged store does not start, whatever is damaged, or it shows what is right; a good one does."""
    chance = random.Random(4711)
    with Daemon() as daemon:
        reporter, viewer = daemon.token("reporter"), daemon.token("viewer")
        for _ in range(20):
            daemon.post(reporter, *(report(SITE, 1) for _ in range(100)))
        assert daemon.stop() == 0
        whole = daemon.store.read_bytes()
        refused = 0
        for turn in range(24):
            place = turn * 4 if turn < 8 else chance.randrange(len(whole))
            daemon.store.write_bytes(whole[:place] + bytes([whole[place] ^ 0xff]) + whole[place + 1:])
            process = subprocess.Popen(daemon.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            if process.stdout.readline() == "":
                assert process.wait() == 1
                assert "bulwarkd: " in process.stderr.read()
                refused += 1
            else:
                process.kill()
                process.wait()
            process.stdout.close()
            process.stderr.close()
        assert refused >= 4, refused
        for leftover in ("-wal", "-shm"):
            Path(f"{daemon.store}{leftover}").unlink(missing_ok=True)
        daemon.store.write_bytes(whole)
        daemon.start()
        check_sum(daemon, viewer, 2000)


def test_damaged_checkpoint():
    """Figures that are not whole are counted anew from the log."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        daemon.post(daemon.token("reporter"), report(SITE, 5), report(SITE, 6))
        assert daemon.stop() == 0
        with contextlib.closing(sqlite3.connect(daemon.store)) as store:
            data = bytearray(store.execute("SELECT data FROM checkpoint ORDER BY seq DESC").fetchone()[0])
            data[len(data) // 2] ^= 1
            store.execute("UPDATE checkpoint SET data = ?", (bytes(data),))
            store.commit()
        daemon.start()
        # One more is what the city's ledger counted when it was loaded.
        assert "3 reports since the checkpoint" in (daemon.path / "log").read_text()
        check_sum(daemon, viewer, 11)


def now(daemon, viewer):
    return datetime.datetime.fromisoformat(daemon.get("/v1/", viewer).json["clock"]["now"])


def in_iso(time_):
    return time_.isoformat(timespec="milliseconds")


def test_clock_set_back():
    """Times go on as they were, also over a restart; it is told, and is over when the clock is right again."""
    day = datetime.timedelta(days=1)
    with FaultyDaemon(clock=None) as daemon:
        reporter, viewer = daemon.token("reporter"), daemon.token("viewer")
        begun = now(daemon, viewer)
        assert "warnings" not in daemon.get("/readyz").json
        daemon.set_faults(clock_us=-3 * 86400 * 1000000)
        wait_for(lambda: "set back" in str(daemon.get("/readyz").json.get("warnings")))
        assert daemon.get("/readyz").status == 200 and daemon.metric("clock_behind_seconds") > 86400
        assert "the machine's clock was set back" in daemon.told()
        # By the machine's clock these would lie three days ahead, and be refused.
        assert daemon.post(reporter, report(SITE, 5, in_iso(now(daemon, viewer)))).json["accepted"] == 1
        assert begun <= now(daemon, viewer) < begun + day
        assert daemon.stop() == 0
        daemon.start()
        assert begun <= now(daemon, viewer) < begun + day
        assert "set back" in str(daemon.get("/readyz").json["warnings"])
        assert daemon.post(reporter, report(SITE, 6, in_iso(now(daemon, viewer)))).json["accepted"] == 1
        daemon.set_faults()
        wait_for(lambda: "warnings" not in daemon.get("/readyz").json)
        assert "is right again" in daemon.told()
        check_sum(daemon, viewer, 11)


def test_clock_was_wrong():
    """A clock that stays back was wrong before, and is believed; one that is set forward at once."""
    day = datetime.timedelta(days=1)
    with FaultyDaemon(clock=None, settings={"clock": {"patience-seconds": 1}}) as daemon:
        viewer = daemon.token("viewer")
        begun = now(daemon, viewer)
        daemon.set_faults(clock_us=3 * 86400 * 1000000)
        wait_for(lambda: now(daemon, viewer) > begun + 2 * day)
        daemon.set_faults()
        wait_for(lambda: "it is taken for right now" in daemon.told())
        wait_for(lambda: now(daemon, viewer) < begun + day)
        assert "warnings" not in daemon.get("/readyz").json


def enter_namespace():
    """Mounts need root; as in a container, one's own name space will do."""
    if os.geteuid() == 0 or os.environ.get("BULWARK_NAMESPACE"):
        return
    if subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "true"], check=False).returncode == 0:
        os.environ["BULWARK_NAMESPACE"] = "1"
        os.execvp("unshare", ["unshare", "--user", "--map-root-user", "--mount", sys.executable, "-B", *sys.argv])


if __name__ == "__main__":
    enter_namespace()
    run([test_write_errors, test_sync_errors, test_full_disk, test_read_only, test_damaged_at_work,
         test_damaged_at_start, test_damaged_checkpoint, test_clock_set_back, test_clock_was_wrong])
