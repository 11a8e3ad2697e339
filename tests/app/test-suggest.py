#!/usr/bin/python3
"""Suggestions as a commander has them: opened by a key, read, tried with another number of
desks, drafted as an order; nothing is sent before he issues it."""

import re
import sys
from datetime import datetime, timedelta

from accessible_desk import has, wait_for
from desk_trial import Trial, run_trial
from sweep import Sweep

import pyatspi

from daemon_fixture import CLOCK, SUBJECT, report

SPIN = "从北岸调往南岸的台位数"
NORTH = {"H111-s1": 5, "H112-s1": 5, "H121-s1": 4, "H122-s1": 4}
SOUTH = {"H211-s1": 3, "H212-s1": 3}


class SuggestTrial(Trial):
    """A town whose north shore is nearly done, and whose south shore will be late."""

    ROLE = "commander"

    def prepare(self):
        self.send_campaign()
        self.put("team", "team-a", kind="volunteer", name="北岸志愿队", area="H11", size=12)
        self.put("team", "team-b", kind="volunteer", name="南岸志愿队", area="H21", size=12)

    def send_campaign(self):
        """Each half-hour since the round began: 250 a point in the north, 25 in the south."""
        now = datetime.fromisoformat(CLOCK)
        reports = []
        for step in range(1, 9):
            at = (now - timedelta(hours=4) + timedelta(minutes=30 * step - 1)).isoformat()
            for desks, people in ((NORTH, 250), (SOUTH, 25)):
                reports += [report(site, people, at, set={"desks_open": number, "queue": 12})
                            for site, number in desks.items()]
        self.send(*reports)
        wait_for("the histories", lambda: all(("series", f"{area}/{SUBJECT}/sampled") in self.state()
                                              for area in ("H1", "H2", "H11", "H12")))

    def find_spin(self, name):
        return self.desk.find(name, roles=[pyatspi.ROLE_SPIN_BUTTON])[0].queryValue()

    def set_desks(self, number):
        """As somebody types it."""
        self.find_spin(SPIN).currentValue = number

    def change(self):
        """What the south shore gains, as it is told."""
        for node in self.desk.find("预计完成：", "提前"):
            return node.name
        return ""

    def orders(self):
        return [item for item in self.documents("order") if item["source"] == "manual"]


def check_open(trial):
    trial.desk.focus()
    trial.desk.turn_to(1, "总览")
    trial.desk.press("ctrl+g")
    wait_for("the suggestion", trial.change)
    assert trial.desk.find("南岸") and trial.desk.find("从北岸抽调")
    assert trial.desk.find("台位：6 → 12", "截至"), [node.name for node in trial.desk.find("台位：")]
    assert trial.desk.find("台位：18 → 12", "截至"), [node.name for node in trial.desk.find("台位：")]
    assert trial.find_spin(SPIN).currentValue == 6
    assert trial.desk.find("调动 6 个台位")


def check_what_if(trial):
    """Another number: both ends are told anew at once, and nothing of it is sent."""
    before = trial.change()
    trial.set_desks(2)
    wait_for("other ends", lambda: trial.desk.find("台位：6 → 8") and trial.desk.find("台位：18 → 16"))
    assert trial.change() != before, before
    assert trial.desk.find("调动 2 个台位")
    trial.set_desks(0)
    trial.desk.see("目前未调动台位")
    wait_for("no order", lambda: not trial.desk.can_push("拟写通知"))
    trial.set_desks(4)
    wait_for("an order", lambda: trial.desk.can_push("拟写通知"))
    assert not trial.orders(), trial.orders()


def check_terms(trial):
    """Fewer desks in all: solved anew."""
    most = trial.find_spin("最多调动台位")
    most.currentValue = 3
    trial.desk.see("台位：6 → 9")
    most.currentValue = 10
    trial.desk.see("台位：6 → 12")
    trial.set_desks(4)
    trial.desk.see("台位：6 → 10")


