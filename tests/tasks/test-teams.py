#!/usr/bin/python3
"""Teams as an official places them: by keys alone, with what cannot be told beside what
can, undone, and seen by everybody else."""

import sys

from accessible_desk import BUTTONS, has, wait_for
from desk_trial import Trial, run_trial
from sweep import Sweep

import pyatspi

from daemon_fixture import CLOCK

DAY = CLOCK[:10]


class TeamsTrial(Trial):
    """A street whose roster has one gap at the checkpoint this afternoon, a team that is
    free and one that is on duty already."""

    OPTIONS = ("--scope=H111",)
    PLACE = "塔前社区"

    def __init__(self, folder):
        super().__init__(folder)
        self.desk.turn_to(4, "队伍")

    def prepare(self):
        self.put("team", "team-a", kind="volunteer", name="灯塔志愿一队", area="H11", size=8)
        self.put("team", "team-b", kind="volunteer", name="灯塔志愿二队", area="H11", size=8)
        self.place("a", "team-b", "H111-k1", "07:00:00", "15:00:00", "on_duty")

    def place(self, letter, who, site, begins, ends, state="planned"):
        self.put("assignment", f"assignment-{letter}", team=who, site=site, state=state,
                 **{"from": f"{DAY}T{begins}+00:00", "to": f"{DAY}T{ends}+00:00"})

    def placed(self, who):
        return [item for item in self.documents("assignment") if item["team"] == who]

    def requests(self):
        return [item for item in self.documents("order") if item["kind"] == "request"]


def check_cells(trial):
    """Each cell says what it shows."""
    trial.desk.see("塔前社区卡点，今天中班，缺 1", roles=BUTTONS)
    assert trial.desk.find("塔前社区卡点，今天早班，到位 1，应到 1", roles=BUTTONS), [n.name for n in trial.desk.find("塔前")]
    assert trial.desk.find("塔前社区采样点，今天夜班，无需值守", roles=BUTTONS)


def open_dialog(trial):
    """Tab into the grid, arrows to the gap, Enter."""
    trial.desk.focus()
    trial.desk.press_until("Tab", lambda name: "班，" in name)
    trial.desk.press_until("Right", lambda name: "今天中班" in name)
    trial.desk.press_until("Down", lambda name: name.startswith("塔前社区卡点"), 4)
    trial.desk.press("Return")
    trial.desk.see("取消", roles=BUTTONS)
    trial.desk.focus()


def check_keys(trial):
    """Enter in the dialog takes the recommended team."""
    open_dialog(trial)
    trial.desk.see("灯塔志愿一队", "推荐")
    assert not has(trial.desk.see("灯塔志愿二队", "超 12 小时"), pyatspi.STATE_SENSITIVE)
    trial.desk.press_until("Tab", lambda name: name.startswith("灯塔志愿一队"))
    trial.desk.press("Return")
    wait_for("the assignment", lambda: trial.placed("team-a"))
    made = trial.placed("team-a")[0]
    assert made["site"] == "H111-k1" and made["state"] == "planned" and made["source"] == "manual", made
    assert made["from"].startswith(f"{DAY}T15:00:00") and made["to"].startswith(f"{DAY}T23:00:00"), made
    trial.desk.see("塔前社区卡点，今天中班，到位 1", roles=BUTTONS)


def check_undo(trial):
    """Ctrl+Z on the page, as the button of the toast."""
    trial.desk.focus()
    trial.desk.press("ctrl+z")
    wait_for("its end", lambda: not trial.placed("team-a"))
    trial.desk.see("塔前社区卡点，今天中班，缺 1", roles=BUTTONS)


def check_escape(trial):
    """Nothing is sent by who leaves."""
    open_dialog(trial)
    Sweep(trial.desk.process.pid).check()
    trial.desk.push("可用")
    trial.desk.wait_until_gone("灯塔志愿二队", "超 12 小时")
    trial.desk.see("灯塔志愿一队", "推荐")
    trial.desk.press("Escape")
    trial.desk.wait_until_gone("取消", roles=BUTTONS)
    assert len(trial.documents("assignment")) == 1, trial.documents("assignment")


def check_team(trial):
    """One team: a row of the list, Enter."""
    trial.desk.go_to_row("灯塔志愿一队")
    trial.desk.press("Return")
    wait_for("its window", lambda: len(trial.desk.windows()) > 1)
    trial.desk.see("8 人")
    Sweep(trial.desk.process.pid).check()
    trial.desk.leave_window()
    wait_for("its end", lambda: len(trial.desk.windows()) == 1)


def check_elsewhere(trial):
    """Who is placed by somebody else while the dialog is open cannot be chosen any more."""
    open_dialog(trial)
    trial.place("c", "team-a", "H112-k1", "15:00:00", "23:00:00")
    trial.desk.see("灯塔志愿一队", "时间冲突")
    trial.desk.press("Escape")
    trial.desk.wait_until_gone("取消", roles=BUTTONS)


def check_help(trial):
    """When nobody can come the level above is asked, by Enter alone."""
    trial.place("d", "team-1", "H211-k1", "15:00:00", "23:00:00")
    open_dialog(trial)
    trial.desk.see("没有可用队伍")
    trial.desk.press("Return")
    trial.desk.see("发送(", roles=BUTTONS)
    Sweep(trial.desk.process.pid).check()
    trial.desk.focus()
    trial.desk.press("Return")
    wait_for("the request", lambda: trial.requests())
    order = trial.requests()[-1]
    assert order["issuer"] == "H111" and order["recipients"] == ["H11"] and "塔前社区卡点" in order["title"], order


def check_relieve(trial):
    """Who is there now, in the dialog of the shift: relieved with the reason in the log."""
    trial.desk.focus()
    trial.desk.press_until("Tab", lambda name: "班，" in name)
    trial.desk.press_until("Left", lambda name: "今天早班" in name)
    trial.desk.press_until("Down", lambda name: name.startswith("塔前社区卡点"), 4)
    trial.desk.press("Return")
    trial.desk.see("取消", roles=BUTTONS)
    trial.desk.push("调整：灯塔志愿二队")

    # Newer GTK gives its items no name: the first is that which ends it.
    item = wait_for("the menu", lambda: trial.desk.find("", roles=[pyatspi.ROLE_MENU_ITEM]))[0]
    item.queryAction().doAction(0)
    trial.desk.push("下岗(")
    wait_for("its end", lambda: not trial.placed("team-b"))
    past = [item for item in trial.ledger("assignment") if item["team"] == "team-b"]
    assert [item["state"] for item in past] == ["relieved"] and past[0]["to"] < f"{DAY}T15:00", past
    trial.desk.see("缺 1 队")


if __name__ == "__main__":
    sys.exit(run_trial(TeamsTrial, [check_cells, check_keys], [check_undo, check_escape, check_team, check_elsewhere, check_help,
                                                  check_relieve]))
