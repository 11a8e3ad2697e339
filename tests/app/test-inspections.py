#!/usr/bin/python3
"""Inspections as two people have them: one records a fault and gives the evidence, is
refused closing it himself, and another one closes it. By keys and buttons alone."""

import sys
import time

from accessible_desk import BUTTONS, has, wait_for, walk
from desk_trial import Trial, run_trial
from sweep import Sweep

import pyatspi

PLACE = "H111-s1"
FAULT = "register incomplete"


class InspectionTrial(Trial):
    def __init__(self, folder):
        super().__init__(folder)
        self.desk.turn_to(7, "督查")

    def followup(self, state):
        return wait_for(f"a follow-up that is {state}",
                        lambda: [item for item in self.documents("followup")
                                 if item["what"] == FAULT and item["state"] == state])[0]


def check_page(trial):
    """What the city brought along."""
    trial.desk.see("扫码不全")
    trial.desk.see("1 / 2 从未暗访")


def check_record(trial):
    """The place by its code, Enter; a verdict by keys; what is wrong in words."""
    staff = trial.desk
    staff.push("新建检查")
    staff.see("请选择被查地点")
    staff.focus()
    staff.type(PLACE)
    staff.see("匹配的地点")
    staff.press("Return")
    staff.see("请至少填写一项检查结果")
    choice = staff.see("登记", roles=[pyatspi.ROLE_COMBO_BOX])
    opener = [node for node in walk(choice) if node.getRole() in BUTTONS][0]
    assert opener.queryAction().doAction(0)
    wait_for("the verdicts", lambda: has(opener, pyatspi.STATE_PRESSED) or has(opener, pyatspi.STATE_CHECKED))

    def choose():
        """A key may be lost before the list has taken the focus: again, until it says so."""
        staff.press("Down", "Down", "Return")
        time.sleep(0.5)
        return staff.find("请写明需要整改的问题") or not opener.queryAction().doAction(0)

    wait_for("a verdict", choose)
    staff.see("请写明需要整改的问题")
    note = staff.find("登记：说明")[0]
    note.queryEditableText().setTextContents(FAULT)
    staff.wait_until_gone("请写明需要整改的问题")
    staff.push("保存")
    followup = trial.followup("open")
    assert followup["area"] == "H1", followup
    visit = [item for item in trial.documents("inspection") if item["id"] == followup["inspection"]][0]
    assert visit["place"] == PLACE and visit["unannounced"] and visit["state"] == "done", visit
    assert [finding["verdict"] for finding in visit["findings"]] == ["partial"], visit


def check_evidence(trial):
    staff = trial.desk
    staff.focus()
    staff.push_to_open("复查：register")
    staff.see("整改证据（说明）")
    Sweep(staff.process.pid).check()
    staff.focus()
    staff.type("ledger shown")
    staff.press("Return")
    followup = trial.followup("evidence")
    assert followup["evidence"] == "ledger shown" and followup["evidence_by_role"] == "staff", followup


def check_refused(trial):
    """Nobody closes what he gave the evidence for; it is said why."""
    staff = trial.desk
    staff.focus()
    staff.push_to_open("复查：register")
    staff.see("提交证据的人不能销号")
    assert not staff.can_push("复查合格")
    staff.leave_window()
    assert trial.followup("evidence")


def check_closed(trial):
    commander = trial.seat("commander")
    commander.turn_to(7, "督查")
    commander.push_to_open("复查：register")
    commander.push("复查合格")
    followup = trial.followup("closed")
    assert followup["closed_by_role"] == "commander", followup


if __name__ == "__main__":
    sys.exit(run_trial(InspectionTrial, [check_page, check_record, check_evidence, check_refused, check_closed]))
