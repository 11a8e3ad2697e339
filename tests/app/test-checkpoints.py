#!/usr/bin/python3
"""One checkpoint as staff have it: what happened there, what came in and went out, and
from there to an inspection of it, and to the shift that nobody covers."""

import sys

from accessible_desk import wait_for
from desk_trial import Trial, run_trial

from daemon_fixture import CLOCK

DAY = CLOCK[:10]
SITE = "H111-k1"
NAME = "塔前社区卡点"


class CheckpointTrial(Trial):
    """A checkpoint with a line in the log and goods that came in; of its street a roster
    with a gap this afternoon."""

    OPTIONS = (f"--scope={SITE}", "--page=checkpoints")
    PLACE = "塔前社区"

    def __init__(self, folder):
        super().__init__(folder)
        # It has looked at another page, to hear whether keys arrive.
        self.desk.turn_to(3, "卡点")

    def prepare(self):
        self.put("entry", "entry-a", kind="incident", area="H111", text=f"{NAME}：查验员换岗未到")
        self.put("entry", "entry-b", kind="incident", area="H111", text="塔前社区采样点：停电")
        self.put("supply", "supply-a", place=SITE, item="口罩", quantity=120, unit="只", direction="in")
        self.put("supply", "supply-b", place=SITE, item="口罩", quantity=30, unit="只", direction="out")
        self.put("team", "team-b", kind="volunteer", name="灯塔志愿二队", area="H11", size=8)
        self.put("assignment", "assignment-a", team="team-b", site=SITE, state="on_duty",
                 **{"from": f"{DAY}T07:00:00+00:00", "to": f"{DAY}T15:00:00+00:00"})


def check_log(trial):
    """Its own lines, not its neighbour's; who is on duty."""
    trial.desk.see("查验员换岗未到")
    trial.desk.see("灯塔志愿二队 在岗")
    assert not trial.desk.find("停电")


def check_supplies(trial):
    """What came in and what went out; as of when is with the number of bookings."""
    trial.desk.see("口罩：入 120 只 · 出 30 只")
    trial.desk.see("入库 1 笔 · 出库 1 笔")


def check_record(trial):
    """The window of an inspection, of this very place."""
    trial.desk.push("记录检查")
    trial.desk.see("请至少填写一项检查结果")
    trial.desk.see(NAME)
    trial.desk.focus()
    trial.desk.press("Escape")
    trial.desk.wait_until_gone("请至少填写一项检查结果")


def check_assign(trial):
    """The page of the teams, in the cell that nobody covers."""
    trial.desk.focus()
    trial.desk.push("指派队伍")
    trial.desk.wait_for_title("队伍")
    wait_for("the cell", lambda: trial.desk.find_focused().name.startswith(f"{NAME}，今天中班，缺 1"))


if __name__ == "__main__":
    sys.exit(run_trial(CheckpointTrial, [check_log, check_supplies, check_record, check_assign]))
