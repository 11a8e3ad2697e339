#!/usr/bin/python3
"""Suggestions as a commander has them: opened by a key, read, tried with another number of
desks, drafted as an order; nothing is sent before he issues it."""

import re
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk, run_checks, wait_for, walk

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import CLOCK, SUBJECT, Daemon, report  # noqa: E402

BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
SPIN = "从北岸调往南岸的台位数"
NORTH = {"H111-s1": 5, "H112-s1": 5, "H121-s1": 4, "H122-s1": 4}
SOUTH = {"H211-s1": 3, "H212-s1": 3}


class Trial:
    """A town whose north shore is nearly done, and whose south shore will be late."""

    def __init__(self, folder):
        self.daemon = Daemon().start()
        self.commander = self.daemon.token("commander")
        self.send_campaign()
        self.put_team("a", "北岸志愿队", "H11")
        self.put_team("b", "南岸志愿队", "H21")
        self.folder = Path(folder)
        self.path = self.folder / "commander"
        self.path.touch(mode=0o600)
        self.path.write_text(self.commander)
        self.desk = self.open_desk("H", "港湾市")

    def put_team(self, letter, name, area):
        answer = self.daemon.ask("PUT", f"/v1/documents/team/team-{letter}", self.daemon.token("staff"),
                                 {"kind": "volunteer", "name": name, "area": area, "size": 12}, If_None_Match="*")
        assert answer.status == 201, answer.body

    def open_desk(self, scope, place):
        return Desk(f"--backend=http://127.0.0.1:{self.daemon.port}", f"--token-file={self.path}", f"--scope={scope}",
                    place=place, XDG_DATA_HOME=str(self.folder / "data"), G_DEBUG=STRICT)

    def send_campaign(self):
        """Each half-hour since the round began: 250 a point in the north, 25 in the south."""
        now = datetime.fromisoformat(CLOCK)
        reports = []
        for step in range(1, 9):
            at = (now - timedelta(hours=4) + timedelta(minutes=30 * step - 1)).isoformat()
            for desks, people in ((NORTH, 250), (SOUTH, 25)):
                reports += [report(site, people, at, set={"desks_open": number, "queue": 12})
                            for site, number in desks.items()]
        answer = self.daemon.ask("POST", "/v1/reports", self.daemon.token("reporter"), reports)
        assert answer.status == 200 and answer.json["accepted"] == len(reports), answer.body
        wait_for("the histories", lambda: all(("series", f"{area}/{SUBJECT}/sampled") in
                                              self.daemon.state(self.commander)[0]
                                              for area in ("H1", "H2", "H11", "H12")))

    def windows(self):
        application = self.desk.application
        return [application.getChildAtIndex(index) for index in range(application.childCount)]

    def nodes(self):
        return [node for window in self.windows() for node in walk(window)]

    def find(self, *parts):
        return [node for node in self.nodes() if all(part in node.name for part in parts)]

    def push(self, text):
        def find():
            return [node for node in self.nodes() if node.getRole() in BUTTONS and node.name.startswith(text)
                    and node.getState().contains(pyatspi.STATE_SENSITIVE)
                    and node.getState().contains(pyatspi.STATE_VISIBLE)]

        assert wait_for(f"the button “{text}”", find)[0].queryAction().doAction(0), text

    def can_push(self, text):
        return [node for node in self.nodes() if node.getRole() in BUTTONS and node.name.startswith(text)
                and node.getState().contains(pyatspi.STATE_SENSITIVE)]

    def set_desks(self, number):
        """As somebody types it."""
        spin = [node for node in self.find(SPIN) if node.getRole() == pyatspi.ROLE_SPIN_BUTTON][0]
        spin.queryValue().currentValue = number

    def get_desks(self):
        spins = [node for node in self.find(SPIN) if node.getRole() == pyatspi.ROLE_SPIN_BUTTON]
        return int(spins[0].queryValue().currentValue) if spins else None

    def change(self):
        """What the south shore gains, as it is told."""
        for node in self.find("预计完成：", "提前"):
            return node.name
        return ""

    def orders(self):
        documents, _, _ = self.daemon.state(self.commander)
        return [item for key, item in documents.items() if key[0] == "order" and item["source"] == "manual"]

    def close(self):
        status = self.desk.close()
        self.daemon.__exit__(None)
        return status


def check_open(trial):
    trial.desk.focus()
    trial.desk.press("ctrl+1")
    trial.desk.wait_for_title("总览")
    trial.desk.press("ctrl+g")
    wait_for("the suggestion", trial.change)
    assert trial.find("南岸") and trial.find("从北岸抽调")
    assert trial.find("台位：6 → 12", "截至"), [node.name for node in trial.find("台位：")]
    assert trial.find("台位：18 → 12", "截至"), [node.name for node in trial.find("台位：")]
    assert trial.get_desks() == 6
    assert trial.find("调动 6 个台位")


