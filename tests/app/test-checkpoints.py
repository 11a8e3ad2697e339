#!/usr/bin/python3
"""One checkpoint as staff have it: what happened there, what came in and went out, and
from there to an inspection of it, and to the shift that nobody covers."""

import sys
import tempfile
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk, run_checks, wait_for, walk

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import CLOCK, Daemon  # noqa: E402

BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
DAY = CLOCK[:10]
SITE = "H111-k1"
NAME = "塔前社区卡点"


class Trial:
    """A checkpoint with a line in the log and goods that came in; of its street a roster
    with a gap this afternoon."""

    def __init__(self, folder):
        self.daemon = Daemon().start()
        self.staff = self.daemon.token("staff")
        self.put("entry", "entry-a", kind="incident", area="H111", text=f"{NAME}：查验员换岗未到")
        self.put("entry", "entry-b", kind="incident", area="H111", text="塔前社区采样点：停电")
        self.put("supply", "supply-a", place=SITE, item="口罩", quantity=120, unit="只", direction="in")
        self.put("supply", "supply-b", place=SITE, item="口罩", quantity=30, unit="只", direction="out")
        self.put("team", "team-b", kind="volunteer", name="灯塔志愿二队", area="H11", size=8)
        self.put("assignment", "assignment-a", team="team-b", site=SITE, state="on_duty",
                 **{"from": f"{DAY}T07:00:00+00:00", "to": f"{DAY}T15:00:00+00:00"})
        path = Path(folder) / "staff"
        path.touch(mode=0o600)
        path.write_text(self.staff)
        self.desk = Desk(f"--backend=http://127.0.0.1:{self.daemon.port}", f"--token-file={path}", f"--scope={SITE}",
                         "--page=checkpoints", place="塔前社区", XDG_DATA_HOME=str(Path(folder) / "data"),
                         G_DEBUG=STRICT)

        # It has looked at another page, to hear whether keys arrive.
        self.desk.press("ctrl+3")
        self.desk.wait_for_title("卡点")

    def put(self, what, code, /, **members):
        document = {"type": what, "id": code, "at": CLOCK, "source": "manual", **members}
        answer = self.daemon.ask("PUT", f"/v1/documents/{what}/{code}", self.staff, document, If_None_Match="*")
        assert answer.status == 201, (answer.status, answer.body)

    def nodes(self):
        application = self.desk.application
        windows = [application.getChildAtIndex(index) for index in range(application.childCount)]
        return [node for window in windows for node in walk(window)]

    def find(self, text, roles=None):
        return [node for node in self.nodes() if text in node.name and (roles is None or node.getRole() in roles)
                and node.getState().contains(pyatspi.STATE_VISIBLE)]

    def push(self, text):
        button = wait_for(f"the button “{text}”", lambda: [node for node in self.find(text, BUTTONS) if node.getState()
                                                           .contains(pyatspi.STATE_SENSITIVE)])[0]
        assert button.queryAction().doAction(0)

    def focused(self):
        for node in self.nodes():
            if node.getState().contains(pyatspi.STATE_FOCUSED):
                return node.name
        return ""

    def close(self):
        status = self.desk.close()
        self.daemon.__exit__(None)
        return status


def check_log(trial):
    """Its own lines, not its neighbour's; who is on duty."""
    wait_for("the entry", lambda: trial.find("查验员换岗未到"))
    wait_for("the team", lambda: trial.find("灯塔志愿二队 在岗"))
    assert not trial.find("停电")


def check_supplies(trial):
    """What came in and what went out; as of when is with the number of bookings."""
    wait_for("the goods", lambda: trial.find("口罩：入 120 只 · 出 30 只"))
    wait_for("the bookings", lambda: trial.find("入库 1 笔 · 出库 1 笔"))


def check_record(trial):
    """The window of an inspection, of this very place."""
    trial.push("记录检查")
    wait_for("the window", lambda: trial.find("请至少填写一项检查结果"))
    assert trial.find(NAME), [node.name for node in trial.nodes()]
    trial.desk.focus()
    trial.desk.press("Escape")
    wait_for("its end", lambda: not trial.find("请至少填写一项检查结果"))


def check_assign(trial):
    """The page of the teams, in the cell that nobody covers."""
    trial.desk.focus()
    trial.push("指派队伍")
    trial.desk.wait_for_title("队伍")
    wait_for("the cell", lambda: trial.focused().startswith(f"{NAME}，今天中班，缺 1"))


CHECKS = [check_log, check_supplies, check_record, check_assign]


def main():
    print(f"1..{len(CHECKS) + 1}")
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        try:
            failed = run_checks(CHECKS, trial)
        finally:
            status = trial.close()
        print(f"{'ok' if status == 0 else 'not ok'} {len(CHECKS) + 1} ends when it is asked to")
    return 1 if failed or status != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
