#!/usr/bin/python3
"""Donations as staff have them: goods booked without a quantity, seen as such, and corrected."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk, run_checks, wait_for, walk

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import Daemon  # noqa: E402

# See test-alerts.py.
LIBADWAITA = subprocess.run(["pkg-config", "--modversion", "libadwaita-1"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout
WARNINGS = STRICT if tuple(map(int, LIBADWAITA.split(".")[:2])) < (1, 7) else ""


class Trial:
    """A daemon, and the desk of its staff on the page of donations."""

    def __init__(self, folder):
        self.daemon = Daemon().start()
        self.staff = self.daemon.token("staff")
        path = Path(folder) / "staff"
        path.touch(mode=0o600)
        path.write_text(self.staff)
        self.desk = Desk(f"--backend=http://127.0.0.1:{self.daemon.port}", f"--token-file={path}", place="港湾市",
                         XDG_DATA_HOME=str(Path(folder) / "data"), G_DEBUG=WARNINGS)
        self.desk.press("ctrl+5")
        self.desk.wait_for_title("捐赠")

    def nodes(self):
        application = self.desk.application
        for index in range(application.childCount):
            yield from walk(application.getChildAtIndex(index))

    def find(self, text, *roles):
        return [node for node in self.nodes() if node.name.startswith(text) and (not roles or node.getRole() in roles)
                and node.getState().contains(pyatspi.STATE_VISIBLE)]

    def push(self, text):
        button = wait_for(f"the button “{text}”", lambda: self.find(text, pyatspi.ROLE_PUSH_BUTTON,
                                                                   pyatspi.ROLE_CHECK_BOX))[-1]
        wait_for(f"“{text}” to be possible", lambda: button.getState().contains(pyatspi.STATE_SENSITIVE))
        assert button.queryAction().doAction(0)

    def write(self, field, text):
        """Into the field of that name in the window that was opened last."""
        def find_text():
            application = self.desk.application
            window = application.getChildAtIndex(application.childCount - 1)
            for node in walk(window):
                if node.name == field and "EditableText" in pyatspi.listInterfaces(node):
                    return node
                if node.name == field:
                    inner = [one for one in walk(node) if "EditableText" in pyatspi.listInterfaces(one)]
                    if inner:
                        return inner[0]
            return None

        node = wait_for(f"the field “{field}”", find_text)
        assert node.queryEditableText().setTextContents(text)

    def tick(self, text):
        """By keys: on to the box, and the space bar."""
        self.desk.focus()
        for _ in range(40):
            box = self.find(text, pyatspi.ROLE_CHECK_BOX)[-1]
            if box.getState().contains(pyatspi.STATE_FOCUSED):
                self.desk.press("space")
                return
            self.desk.press("Tab")
            time.sleep(0.1)
        raise AssertionError(f"no key leads to “{text}”")

    def open_row(self, text):
        """By keys: on to the list, down to the row, Enter."""
        self.desk.focus()
        before = None
        for _ in range(80):
            focused = [node for node in self.nodes() if node.getState().contains(pyatspi.STATE_FOCUSED)]
            rows = [node for node in focused if node.getRole() in (pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_TABLE_ROW)]
            words = [inner.name for row in rows for inner in walk(row)]
            if any(text in word for word in words):
                self.desk.press("Return")
                return
            # Where Down leads no further another list begins, the list of the pages for one.
            self.desk.press("Down" if rows and words != before else "Tab")
            before = words
            time.sleep(0.1)
        raise AssertionError(f"no key leads to a row of “{text}”")

    def donations(self):
        return self.daemon.get("/v1/documents/donation", self.staff).json["documents"]

    def own(self):
        documents, _, _ = self.daemon.state(self.staff)
        return documents.get(("tally", "H/donations"), {}).get("own", {})

    def close(self):
        status = self.desk.close()
        self.daemon.__exit__(None)
        return status


def check_list(trial):
    """What the city has been given is in the list, with its quantity."""
    wait_for("the ledger", lambda: trial.find("口罩"))
    wait_for("its quantity", lambda: trial.find("500 只"))


def check_book(trial):
    """Goods of which nobody knows how many: that is what is booked, and what is seen."""
    trial.push("登记捐赠")
    wait_for("the dialog", lambda: trial.find("取消"))
    trial.desk.focus()
    assert not trial.find("登记(", pyatspi.ROLE_PUSH_BUTTON)[-1].getState().contains(pyatspi.STATE_SENSITIVE)
    trial.write("捐赠者", "Firm")
    trial.write("物资", "masks")
    trial.tick("数量不详")
    trial.push("登记(")
    booked = wait_for("the donation", lambda: [item for item in trial.donations() if item.get("donor") == "Firm"])[0]
    assert booked["goods"] == [{"item": "masks"}] and booked["source"] == "manual", booked
    assert booked["to"] == "H" and "amount_fen" not in booked, booked
    wait_for("it in the list", lambda: trial.find("masks"))
    wait_for("that nobody knows how many", lambda: trial.find("数量未登记"))
    wait_for("what is to be done", lambda: trial.find("待补登"))
    assert trial.own()["goods_unquantified"] == 1, trial.own()


def check_correct(trial):
    """Another entry, with a reason: the first one stays, and counts no more."""
    first = [item for item in trial.donations() if item.get("donor") == "Firm"][0]
    trial.desk.focus()
    trial.open_row("masks")
    wait_for("the dialog", lambda: trial.find("更正("))
    trial.desk.focus()
    trial.tick("数量不详")
    trial.write("数量", "120")
    trial.write("更正原因", "counted")
    trial.push("更正(")
    second = wait_for("the correction", lambda: [item for item in trial.donations() if item.get("corrects")])[0]
    assert second["corrects"] == first["id"] and second["reason"] == "counted", second
    assert second["goods"] == [{"item": "masks", "quantity": 120}], second
    wait_for("it in the list", lambda: trial.find("120"))
    wait_for("nothing to be done any more", lambda: not trial.find("数量未登记"))
    own = trial.own()
    assert own["donations_booked"] == 1 and own["goods_unquantified"] == 0, own


def main():
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        checks = [check_list, check_book, check_correct]
        print(f"1..{len(checks) + 1}", flush=True)
        failed = run_checks(checks, trial)
        status = trial.close()
        print(f"{'ok' if status == 0 else 'not ok'} {len(checks) + 1} ended_well", flush=True)
        return 1 if failed or status != 0 else 0


sys.exit(main())