def check_what_if(trial):
    """Another number: both ends are told anew at once, and nothing of it is sent."""
    before = trial.change()
    trial.set_desks(2)
    wait_for("other ends", lambda: trial.find("台位：6 → 8") and trial.find("台位：18 → 16"))
    assert trial.change() != before, before
    assert trial.find("调动 2 个台位")
    trial.set_desks(0)
    wait_for("no gain", lambda: trial.find("目前未调动台位"))
    wait_for("no order", lambda: not trial.can_push("拟写通知"))
    trial.set_desks(4)
    wait_for("an order", lambda: trial.can_push("拟写通知"))
    assert not trial.orders(), trial.orders()


def check_terms(trial):
    """Fewer desks in all: solved anew."""
    most = [node for node in trial.find("最多调动台位") if node.getRole() == pyatspi.ROLE_SPIN_BUTTON][0]
    most.queryValue().currentValue = 3
    wait_for("three", lambda: trial.find("台位：6 → 9"))
    most.queryValue().currentValue = 10
    wait_for("six", lambda: trial.find("台位：6 → 12"))
    trial.set_desks(4)
    wait_for("four", lambda: trial.find("台位：6 → 10"))


def read(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def texts(trial):
    """What stands in the fields."""
    found = []
    for node in trial.nodes():
        try:
            if node.getState().contains(pyatspi.STATE_EDITABLE):
                found.append(read(node))
        except NotImplementedError:
            continue
    return found


def boxes(trial):
    """Who receives the order, and who could."""
    return {node.name: node.getState().contains(pyatspi.STATE_CHECKED) for node in trial.nodes()
            if node.getRole() == pyatspi.ROLE_CHECK_BOX}


def check_draft(trial):
    """The order window is filled, and nothing has gone."""
    trial.push("拟写通知")
    wait_for("the title", lambda: "关于抽调采样台位支援南岸的通知" in texts(trial))
    body = [text for text in texts(trial) if "北岸抽调 4 个台位" in text]
    assert body and "支援南岸" in body[0] and "预计完成：" in body[0] and "推算依据" in body[0], texts(trial)
    assert "10" in texts(trial), texts(trial)
    assert [text for text in texts(trial) if re.fullmatch(r"2022-03-10 1[34]:\d[05]", text)], texts(trial)
    assert boxes(trial) == {"北岸": True, "南岸": True}, boxes(trial)
    assert not trial.orders(), trial.orders()


def close_suggestions(trial):
    """By a key, once the window of the order has gone."""
    wait_for("two windows", lambda: len(trial.windows()) == 2)
    trial.desk.focus()
    trial.desk.press("Escape")
    wait_for("one window", lambda: len(trial.windows()) == 1)


def check_teams(trial):
    """Teams of the north for the points of the south that have none; looked at, and left."""
    trial.push("取消(")
    wait_for("two windows", lambda: len(trial.windows()) == 2)
    trial.push("派出队伍")
    wait_for("a team of the north for the south",
             lambda: trial.find("北岸志愿队") and (trial.find("网场社区") or trial.find("盐仓社区")))
    assert not trial.find("南岸志愿队")
    documents, _, _ = trial.daemon.state(trial.commander)
    assert not [key for key in documents if key[0] == "assignment"], documents
    trial.push("取消(")
    wait_for("two windows", lambda: len(trial.windows()) == 2)
    trial.push("拟写通知")
    wait_for("the order window", lambda: trial.can_push("下发("))


def check_issue(trial):
    """A person issues it: the figure that it should move is that of the south shore."""
    trial.push("下发(")
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
    trial.desk = trial.open_desk("H1", "北岸")
    trial.desk.press("ctrl+g")
    wait_for("the suggestion", trial.change)
    trial.push("拟写通知")
    wanted = {"北岸": False, "南岸": False, "灯塔街道": True, "船坞街道": True}
    wait_for("the recipients", lambda: boxes(trial) == wanted)
    trial.push("存为草稿")
    close_suggestions(trial)
    trial.desk.focus()
    trial.desk.press("ctrl+6")
    trial.push("草稿 1")
    trial.push("继续拟写")
    wait_for("the recipients again", lambda: boxes(trial) == wanted)
    assert len(trial.orders()) == 1


CHECKS = [check_open, check_what_if, check_terms, check_draft, check_teams, check_issue, check_further_down]


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
