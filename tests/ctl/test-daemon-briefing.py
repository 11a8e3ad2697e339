#!/usr/bin/python3
"""bulwarkctl briefing against a running backend: what was reported stands on the sheet."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))

# pylint: disable=wrong-import-position
from daemon_fixture import BUILD, Daemon, report, run

CTL = BUILD / "src/ctl/bulwarkctl"


def call(daemon, token, *arguments, code=0, by_fd=False):
    path = daemon.path / "token"
    path.write_text(token + "\n", encoding="ascii")
    descriptor = os.open(path, os.O_RDONLY)
    given = f"--token-fd={descriptor}" if by_fd else f"--token-file={path}"
    try:
        done = subprocess.run([str(CTL), "briefing", f"--backend={daemon.url}", given, *arguments],
                              capture_output=True, text=True, check=False, timeout=90, pass_fds=[descriptor])
    finally:
        os.close(descriptor)
    assert done.returncode == code, done
    return done.stdout + done.stderr


def test_sheet():
    """One report of 1,234 people; the sheet has them, and Chinese letters."""
    with Daemon() as daemon:
        answer = daemon.post(daemon.token("reporter"), report("H111-s1", 1234))
        assert answer.status == 200, answer.body
        sheet = daemon.path / "sheet.pdf"
        told = call(daemon, daemon.token("viewer"), "--scope=H", f"--output={sheet}", "--number=7", "--headlines")
        assert "已采样1,234人" in told, told
        text = subprocess.run(["pdftotext", str(sheet), "-"], capture_output=True, text=True, check=True).stdout
        text = "".join(text.split())
        assert "第7期" in text and "港湾市疫情防控指挥部办公室" in text and "已采样1,234人" in text, text


def test_scope_of_the_token():
    """A token of one district prints that district, and knows of no other."""
    with Daemon() as daemon:
        daemon.post(daemon.token("reporter"), report("H111-s1", 50))
        token = daemon.token("viewer", "H1")
        assert "已采样50人" in call(daemon, token, "--scope=H1", "--headlines", by_fd=True)
        assert "“H2”" in call(daemon, token, "--scope=H2", "--headlines", code=1)


def read(path):
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return "".join(text.split())


def test_issue():
    """On a schedule: the next number each time, kept, and printed again with the same bytes; else it says that it is none."""
    with Daemon() as daemon:
        daemon.post(daemon.token("reporter"), report("H111-s1", 50))
        staff, viewer = daemon.token("staff"), daemon.token("viewer")
        roles = ("--prepared-by=综合组", "--approved-by=办公室主任")
        for number in (1, 2):
            told = call(daemon, staff, "--scope=H", "--issue", *roles, f"--output-dir={daemon.path}")
            assert told == f"issued H/{number}\n", told
        written, = daemon.path.glob("H-*.pdf")
        text = read(written)
        assert "第2期" in text and "拟稿：综合组" in text and "签发：办公室主任" in text, text
        again = daemon.path / "again.pdf"
        call(daemon, viewer, "--scope=H", "--sheet=issued", "--number=2", f"--output={again}")
        assert again.read_bytes() == written.read_bytes()

        # Whoever may not issue is told so, and nothing was; a sheet that was not issued says it.
        refused = call(daemon, viewer, "--scope=H", "--issue", *roles, f"--output={again}", code=1)
        assert "not issued" in refused and "not allowed with this token" in refused, refused
        assert len(daemon.get("/v1/documents/briefing", staff).json["documents"]) == 2
        call(daemon, viewer, "--scope=H", f"--output-dir={daemon.path}")
        assert "未印发" in read(written) and "第3期" not in read(written)
        for options, reason in ((("--issue",), "--prepared-by"), (("--issue", *roles, "--number=3"), "--number"),
                                (roles, "--issue"), (("--issue", *roles, "--sheet=teams"), "--number"),
                                (("--issue", roles[0], "--approved-by= \u3000"), "--approved-by")):
            assert reason in call(daemon, staff, "--scope=H", f"--output={again}", *options, code=2)


def test_refused():
    """A token that is not good ends it at once, with the backend's reason."""
    with Daemon() as daemon:
        assert "401" in call(daemon, "nonsense", "--scope=H", "--headlines", code=1)


if __name__ == "__main__":
    run([test_sheet, test_scope_of_the_token, test_issue, test_refused])
