#!/usr/bin/python3
"""Donations as staff have them: goods booked without a quantity, seen as such, and corrected."""

import sys

from accessible_desk import wait_for
from desk_trial import Trial, run_trial


class DonationsTrial(Trial):
    """The desk of the staff on the page of donations."""

    def __init__(self, folder):
        super().__init__(folder)
        self.desk.turn_to(5, "捐赠")

    def own(self):
        return self.state().get(("tally", "H/donations"), {}).get("own", {})


def check_list(trial):
    """What the city has been given is in the list, with its quantity."""
    trial.desk.see("口罩")
    trial.desk.see("500 只")


def check_book(trial):
    """Goods of which nobody knows how many: that is what is booked, and what is seen."""
    trial.desk.push("登记捐赠")
    trial.desk.see("取消")
    trial.desk.focus()
    assert not trial.desk.can_push("登记(")
    trial.desk.write("捐赠者", "Firm")
    trial.desk.write("物资", "masks")
    trial.desk.tick("数量不详")
    trial.desk.push("登记(")
    booked = wait_for("the donation", lambda: [item for item in trial.ledger("donation") if item.get("donor") == "Firm"])[0]
    assert booked["goods"] == [{"item": "masks"}] and booked["source"] == "manual", booked
    assert booked["to"] == "H" and "amount_fen" not in booked, booked
    trial.desk.see("masks")
    trial.desk.see("数量未登记")
    trial.desk.see("待补登")
    assert trial.own()["goods_unquantified"] == 1, trial.own()


def check_correct(trial):
    """Another entry, with a reason: the first one stays, and counts no more."""
    first = [item for item in trial.ledger("donation") if item.get("donor") == "Firm"][0]
    trial.desk.focus()
    trial.desk.open_row("masks")
    trial.desk.see("更正(")
    trial.desk.focus()
    trial.desk.tick("数量不详")
    trial.desk.write("数量", "120")
    trial.desk.write("更正原因", "counted")
    trial.desk.push("更正(")
    second = wait_for("the correction", lambda: [item for item in trial.ledger("donation") if item.get("corrects")])[0]
    assert second["corrects"] == first["id"] and second["reason"] == "counted", second
    assert second["goods"] == [{"item": "masks", "quantity": 120}], second
    trial.desk.see("120")
    trial.desk.wait_until_gone("数量未登记")
    own = trial.own()
    assert own["donations_booked"] == 1 and own["goods_unquantified"] == 0, own


def check_hand_over(trial):
    """One press at the chosen line: another entry says when; and it can be taken back."""
    desk = trial.desk
    desk.focus()
    assert not desk.can_push("移交(")
    desk.go_to_row("masks")
    desk.press("space")
    wait_for("the button", lambda: desk.can_push("移交("))
    desk.push("移交(")
    made = wait_for("the entry", lambda: [item for item in trial.ledger("donation") if item.get("handed_over")])[0]
    assert made["goods"] == [{"item": "masks", "quantity": 120}] and made["corrects"] and made["reason"] == "已移交", made
    desk.see("masks", "已移交")
    assert trial.own()["donations_booked"] == 1, trial.own()
    desk.wait_until_gone("已收")
    desk.go_to_row("masks")
    desk.press("space")
    wait_for("the way back", lambda: desk.can_push("撤销移交("))
    desk.push("撤销移交(")
    back = wait_for("the entry", lambda: [item for item in trial.ledger("donation") if item.get("corrects") == made["id"]])[0]
    assert "handed_over" not in back and back["reason"] == "移交已撤销", back
    assert trial.own()["donations_booked"] == 1, trial.own()


def check_notice(trial):
    """What Ctrl+P prints is the notice, numbered by the entries of the ledger, looked at first."""
    assert len(trial.ledger("donation")) >= 3, trial.ledger("donation")
    trial.desk.focus()
    trial.desk.press("ctrl+p")
    trial.desk.see("第 1 页，共")
    trial.desk.see("接受社会捐赠情况公示")
    trial.desk.leave_window()
    trial.desk.wait_until_gone("第 1 页，共")


if __name__ == "__main__":
    sys.exit(run_trial(DonationsTrial, [check_list, check_book], [check_correct, check_hand_over, check_notice]))
