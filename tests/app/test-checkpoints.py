#!/usr/bin/python3
"""One checkpoint as staff have it: what happened there, what came in and went out, and
from there to an inspection of it, and to the shift that nobody covers."""

import sys

from accessible_desk import wait_for
from desk_trial import Trial, run_trial

from daemon_fixture import CLOCK, report

DAY = CLOCK[:10]
SITE = "H111-k1"
NAME = "塔前社区卡点"
FAULT = "红黄码未分流"


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
        self.put("inspection", "inspection-a", place=SITE, unannounced=True, state="done",
                 findings=[{"measure": "check_code", "verdict": "unmet", "note": FAULT}])
        self.put("followup", "followup-a", inspection="inspection-a", area="H11", what=FAULT, state="open")
        self.send(report(SITE, subject="checkpoint", at=f"{DAY}T11:00:00+00:00", add={"passed": 5},
                         set={"check_temperature": 1, "check_code": 1, "check_register": 1, "check_certificate": 0}))

    def followup(self):
        return [item for item in self.documents("followup") if item["id"] == "followup-a"][0]


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


def check_call(trial):
    """A figure that is read out: of this very place, and told beside it, in no total."""
    desk = trial.desk
    desk.push("登记电话报数")
    desk.see("尚需填写", "数值", "报数人")
    desk.write("数值", "41")
    desk.write("报数人（岗位或单位）", "值守组长")
    desk.write("数据时间", "11:50")
    desk.push("登记(")
    figure = wait_for("the entry", lambda: [item for item in trial.ledger("entry") if "figure" in item])[0]["figure"]
    assert figure["place"] == SITE and figure["measure"] == "passed" and figure["value"] == 41, figure
    desk.see("电话报数，值守组长，截至 11:50")


def check_rectify(trial):
    """What was found and what is reported, both put right: by whom, since when, what shows it. The
    follow-up waits for a second person; the report stands until the checkpoint says otherwise."""
    desk = trial.desk
    desk.focus()
    desk.see("待整改", FAULT)
    desk.push("标记已整改")
    desk.see("请选择已整改的问题")
    assert not desk.can_push("标记(")
    desk.open_row(FAULT)
    desk.open_row("查证：未落实")
    desk.see("尚需填写", "由谁反映")
    desk.write("由谁反映（岗位或单位）", "值守组长")
    desk.write("数据时间", "23:59")
    desk.write("整改证据（说明）", "人员已到岗")
    desk.see("数据时间：此时间尚未到来")
    assert not desk.can_push("标记(")
    desk.write("数据时间", "11:45")
    desk.wait_until_gone("此时间尚未到来")
    desk.push("标记(")
    wait_for("evidence", lambda: trial.followup()["state"] == "evidence")
    assert trial.followup()["evidence"] == "人员已到岗。值守组长，截至 11:45", trial.followup()
    entry = wait_for("the entry", lambda: [item for item in trial.ledger("entry")
                                              if "figure" in item and item["figure"]["measure"] != "passed"])[0]
    assert entry["figure"]["measure"] == "check_certificate" and entry["figure"]["value"] == 1, entry
    assert entry["figure"]["place"] == SITE and entry["figure"]["at"] == f"{DAY}T11:45:00+00:00", entry
    desk.see("值守组长 反映已整改，截至 11:45")
    desk.see("查证：未落实")
    desk.see("待复查", FAULT)
    assert not desk.can_push("标记已整改")


def check_undo(trial):
    """The follow-up is open again; what was written down stays, and it is said so."""
    trial.desk.focus()
    trial.desk.press("ctrl+z")
    wait_for("an open one", lambda: trial.followup()["state"] == "open" and "evidence" not in trial.followup())
    trial.desk.see("标记已整改")


def check_assign(trial):
    """The page of the teams, in the cell that nobody covers."""
    trial.desk.focus()
    trial.desk.push("指派队伍")
    trial.desk.wait_for_title("队伍")
    wait_for("the cell", lambda: trial.desk.find_focused().name.startswith(f"{NAME}，今天中班，缺 1"))


if __name__ == "__main__":
    sys.exit(run_trial(CheckpointTrial, [check_log, check_supplies, check_record, check_call, check_rectify, check_undo, check_assign]))
