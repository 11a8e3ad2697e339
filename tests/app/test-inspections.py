#!/usr/bin/python3
"""Inspections as two people have them: one records a fault and gives the evidence, is
refused closing it himself, and another one closes it. By keys and buttons alone."""

import sys
import tempfile
import time

from accessible_desk import SOURCE, run_checks, wait_for, walk
from person import BUTTONS, Person

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import Daemon  # noqa: E402

PLACE = "H111-s1"
FAULT = "register incomplete"


class Trial:
    def __init__(self, folder):
        self.daemon = Daemon().start()
        self.viewer = self.daemon.token("viewer")
        self.staff = self.seat(folder, "staff")
        self.commander = None
        self.folder = folder

    def seat(self, folder, role):
        person = Person(folder, self.daemon, role)
        person.turn_to(7, "督查")
        return person

    def documents(self, kind):
        documents, _, _ = self.daemon.state(self.viewer)
        return [item for key, item in documents.items() if key[0] == kind]

    def followup(self, state):
        return wait_for(f"a follow-up that is {state}",
                        lambda: [item for item in self.documents("followup")
                                 if item["what"] == FAULT and item["state"] == state])[0]

    def end(self):
        for person in (self.staff, self.commander):
            if person is not None:
                person.go_home()
        self.daemon.__exit__(None)


def check_page(trial):
    """What the city brought along."""
    trial.staff.see("扫码不全")
    trial.staff.see("1 / 2 从未暗访")


def check_record(trial):
    """The place by its code, Enter; a verdict by keys; what is wrong in words."""
    staff = trial.staff
    staff.push("新建检查")
    staff.see("请选择被查地点")
    staff.desk.focus()
    staff.desk.type(PLACE)
    wait_for("the place", lambda: staff.find("匹配的地点", pyatspi.STATE_VISIBLE))
    staff.desk.press("Return")
    staff.see("请至少填写一项检查结果")
    choice = wait_for("the choice", lambda: [node for node in staff.find("登记", pyatspi.STATE_VISIBLE)
                                             if node.getRole() == pyatspi.ROLE_COMBO_BOX])[0]
    opener = [node for node in walk(choice) if node.getRole() in BUTTONS][0]
    assert opener.queryAction().doAction(0)
    wait_for("the verdicts", lambda: opener.getState().contains(pyatspi.STATE_PRESSED)
             or opener.getState().contains(pyatspi.STATE_CHECKED))

    def choose():
        """A key may be lost before the list has taken the focus: again, until it says so."""
        staff.desk.press("Down", "Down", "Return")
        time.sleep(0.5)
        return staff.find("请写明需要整改的问题", pyatspi.STATE_VISIBLE) or not opener.queryAction().doAction(0)

    wait_for("a verdict", choose)
    staff.see("请写明需要整改的问题")
    note = staff.find("登记：说明", pyatspi.STATE_VISIBLE)[0]
    note.queryEditableText().setTextContents(FAULT)
    wait_for("no fault", lambda: not staff.find("请写明需要整改的问题", pyatspi.STATE_VISIBLE))
    staff.push("保存")
    followup = trial.followup("open")
    assert followup["area"] == "H1", followup
    visit = [item for item in trial.documents("inspection") if item["id"] == followup["inspection"]][0]
    assert visit["place"] == PLACE and visit["unannounced"] and visit["state"] == "done", visit
    assert [finding["verdict"] for finding in visit["findings"]] == ["partial"], visit


def check_evidence(trial):
    staff = trial.staff
    staff.desk.focus()
    staff.push("复查：register")
    staff.see("整改证据（说明）")
    entry = wait_for("the entry", lambda: [node for node in walk(staff.windows()[-1])
                                           if node.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
                                           and node.getState().contains(pyatspi.STATE_FOCUSABLE)
                                           and node.getState().contains(pyatspi.STATE_VISIBLE)])[-1]
    entry.queryEditableText().setTextContents("ledger shown")
    staff.push("提交证据")
    followup = trial.followup("evidence")
    assert followup["evidence"] == "ledger shown" and followup["evidence_by_role"] == "staff", followup


def check_refused(trial):
    """Nobody closes what he gave the evidence for; it is said why."""
    staff = trial.staff
    staff.desk.focus()
    staff.push("复查：register")
    staff.see("提交证据的人不能销号")
    assert not [node for node in staff.buttons("复查合格") if node.getState().contains(pyatspi.STATE_SENSITIVE)]
    staff.leave_window()
    assert trial.followup("evidence")


def check_closed(trial):
    trial.commander = trial.seat(trial.folder, "commander")
    trial.commander.push("复查：register")
    trial.commander.push("复查合格")
    followup = trial.followup("closed")
    assert followup["closed_by_role"] == "commander", followup


CHECKS = [check_page, check_record, check_evidence, check_refused, check_closed]


def main():
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        try:
            failed = run_checks(CHECKS, trial)
        finally:
            trial.end()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
