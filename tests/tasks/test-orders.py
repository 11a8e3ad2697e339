#!/usr/bin/python3
"""Orders as a headquarters and its districts have them: written and issued, confirmed by
two districts at their own desks, the third seen overdue and reminded; a draft that
survives; what waits without a server, seen and discarded."""

import sys
from datetime import datetime, timedelta

from accessible_desk import ENTRIES, has, wait_for, walk
from desk_trial import Trial, run_trial
from sweep import Sweep

import pyatspi

from daemon_fixture import CLOCK

NUMBER, TITLE, TEXT, ACKNOWLEDGE_BY = range(4)


class OrdersTrial(Trial):
    """A town with three districts, and the commander's desk."""

    ROLE = "commander"

    def prepare(self):
        self.put("area", "H3", parent="H", level="district", name="西岸")

    def fill(self, index, text):
        """The fields in the order in which they stand."""
        def find():
            window = [window for window in self.desk.windows() if window.name == "拟写通知"][0]
            return [node for node in walk(window) if node.getRole() in ENTRIES
                    and "EditableText" in pyatspi.listInterfaces(node) and has(node, pyatspi.STATE_EDITABLE)][index]

        wait_for("the field", find).queryEditableText().setTextContents(text)


def issued(trial):
    return [order for order in trial.documents("order") if order["title"] == "trial order"][0]


def check_issue(trial):
    trial.desk.focus()
    trial.desk.turn_to(6, "通知")
    trial.desk.push("下发通知")
    due = datetime.fromisoformat(CLOCK) + timedelta(hours=2)
    trial.fill(TITLE, "trial order")
    trial.fill(ACKNOWLEDGE_BY, due.strftime("%Y-%m-%d %H:%M"))
    trial.desk.push("下发(")
    order = wait_for("the order", lambda: issued(trial))
    assert order["number"].endswith("1号"), order
    assert sorted(order["recipients"]) == ["H1", "H2", "H3"], order
    assert order["issuer"] == "H" and order["acknowledge_by"], order
    trial.desk.see("trial order", "0 / 3 已签收")


def check_confirm(trial):
    """Each at its own desk, with its own token."""
    order = issued(trial)["id"]
    for area, name in (("H1", "北岸"), ("H2", "南岸")):
        desk = trial.seat("official", area=area)
        desk.turn_to(6, "通知")
        desk.see("trial order")
        desk.push(f"签收：{name}")
        receipt = wait_for("the receipt", lambda: trial.state().get(("receipt", f"{order}/{area}")))
        assert receipt["state"] == "acknowledged" and receipt["times"]["acknowledged"], receipt
        assert desk.close() == 0
    trial.desk.see("trial order", "2 / 3 已签收")


def check_overdue(trial):
    """Two hours later the third has not: it is told, and can be reminded."""
    late = (datetime.fromisoformat(CLOCK) + timedelta(hours=5)).isoformat()
    trial.daemon.kill()
    trial.come_back(late)
    trial.desk.focus()
    trial.desk.press("ctrl+r")
    trial.desk.see("西岸", "逾期")
    trial.desk.see("trial order", "1 个区县逾期未签收")
    assert not trial.desk.find("北岸", "签收 逾期") and not trial.desk.find("南岸", "签收 逾期")
    trial.desk.push("催办西岸")
    trial.desk.see("已催办 1 次", "西岸")


def check_draft(trial):
    trial.desk.push("下发通知")
    trial.fill(TITLE, "half an order")
    trial.desk.push("存为草稿")
    wait_for("the chip", lambda: trial.desk.has_button("草稿 1"))
    trial.desk.push("草稿 1")
    trial.desk.see("half an order", "本机草稿")
    assert not [order for order in trial.documents("order") if order["title"] == "half an order"]
    assert trial.desk.close() == 0
    trial.desk = trial.seat("commander")
    trial.desk.turn_to(6, "通知")
    wait_for("the draft again", lambda: trial.desk.has_button("草稿 1"))

    # Whoever leaves with words of his is asked; the answer at hand keeps them.
    trial.desk.push("下发通知")
    trial.fill(TITLE, "left in a hurry")
    trial.desk.push("取消")
    trial.desk.see("保留已写内容")
    trial.desk.push("存为草稿(")
    wait_for("both drafts", lambda: trial.desk.has_button("草稿 2"))
    trial.desk.push("放弃草稿")
    wait_for("one draft", lambda: trial.desk.has_button("草稿 1"))
    trial.desk.push("待办")


def check_outbox(trial):
    """Without a server it waits, is told to wait, is listed, and goes when a person says so."""
    trial.daemon.kill()
    trial.desk.see("trial order", "签收")
    trial.desk.push("催办西岸")
    wait_for("the pill", lambda: trial.desk.has_button("连接：") and trial.desk.find("1 条待发送"))
    trial.desk.push("连接：")
    trial.desk.push("查看待发送内容")
    trial.desk.see("放弃：已催办西岸")
    Sweep(trial.desk.process.pid).check()
    trial.desk.push("放弃：已催办西岸")
    trial.desk.push("放弃(")
    trial.desk.see("没有待发送的内容")
    trial.desk.focus()
    trial.desk.press("Escape")


if __name__ == "__main__":
    sys.exit(run_trial(OrdersTrial, [check_issue, check_confirm, check_overdue], [check_draft, check_outbox]))
