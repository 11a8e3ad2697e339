#!/usr/bin/python3
"""A disk that is full, fails or lies, a file that is damaged, a clock that is set
back: each is told by /readyz and the log, reads go on, nothing that was answered
is lost, and when the cause is gone the daemon goes on by itself.
"""

import errno
import time

from faults import FaultyDaemon
from daemon_fixture import SUBJECT, report, run, wait_for

SITE = "H111-s1"


def sampled(daemon, viewer):
    documents, _, _ = daemon.state(viewer)
    return documents["tally", f"{SITE}/{SUBJECT}"]["values"].get("sampled", 0)


def check_outage(daemon, begin, end, word):
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
        assert answer.status in (503, 507), (answer.status, answer.body)
        time.sleep(0.3)
    ready = daemon.get("/readyz")
    assert ready.status == 503 and word in ready.json["detail"], ready.body
    assert "nothing can be written" in daemon.told() and word in daemon.told(), daemon.told()
    assert daemon.get("/healthz").status == 200
    assert sampled(daemon, viewer) == 5, "an unanswered report counts"
    for path in ("/v1/documents/site", "/v1/documents/entry",
                 f"/v1/series?place={SITE}&subject={SUBJECT}&measure=sampled&step=3600&from=2022-03-10T08:00:00%2B00:00"):
        answer = daemon.get(path, viewer)
        assert answer.status == 200, (path, answer.body)
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


if __name__ == "__main__":
    run([test_write_errors, test_sync_errors])
