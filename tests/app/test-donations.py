#!/usr/bin/python3
"""Donations as staff have them: goods booked without a quantity, seen as such, and corrected."""

import subprocess
import sys
import tempfile

from accessible_desk import SOURCE, STRICT, run_checks, wait_for
from person import Person

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
        self.staff = Person(folder, self.daemon, "staff", WARNINGS)
        self.staff.turn_to(5, "捐赠")

    def donations(self):
        return self.daemon.get("/v1/documents/donation", self.staff.token).json["documents"]

    def own(self):
        documents, _, _ = self.daemon.state(self.staff.token)
        return documents.get(("tally", "H/donations"), {}).get("own", {})

    def close(self):
        status = self.staff.go_home()
        self.daemon.__exit__(None)
        return status


def check_list(trial):
    """What the city has been given is in the list, with its quantity."""
    wait_for("the ledger", lambda: trial.staff.find("口罩"))
    wait_for("its quantity", lambda: trial.staff.find("500 只"))


def check_book(trial):
    """Goods of which nobody knows how many: that is what is booked, and what is seen."""
    trial.staff.push("登记捐赠")
    wait_for("the dialog", lambda: trial.staff.find("取消"))
    trial.staff.desk.focus()
    assert not trial.staff.buttons("登记(")[-1].getState().contains(pyatspi.STATE_SENSITIVE)
    trial.staff.write("捐赠者", "Firm")
    trial.staff.write("物资", "masks")
    trial.staff.tick("数量不详")
    trial.staff.push("登记(")
    booked = wait_for("the donation", lambda: [item for item in trial.donations() if item.get("donor") == "Firm"])[0]
    assert booked["goods"] == [{"item": "masks"}] and booked["source"] == "manual", booked
    assert booked["to"] == "H" and "amount_fen" not in booked, booked
    wait_for("it in the list", lambda: trial.staff.find("masks"))
    wait_for("that nobody knows how many", lambda: trial.staff.find("数量未登记"))
    wait_for("what is to be done", lambda: trial.staff.find("待补登"))
    assert trial.own()["goods_unquantified"] == 1, trial.own()


def check_correct(trial):
    """Another entry, with a reason: the first one stays, and counts no more."""
    first = [item for item in trial.donations() if item.get("donor") == "Firm"][0]
    trial.staff.desk.focus()
    trial.staff.open_row("masks")
    wait_for("the dialog", lambda: trial.staff.find("更正("))
    trial.staff.desk.focus()
    trial.staff.tick("数量不详")
    trial.staff.write("数量", "120")
    trial.staff.write("更正原因", "counted")
    trial.staff.push("更正(")
    second = wait_for("the correction", lambda: [item for item in trial.donations() if item.get("corrects")])[0]
    assert second["corrects"] == first["id"] and second["reason"] == "counted", second
    assert second["goods"] == [{"item": "masks", "quantity": 120}], second
    wait_for("it in the list", lambda: trial.staff.find("120"))
    wait_for("nothing to be done any more", lambda: not trial.staff.find("数量未登记"))
    own = trial.own()
    assert own["donations_booked"] == 1 and own["goods_unquantified"] == 0, own


def check_notice(trial):
    """What Ctrl+P prints is the notice, numbered by the entries of the ledger, looked at first."""
    number = len(trial.donations())
    trial.staff.desk.focus()
    trial.staff.desk.press("ctrl+p")
    wait_for("the page", lambda: trial.staff.find("第 1 页，共"))
    wait_for("its title", lambda: trial.staff.find("接受社会捐赠情况公示"))
    assert number >= 3, number
    trial.staff.leave_window()
    wait_for("the desk again", lambda: not trial.staff.find("第 1 页，共"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        checks = [check_list, check_book, check_correct, check_notice]
        print(f"1..{len(checks) + 1}", flush=True)
        failed = run_checks(checks, trial)
        status = trial.close()
        print(f"{'ok' if status == 0 else 'not ok'} {len(checks) + 1} ended_well", flush=True)
        return 1 if failed or status != 0 else 0


sys.exit(main())