def read(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def texts(trial):
    """What stands in the fields."""
    found = []
    for node in trial.desk.nodes():
        try:
            if has(node, pyatspi.STATE_EDITABLE):
                found.append(read(node))
        except NotImplementedError:
            continue
    return found


def boxes(trial):
    """Who receives the order, and who could."""
    return {node.name: has(node, pyatspi.STATE_CHECKED) for node in trial.desk.nodes()
            if node.getRole() == pyatspi.ROLE_CHECK_BOX}


def check_draft(trial):
    """The order window is filled, and nothing has gone."""
    trial.desk.push("拟写通知")
    wait_for("the title", lambda: "关于抽调采样台位支援南岸的通知" in texts(trial))
    body = [text for text in texts(trial) if "北岸抽调 4 个台位" in text]
    assert body and "支援南岸" in body[0] and "预计完成：" in body[0] and "推算依据" in body[0], texts(trial)
    assert "10" in texts(trial), texts(trial)
    assert [text for text in texts(trial) if re.fullmatch(r"2022-03-10 1[34]:\d[05]", text)], texts(trial)
    assert boxes(trial) == {"北岸": True, "南岸": True}, boxes(trial)
    assert not trial.orders(), trial.orders()


def close_suggestions(trial):
    """By a key, once the window of the order has gone."""
    wait_for("two windows", lambda: len(trial.desk.windows()) == 2)
    trial.desk.focus()
    trial.desk.press("Escape")
    wait_for("one window", lambda: len(trial.desk.windows()) == 1)


def check_teams(trial):
    """Teams of the north for the points of the south that have none; looked at, and left."""
    trial.desk.push("取消(")
    wait_for("two windows", lambda: len(trial.desk.windows()) == 2)
    trial.desk.push("派出队伍")
    wait_for("a team of the north for the south",
             lambda: trial.desk.find("北岸志愿队") and (trial.desk.find("网场社区") or trial.desk.find("盐仓社区")))
    assert not trial.desk.find("南岸志愿队")
    Sweep(trial.desk.process.pid).check()
    assert not trial.documents("assignment"), trial.documents("assignment")
    trial.desk.push("取消(")
    wait_for("two windows", lambda: len(trial.desk.windows()) == 2)
    trial.desk.push("拟写通知")
    wait_for("the order window", lambda: trial.desk.can_push("下发("))


def check_issue(trial):
    """A person issues it: the figure that it should move is that of the south shore."""
    trial.desk.push("下发(")
    order = wait_for("the order", trial.orders)[0]
    assert order["kind"] == "order" and sorted(order["recipients"]) == ["H1", "H2"], order
    expects = order["expects"]
    assert (expects["measure"], expects["place"], expects["target"]) == ("desks_open", "H2", 10), expects
    assert expects["by"] == order["due"], order
    close_suggestions(trial)


def check_further_down(trial):
    """Between two streets of a district: they are no parts of the commander's area, and
    receive the order all the same; as a draft, too."""
    assert trial.desk.close() == 0
    trial.desk = trial.seat("commander", "--scope=H1", place="北岸")
    trial.desk.press("ctrl+g")
    wait_for("the suggestion", trial.change)
    trial.desk.push("拟写通知")
    wanted = {"北岸": False, "南岸": False, "北岸 › 灯塔街道": True, "北岸 › 船坞街道": True}
    wait_for("the recipients", lambda: boxes(trial) == wanted)
    trial.desk.push("存为草稿")
    close_suggestions(trial)
    trial.desk.focus()
    trial.desk.press("ctrl+6")
    trial.desk.push("草稿 1")
    trial.desk.push("继续拟写")
    wait_for("the recipients again", lambda: boxes(trial) == wanted)
    assert len(trial.orders()) == 1


def check_replay(trial):
    """Below a community are points: the backend is asked how each went in the round."""
    assert trial.desk.close() == 0
    trial.desk = desk = trial.seat("commander", "--scope=H111", place="塔前社区")
    desk.press("ctrl+h")
    wait_for("the replay", lambda: any(window.name.startswith("回放") for window in desk.windows()))
    desk.focus()
    # 250 people each half-hour; it stands at the newest, between two steps.
    desk.see("塔前社区采样点, ", "已采 2,000 人")
    desk.press("Left", "Left")
    desk.see("塔前社区采样点, ", "已采 1,750 人")
    desk.press("Home")
    desk.see("塔前社区采样点, 未上报")
    desk.press("Escape")
    wait_for("the end of the replay", lambda: len(desk.windows()) == 1)


if __name__ == "__main__":
    sys.exit(run_trial(SuggestTrial, [check_open, check_what_if, check_terms, check_draft, check_teams, check_issue,
                                      check_further_down, check_replay]))
