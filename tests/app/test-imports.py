#!/usr/bin/python3
"""A list of sites from a file, good rows and bad: looked at, imported, and what the backend has then."""

import subprocess
import sys
import tempfile
from pathlib import Path

from accessible_desk import SOURCE, STRICT, run_checks, wait_for
from person import Person

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import Daemon  # noqa: E402

# See test-alerts.py.
LIBADWAITA = subprocess.run(["pkg-config", "--modversion", "libadwaita-1"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout
WARNINGS = STRICT if tuple(map(int, LIBADWAITA.split(".")[:2])) < (1, 7) else ""

# New, changed, unchanged, without a kind, in an area that nobody knows. As a county writes it.
ROWS = """id,area,kind,name,desks
H111-new,H111,sampling,新采样点,4
H111-s1,H111,sampling,改名的采样点,
H111-s1x,H111,,缺类型,
H111-s2x,Z999,sampling,区域不存在,
"""


class Trial:
    """A daemon, the desk of its staff, a file beside it."""

    def __init__(self, folder):
        self.file = Path(folder) / "sites.csv"
        self.file.write_bytes(ROWS.encode("gb18030"))
        self.daemon = Daemon().start()
        self.staff = Person(folder, self.daemon, "staff", WARNINGS)

    def sites(self):
        documents, _, _ = self.daemon.state(self.staff.token)
        return {key[1]: document for key, document in documents.items() if key[0] == "site"}

    def close(self):
        status = self.staff.go_home()
        self.daemon.__exit__(None)
        return status


def check_preview(trial):
    """What the file is and how it is written is found out; each row is told; nothing has been sent."""
    desk = trial.staff.desk
    before = trial.sites()
    desk.focus()
    desk.press("ctrl+i")
    wait_for("the window", lambda: trial.staff.find("选择文件"))
    trial.staff.push("选择文件")
    wait_for("the dialog", lambda: len(trial.staff.windows()) > 2)
    desk.focus()
    desk.press("ctrl+l")
    desk.type(str(trial.file))
    desk.press("Return")
    wait_for("the summary", lambda: trial.staff.find("新增 1 行，更改 1 行"))
    wait_for("the encoding", lambda: trial.staff.find("GB18030"))
    wait_for("what changes", lambda: trial.staff.find("→ 改名的采样点"))
    wait_for("why one is refused", lambda: trial.staff.find("kind"))
    assert trial.sites() == before, "something was sent before anybody said so"


def check_import(trial):
    """The good rows arrive, the bad ones do not; how many is told."""
    trial.staff.desk.focus()
    trial.staff.push("导入 2 行")
    wait_for("the end", lambda: trial.staff.find("已导入 2 行"))
    sites = trial.sites()
    assert sites["H111-new"]["name"] == "新采样点" and sites["H111-new"]["desks"] == 4, sites["H111-new"]
    assert sites["H111-new"]["source"] == "import", sites["H111-new"]
    assert sites["H111-s1"]["name"] == "改名的采样点", sites["H111-s1"]
    assert "H111-s1x" not in sites and "H111-s2x" not in sites, sites
    trial.staff.leave_window()
    wait_for("the desk again", lambda: not trial.staff.find("已导入 2 行"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        checks = [check_preview, check_import]
        print(f"1..{len(checks) + 1}", flush=True)
        failed = run_checks(checks, trial)
        status = trial.close()
        print(f"{'ok' if status == 0 else 'not ok'} {len(checks) + 1} ended_well", flush=True)
        return 1 if failed or status != 0 else 0


sys.exit(main())
