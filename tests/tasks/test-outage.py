#!/usr/bin/python3
"""The task of a headquarters whose server is away for ten minutes: a team is placed, a gift
booked, an alert acknowledged; what waits is seen, outlasts the desk, and arrives once."""

import sys
from datetime import datetime, timedelta

from accessible_desk import BUTTONS, wait_for
from desk_trial import Trial, run_trial
from sweep import Sweep

from daemon_fixture import CLOCK, report

DAY = CLOCK[:10]
LATER = (datetime.fromisoformat(CLOCK) + timedelta(minutes=10)).isoformat()
GAP = "塔前社区卡点，今天中班，缺 1"


class OutageTrial(Trial):
    """A street with a gap in its roster and an alert, and a commander who looks at it."""

    ROLE = "commander"
    OPTIONS = ("--scope=H111",)
    PLACE = "塔前社区"

    def prepare(self):
        self.put("team", "team-a", kind="volunteer", name="灯塔志愿一队", area="H11", size=8)
        self.put("team", "team-b", kind="volunteer", name="灯塔志愿二队", area="H11", size=8)
        self.put("assignment", "assignment-a", team="team-b", site="H111-k1", state="on_duty",
                 **{"from": f"{DAY}T07:00:00+00:00", "to": f"{DAY}T15:00:00+00:00"})
        made = report("H111-s1")
        made["add"]["positive_tubes"] = 1
        self.send(made)
        wait_for("an alert", lambda: self.documents("alert"))

    def sit_down(self):
        self.desk = self.seat(self.ROLE, *self.OPTIONS, place=self.PLACE)

    def arrived(self):
        """What has been taken of the three."""
        return {
            "placed": [item for item in self.documents("assignment") if item["team"] == "team-a"],
            "given": [item for item in self.ledger("donation") if item.get("donor") == "Firm"],
            "acknowledged": [item for item in self.documents("alert") if item.get("acknowledged")],
        }

    def written(self):
        """By whom, as the server has noted it: every request to write that it has taken."""
        rows = self.daemon.get("/v1/audit?limit=1000", self.token("admin")).json["audit"]
        return [row for row in rows if row.get("role") == self.ROLE]


def wait_for_waiting(trial, number):
    wait_for("the pill", lambda: trial.desk.has_button("连接：") and trial.desk.find(f"{number} 条待发送"))


def check_place(trial):
    """The server goes. A team for this afternoon, by keys: it waits, and its line in the log."""
    desk = trial.desk
    desk.turn_to(4, "队伍")
    desk.see(GAP, roles=BUTTONS)
    trial.daemon.kill()
    desk.focus()
    desk.press_until("Tab", lambda name: "班，" in name)
    desk.press_until("Right", lambda name: "今天中班" in name)
    desk.press_until("Down", lambda name: name.startswith("塔前社区卡点"), 4)
    desk.press("Return")
    desk.see("灯塔志愿一队", "推荐")
    desk.focus()
    desk.press_until("Tab", lambda name: name.startswith("灯塔志愿一队"))
    desk.press("Return")
    wait_for_waiting(trial, 2)


def check_book(trial):
    """A gift of which nobody knows how much."""
    desk = trial.desk
    desk.focus()
    desk.turn_to(5, "捐赠")
    desk.push("登记捐赠")
    desk.see("取消", roles=BUTTONS)
    desk.write("捐赠者", "Firm")
    desk.write("物资", "masks")
    desk.tick("数量不详")
    desk.push("登记(")
    wait_for_waiting(trial, 3)


def check_acknowledge(trial):
    desk = trial.desk
    desk.focus()
    desk.press("ctrl+j")
    desk.push("知悉：")
    desk.see("取消", roles=BUTTONS)
    desk.focus()
    desk.type("team sent")
    desk.press("Return")
    wait_for_waiting(trial, 4)


def check_outlasts(trial):
    """Who sits down anew finds it waiting, each with what it is."""
    assert trial.desk.close() == 0
    trial.sit_down()
    wait_for_waiting(trial, 4)
    trial.desk.push("连接：")
    trial.desk.push("查看待发送内容")
    for what in ("灯塔志愿一队", "Firm", "知悉：塔前社区采样点"):
        wait_for(f"to discard “{what}”", lambda: [node for node in trial.desk.buttons("放弃：") if what in node.name])
    Sweep(trial.desk.process.pid).check()
    trial.desk.leave_window()


def check_arrive(trial):
    """Ten minutes later: all of it, as it was meant, and nothing waits any more."""
    trial.come_back(LATER)
    trial.desk.focus()
    trial.desk.press("ctrl+r")
    wait_for("all three", lambda: all(trial.arrived().values()))
    wait_for("nothing that waits", lambda: not trial.desk.find("条待发送"))
    found = trial.arrived()
    assert [len(documents) for documents in found.values()] == [1, 1, 1], found
    assert found["placed"][0]["site"] == "H111-k1" and found["given"][0]["goods"] == [{"item": "masks"}], found
    assert found["acknowledged"][0]["acknowledged"]["reason"] == "team sent", found


def check_once(trial):
    """The server has taken each once, also in its book of who wrote what."""
    rows = trial.written()
    kinds = sorted(row["action"].split("/")[3] for row in rows)
    assert kinds == ["alert", "assignment", "donation", "entry"], rows


if __name__ == "__main__":
    sys.exit(run_trial(OutageTrial, [check_place, check_book, check_acknowledge, check_outlasts, check_arrive,
                                     check_once]))
