#!/usr/bin/python3
"""A list of sites from a file, good rows and bad: looked at, imported, and what the backend has then."""

import sys

from accessible_desk import has, wait_for, walk
from desk_trial import Trial, run_trial
from sweep import Sweep

import pyatspi

# New, changed, unchanged, without a kind, in an area that nobody knows. As a county writes it.
ROWS = """id,area,kind,name,desks
H111-new,H111,sampling,新采样点,4
H111-s1,H111,sampling,改名的采样点,
H111-s1x,H111,,缺类型,
H111-s2x,Z999,sampling,区域不存在,
"""


class ImportsTrial(Trial):
    """The desk of the staff, and a file beside it."""

    def prepare(self):
        self.file = self.folder / "sites.csv"
        self.file.write_bytes(ROWS.encode("gb18030"))

    def write_path(self):
        """In the dialog, once it has a line for it."""
        def write():
            for node in walk(self.desk.windows()[-1]):
                if "EditableText" in pyatspi.listInterfaces(node) and has(node, pyatspi.STATE_VISIBLE):
                    return node.queryEditableText().setTextContents(str(self.file))
            return False

        wait_for("where a path goes", write)

    def sites(self):
        return {site["id"]: site for site in self.documents("site")}


def check_preview(trial):
    """What the file is and how it is written is found out; each row is told; nothing has been sent."""
    before = trial.sites()
    trial.desk.focus()
    trial.desk.press("ctrl+i")
    trial.desk.push("选择文件")
    wait_for("the dialog", lambda: len(trial.desk.windows()) > 2)
    trial.desk.focus()
    trial.desk.press("ctrl+l")
    trial.write_path()
    trial.desk.push("打开(")
    trial.desk.see("新增 1 行，更改 1 行")
    trial.desk.see("GB18030")
    trial.desk.see("→ 改名的采样点")
    trial.desk.see("kind")
    Sweep(trial.desk.process.pid).check()
    assert trial.sites() == before, "something was sent before anybody said so"


def check_import(trial):
    """The good rows arrive, the bad ones do not; how many is told."""
    trial.desk.focus()
    trial.desk.push("导入 2 行")
    trial.desk.see("已导入 2 行")
    sites = trial.sites()
    assert sites["H111-new"]["name"] == "新采样点" and sites["H111-new"]["desks"] == 4, sites["H111-new"]
    assert sites["H111-new"]["source"] == "import", sites["H111-new"]
    assert sites["H111-s1"]["name"] == "改名的采样点", sites["H111-s1"]
    assert "H111-s1x" not in sites and "H111-s2x" not in sites, sites
    trial.desk.leave_window()
    trial.desk.wait_until_gone("已导入 2 行")


if __name__ == "__main__":
    sys.exit(run_trial(ImportsTrial, [check_preview, check_import]))
