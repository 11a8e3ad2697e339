#!/usr/bin/python3
"""bulwarkctl briefing against a running backend: what was reported stands on the sheet."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "server"))

# pylint: disable=wrong-import-position
from daemon_fixture import BUILD, HARBOUR, Daemon, report, run

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


ROLES = ("--prepared-by=综合组", "--approved-by=办公室主任")


def test_issue():
    """On a schedule: the next number each time, kept, and printed again with the same bytes; else it says that it is none."""
    with Daemon() as daemon:
        daemon.post(daemon.token("reporter"), report("H111-s1", 50))
        staff, viewer = daemon.token("staff"), daemon.token("viewer")
        for number in (1, 2):
            told = call(daemon, staff, "--scope=H", "--issue", *ROLES, f"--output-dir={daemon.path}")
            assert told == f"issued H/{number}\n", told
        first, = daemon.path.glob("H-*-no1.pdf")
        assert "第1期" in read(first)
        written, = daemon.path.glob("H-*-no2.pdf")
        text = read(written)
        assert "第2期" in text and "拟稿：综合组" in text and "签发：办公室主任" in text, text
        again = daemon.path / "again.pdf"
        call(daemon, viewer, "--scope=H", "--sheet=issued", "--number=2", f"--output={again}")
        assert again.read_bytes() == written.read_bytes()

        # Whoever may not issue is told so, and nothing was; a sheet that was not issued says it.
        refused = call(daemon, viewer, "--scope=H", "--issue", *ROLES, f"--output={again}", code=1)
        assert "not issued" in refused and "not allowed with this token" in refused, refused
        assert len(daemon.get("/v1/documents/briefing", staff).json["documents"]) == 2

        # It takes the place of none that was, of which another print has the same name.
        call(daemon, viewer, "--scope=H", f"--output-dir={daemon.path}")
        unissued, = set(daemon.path.glob("H-*.pdf")) - {first, written}
        assert "未印发" in read(unissued) and "第3期" not in read(unissued)
        call(daemon, viewer, "--scope=H", "--sheet=issued", "--number=2", f"--output-dir={daemon.path}")
        assert set(daemon.path.glob("H-*.pdf")) == {first, written, unissued}
        assert again.read_bytes() == written.read_bytes()
        for options, reason in ((("--issue",), "--prepared-by"), (("--issue", *ROLES, "--number=3"), "--number"),
                                (ROLES, "--issue"), (("--issue", *ROLES, "--sheet=teams"), "--number"),
                                (("--issue", ROLES[0], "--approved-by= \u3000"), "--approved-by")):
            assert reason in call(daemon, staff, "--scope=H", f"--output={again}", *options, code=2)


def count_issued(daemon, token):
    return len(daemon.get("/v1/documents/briefing", token).json["documents"])


def test_issue_that_cannot_be_written():
    """No number is given for nothing; and where it was, the reason tells it."""
    with Daemon() as daemon:
        daemon.post(daemon.token("reporter"), report("H111-s1", 50))
        staff = daemon.token("staff")
        for target in ("--output=/nowhere/sheet.pdf", "--output-dir=/nowhere", f"--output={daemon.path}"):
            told = call(daemon, staff, "--scope=H", "--issue", *ROLES, target, code=1)
            assert "not issued" in told and target.split("=")[1] in told, told
        assert count_issued(daemon, staff) == 0

        folder = daemon.path / "sheets"
        folder.mkdir()
        call(daemon, staff, "--scope=H", "--issue", *ROLES, f"--output-dir={folder}")
        written, = folder.iterdir()
        time = datetime.strptime(re.fullmatch(r"H-(\d{8}-\d{4})-no1\.pdf", written.name)[1], "%Y%m%d-%H%M")
        for minutes in range(5):
            (folder / f"H-{time + timedelta(minutes=minutes):%Y%m%d-%H%M}-no2.pdf").mkdir()
        told = call(daemon, staff, "--scope=H", "--issue", *ROLES, f"--output-dir={folder}", code=1)
        assert "issued H/2\n" in told and "it stands as No. 2" in told and "--sheet=issued --number=2" in told, told
        assert count_issued(daemon, staff) == 2 and not list(folder.glob("*.draft"))

        call(daemon, staff, "--scope=H", "--sheet=issued", "--number=2", f"--output={folder}/second.pdf")
        assert "第2期" in read(folder / "second.pdf")


def make_wide_city(folder):
    """The harbour with 2,500 points more in one community, called as points are."""
    city = folder / "city"
    shutil.copytree(HARBOUR, city)
    with open(city / "sites.ndjson", "a", encoding="utf-8") as sites:
        for i in range(2500):
            sites.write(json.dumps({"type": "site", "id": f"H111-p{i}", "area": "H111", "kind": "sampling",
                                    "name": f"南街社区{i}号采样点·南街农贸市场东侧停车场", "state": "open",
                                    "position": [-8.86, 38.575], "at": "2022-03-10T06:00:00Z", "source": "import", "sample": True,
                                    "desks": 1, "hours": "08:00-20:00"},
                                   ensure_ascii=False) + "\n")
    return city


def test_issue_of_many_points():
    """A sheet of 2,500 points is kept as a document, and printed again with the same bytes."""
    with tempfile.TemporaryDirectory() as folder, Daemon(city=make_wide_city(Path(folder))) as daemon:
        staff = daemon.token("staff")
        sheet, again = daemon.path / "sheet.pdf", daemon.path / "again.pdf"
        assert call(daemon, staff, "--scope=H111", "--issue", *ROLES, f"--output={sheet}") == "issued H111/1\n"
        assert len(daemon.get("/v1/documents/briefing", staff).body) > 256 * 1024
        call(daemon, staff, "--scope=H111", "--sheet=issued", "--number=1", f"--output={again}")
        assert again.read_bytes() == sheet.read_bytes()
        assert "2499号采样点" in read(sheet)


def test_refused():
    """A token that is not good ends it at once, with the backend's reason."""
    with Daemon() as daemon:
        assert "401" in call(daemon, "nonsense", "--scope=H", "--headlines", code=1)


if __name__ == "__main__":
    run([test_sheet, test_scope_of_the_token, test_issue, test_issue_that_cannot_be_written,
         test_issue_of_many_points, test_refused])
