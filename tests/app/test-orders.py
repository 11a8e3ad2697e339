#!/usr/bin/python3
"""Orders as a headquarters and its districts have them: written and issued, confirmed by
two districts at their own desks, the third seen overdue and reminded; a draft that
survives; what waits without a server, seen and discarded."""

import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk, run_checks, wait_for, walk
from sweep import Sweep

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import CLOCK, Daemon  # noqa: E402

# See test-alerts.py: a dialog of libadwaita 1.7 warns.
LIBADWAITA = subprocess.run(["pkg-config", "--modversion", "libadwaita-1"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout
WARNINGS = STRICT if tuple(map(int, LIBADWAITA.split(".")[:2])) < (1, 7) else ""

BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
NUMBER, TITLE, TEXT, ACKNOWLEDGE_BY = range(4)


class Trial:
    """A daemon with three districts, the commander's desk, and two districts' own."""

    def __init__(self, folder):
        self.daemon = Daemon().start()
        self.port = self.daemon.port
        self.folder = Path(folder)
        staff = self.daemon.token("staff")
        made = self.daemon.ask("PUT", "/v1/documents/area/H3", staff,
                               {"parent": "H", "level": "district", "name": "西岸"}, If_None_Match="*")
        assert made.status == 201, made.body
        self.commander = self.daemon.token("commander")
        self.districts = {area: self.daemon.token("official", area) for area in ("H1", "H2")}
        self.desk = self.open_desk("commander", self.commander)

    def open_desk(self, name, token):
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(token)
        return Desk(f"--backend=http://127.0.0.1:{self.port}", f"--token-file={path}", place="港湾市",
                    XDG_DATA_HOME=str(self.folder / f"data-{name}"), G_DEBUG=WARNINGS)

    def windows(self, desk=None):
        application = (desk or self.desk).application
        return [application.getChildAtIndex(index) for index in range(application.childCount)]

    def nodes(self, desk=None):
        return [node for window in self.windows(desk) for node in walk(window)]

    def find_buttons(self, text, desk=None):
        return [node for node in self.nodes(desk) if node.getRole() in BUTTONS and node.name.startswith(text)
                and node.getState().contains(pyatspi.STATE_VISIBLE)]

    def find_named(self, *parts, desk=None):
        return [node for node in self.nodes(desk) if all(part in node.name for part in parts)]

    def push(self, text, desk=None):
        """Of a button with a popover it is the inner one that can be pressed."""
        def find():
            for button in self.find_buttons(text, desk):
                for node in walk(button):
                    try:
                        if node.queryAction().nActions > 0:
                            return node
                    except NotImplementedError:
                        continue
            return None

        assert wait_for(f"the button “{text}”", find).queryAction().doAction(0), text

    def dialog(self):
        return wait_for("the window", lambda: [window for window in self.windows() if window.name == "拟写通知"])[0]

    def fill(self, index, text):
        """The fields in the order in which they stand."""
        def find():
            found = []
            for node in walk(self.dialog()):
                try:
                    node.queryEditableText()
                except NotImplementedError:
                    continue
                if node.getState().contains(pyatspi.STATE_EDITABLE) and node.getRole() in (
                        pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY):
                    found.append(node)
            return found if len(found) > index else None

        wait_for("the fields", find)[index].queryEditableText().setTextContents(text)

    def orders(self):
        documents, _, _ = self.daemon.state(self.commander)
        return [item for key, item in documents.items() if key[0] == "order"]

    def receipt(self, order, area):
        documents, _, _ = self.daemon.state(self.commander)
        return documents.get(("receipt", f"{order}/{area}"))

    def close(self):
        status = self.desk.close()
        self.daemon.__exit__(None)
        return status


def issued(trial):
    return [order for order in trial.orders() if order["title"] == "trial order"][0]


def check_issue(trial):
    trial.desk.focus()
    trial.desk.press("ctrl+6")
    trial.desk.wait_for_title("通知")
    trial.push("下发通知")
    due = datetime.fromisoformat(CLOCK) + timedelta(hours=2)
    trial.fill(TITLE, "trial order")
    trial.fill(ACKNOWLEDGE_BY, due.strftime("%Y-%m-%d %H:%M"))
    trial.push("下发(")
    order = wait_for("the order", lambda: issued(trial))
    assert order["number"].endswith("1号"), order
    assert sorted(order["recipients"]) == ["H1", "H2", "H3"], order
    assert order["issuer"] == "H" and order["acknowledge_by"], order
    wait_for("its row", lambda: trial.find_named("trial order", "0 / 3 已签收"))


def check_confirm(trial):
    """Each at its own desk, with its own token."""
    order = issued(trial)["id"]
    for area, name in (("H1", "北岸"), ("H2", "南岸")):
        desk = trial.open_desk(area, trial.districts[area])
        try:
            desk.press("ctrl+6")
            wait_for("the order", lambda: trial.find_named("trial order", desk=desk))
            trial.push(f"签收：{name}", desk)
            receipt = wait_for("the receipt", lambda: trial.receipt(order, area))
            assert receipt["state"] == "acknowledged" and receipt["times"]["acknowledged"], receipt
        finally:
            assert desk.close() == 0
    wait_for("both", lambda: trial.find_named("trial order", "2 / 3 已签收"))


def check_overdue(trial):
    """Two hours later the third has not: it is told, and can be reminded."""
    late = (datetime.fromisoformat(CLOCK) + timedelta(hours=5)).isoformat()
    trial.daemon.kill()
    trial.daemon.options = [f"--clock={late}" if option.startswith("--clock=") else option
                            for option in trial.daemon.options]
    trial.daemon.start(listen=f"127.0.0.1:{trial.port}")
    trial.desk.focus()
    trial.desk.press("ctrl+r")
    wait_for("the third", lambda: trial.find_named("西岸", "逾期"))
    wait_for("the row", lambda: trial.find_named("trial order", "1 个区县逾期未签收"))
    assert not trial.find_named("北岸", "签收 逾期") and not trial.find_named("南岸", "签收 逾期")
    trial.push("催办西岸")
    wait_for("the foot", lambda: trial.find_named("已催办 1 次", "西岸"))


def check_draft(trial):
    trial.push("下发通知")
    trial.fill(TITLE, "half an order")
    trial.push("存为草稿")
    wait_for("the chip", lambda: trial.find_buttons("草稿 1"))
    trial.push("草稿 1")
    wait_for("its row", lambda: trial.find_named("half an order", "本机草稿"))
    assert not [order for order in trial.orders() if order["title"] == "half an order"]
    assert trial.desk.close() == 0
    trial.desk = trial.open_desk("commander", trial.commander)
    trial.desk.press("ctrl+6")
    wait_for("the draft again", lambda: trial.find_buttons("草稿 1"))

    # Whoever leaves with words of his is asked; the answer at hand keeps them.
    trial.push("下发通知")
    trial.fill(TITLE, "left in a hurry")
    trial.push("取消")
    wait_for("the question", lambda: trial.find_named("保留已写内容"))
    trial.push("存为草稿(")
    wait_for("both drafts", lambda: trial.find_buttons("草稿 2"))
    trial.push("放弃草稿")
    wait_for("one draft", lambda: trial.find_buttons("草稿 1"))
    trial.push("待办")


def check_outbox(trial):
    """Without a server it waits, is told to wait, is listed, and goes when a person says so."""
    trial.daemon.kill()
    wait_for("the row", lambda: trial.find_named("trial order", "签收"))
    trial.push("催办西岸")
    wait_for("the pill", lambda: trial.find_buttons("连接：") and trial.find_named("1 条待发送"))
    trial.push("连接：")
    trial.push("查看待发送内容")
    wait_for("the list", lambda: [node for node in trial.nodes() if node.name.startswith("放弃：催办西岸")])
    Sweep(trial.desk.process.pid).check()
    trial.push("放弃：催办西岸")
    trial.push("放弃(")
    wait_for("nothing", lambda: trial.find_named("没有待发送的内容"))
    trial.desk.focus()
    trial.desk.press("Escape")


CHECKS = [check_issue, check_confirm, check_overdue, check_draft, check_outbox]


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
