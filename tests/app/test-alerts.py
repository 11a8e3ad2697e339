#!/usr/bin/python3
"""Alerts as a commander has them: read at the bell, acknowledged by keys and by
buttons, undone, settled when somebody else was faster, entered without a server."""

import http.server
import sys
import threading
from datetime import datetime, timedelta

from accessible_desk import ROWS, has, wait_for
from desk_trial import Trial, run_trial
from sweep import Sweep

import pyatspi

from daemon_fixture import CLOCK, report

NOW = datetime.fromisoformat(CLOCK)
UNTIL = (NOW + timedelta(hours=5)).isoformat()
BOTH = ("H111-s1", "H112-s1")


def tube(place="H111-s1", number=1):
    made = report(place)
    made["add"]["positive_tubes"] = number
    return made


class BusyBackend(http.server.ThreadingHTTPServer):
    """Asks everybody to come again in five minutes."""

    def __init__(self, port):
        super().__init__(("127.0.0.1", port), BusyHandler)
        self.feeds = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def stop(self):
        self.shutdown()
        self.server_close()


class BusyHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503)
        self.send_header("Retry-After", "300")
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.server.feeds += self.path.startswith("/v1/feed")

    def do_PUT(self):
        self.do_GET()

    def log_message(self, *_):
        pass


class AlertsTrial(Trial):
    """A town with one alert that is open, and the desk of its commander."""

    ROLE = "commander"

    def prepare(self):
        self.send(tube())
        wait_for("an alert", self.alert)

    def alert(self, place="H111-s1"):
        found = [item for item in self.documents("alert") if item["place"] == place]
        return found[-1] if found else None

    def acknowledged(self, place="H111-s1"):
        return self.alert(place).get("acknowledged")

    def answer(self, place="H111-s1", shown=None, **acknowledged):
        """Somebody else, at another desk, to what is shown there."""
        alert = shown or self.alert(place)
        answer = self.daemon.ask("PUT", "/v1/documents/alert/" + alert["id"], self.token("commander"),
                                 {**alert, "acknowledged": acknowledged or None}, If_Match=f'"{alert["seq"]}"')
        assert answer.status == 200, answer.body

    def reopen(self, *places):
        """Nothing has been said to those."""
        for place in places or ["H111-s1"]:
            self.answer(place)
        self.wait_for_bell(max(len(places), 1))

    def wait_for_reason(self, reason, place="H111-s1"):
        wait_for(f"“{reason}”, now {self.acknowledged(place)}",
                 lambda: (self.acknowledged(place) or {}).get("reason") == reason)

    def wait_for_bell(self, count):
        wait_for(f"{count} at the bell", lambda: self.desk.has_button(f"{count} 项待处理"))

    def open_list(self):
        self.desk.focus()
        self.desk.press("ctrl+j")
        wait_for("the list", lambda: self.desk.has_button("全部知悉"))

    def open_dialog(self):
        """By keys alone: the list, the button of its first row."""
        self.open_list()
        wait_for("the row's button", lambda: self.desk.has_button("知悉："))
        self.desk.press("Tab", "Return")
        wait_for("the dialog", lambda: self.desk.has_button("取消"))
        self.desk.focus()

    def enter(self, reason):
        self.desk.type(reason)
        self.desk.press("Return")
        self.wait_until_no_button("取消")

    def wait_until_no_button(self, text):
        wait_for(f"the end of “{text}”", lambda: not self.desk.has_button(text))


def check_keys(trial):
    """Ctrl+J, Tab, Enter; the reason, Enter: until the shift changes."""
    trial.wait_for_bell(1)
    trial.open_dialog()
    trial.enter("team sent")
    trial.wait_for_reason("team sent")
    said = trial.acknowledged()
    assert said["by_role"] == "commander", said
    assert NOW + timedelta(hours=1) <= datetime.fromisoformat(said["until"]) <= NOW + timedelta(hours=9), said
    trial.wait_for_bell(0)


def check_undo(trial):
    """Ctrl+Z, also when the offer has gone."""
    wait_for("the end of the offer", lambda: not trial.desk.has_button("撤销"))
    trial.desk.focus()
    trial.desk.press("ctrl+z")
    wait_for("nothing acknowledged", lambda: trial.acknowledged() is None)
    trial.wait_for_bell(1)


def check_undo_without_disk(trial):
    """What takes it back cannot be kept: that is told, with why and what to do, and not that
    it is undone. Once there is room it is sent again."""
    folder = trial.folder / f"{trial.ROLE}-H-data" / "bulwark" / "outbox"
    aside = folder.with_name("aside")
    trial.open_dialog()
    trial.enter("said on a full disk")
    trial.wait_for_reason("said on a full disk")
    trial.wait_for_bell(0)
    trial.desk.focus()
    folder.rename(aside)
    folder.touch()
    try:
        trial.desk.press("ctrl+z")
        trial.desk.see("未能保存，也未发送：撤回")
        assert trial.acknowledged()["reason"] == "said on a full disk"
    finally:
        folder.unlink()
        aside.rename(folder)
    trial.desk.push_to_open("查看(")
    trial.desk.see("请腾出磁盘空间")
    assert not trial.desk.find("已撤销")
    trial.desk.push("重新发送：")
    wait_for("nothing acknowledged", lambda: trial.acknowledged() is None)
    trial.desk.leave_window()
    trial.wait_for_bell(1)


def check_escape(trial):
    """Nothing is said by who leaves, nor without a reason."""
    before = trial.alert()
    trial.open_dialog()
    trial.desk.see("始于 ")
    Sweep(trial.desk.process.pid).check()
    assert not trial.desk.can_push("知悉(")
    trial.desk.press("Return")
    trial.desk.type("almost")
    trial.desk.press("Escape")
    trial.wait_until_no_button("取消")
    trial.desk.focus()
    trial.desk.press("ctrl+r")
    # Once there and back: what was sent before would be a conflict there, after it one here.
    trial.answer(shown=before, reason="theirs", until=UNTIL)
    trial.wait_for_bell(0)
    trial.reopen()
    assert trial.acknowledged() is None
    assert not trial.desk.has_button("撤销") and not trial.desk.has_button("查看(")


def check_conflict(trial):
    """Another desk was faster while the dialog was open: both are shown, the person chooses."""
    trial.open_dialog()
    trial.answer(reason="theirs", until=UNTIL)
    trial.enter("mine")
    trial.desk.push("查看(")
    trial.desk.see("原因：mine")
    trial.desk.see("原因：theirs", "由谁：指挥员")
    assert trial.acknowledged()["reason"] == "theirs"
    trial.desk.push("用我的")
    trial.wait_for_reason("mine")


def check_keep_theirs(trial):
    trial.reopen()
    trial.open_dialog()
    trial.answer(reason="theirs", until=UNTIL)
    trial.enter("mine")
    trial.desk.push("查看(")
    trial.desk.push("保留现状")
    trial.wait_until_no_button("保留现状")
    assert trial.acknowledged()["reason"] == "theirs"
    trial.reopen()


def check_settled_elsewhere(trial):
    """That something was not taken is told until it is settled, from wherever."""
    trial.open_dialog()
    trial.answer(reason="theirs", until=UNTIL)
    trial.enter("mine")
    wait_for("the toast", lambda: trial.desk.has_button("查看("))
    trial.reopen()
    trial.open_list()
    trial.desk.push("知悉：")
    wait_for("both versions", lambda: trial.desk.has_button("保留现状"))
    Sweep(trial.desk.process.pid).check()
    trial.desk.push("保留现状")
    trial.wait_until_no_button("保留现状")
    trial.wait_until_no_button("查看(")


def check_offline(trial):
    """What is said without a server is kept, and sent when there is one again: Ctrl+R asks it
    at once, however long it was to be left alone."""
    trial.daemon.kill()
    trial.open_dialog()
    trial.desk.see("服务器尚未连通")
    trial.enter("said offline")
    trial.desk.see("待发送：知悉 1 条警报")
    busy = BusyBackend(trial.port)
    wait_for("its answer", lambda: busy.feeds > 0)
    busy.stop()
    trial.come_back()
    trial.desk.focus()
    trial.desk.press("ctrl+r")
    trial.wait_for_reason("said offline")
    trial.reopen()


def check_all(trial):
    trial.send(tube("H112-s1"))
    trial.wait_for_bell(2)
    trial.open_list()
    trial.desk.push("全部知悉")
    trial.wait_for_reason("指挥部已知悉")
    trial.wait_for_reason("指挥部已知悉", "H112-s1")
    trial.wait_for_bell(0)


def check_window(trial):
    """All of them, by keys: those that were answered, each with what was said to it."""
    trial.desk.focus()
    trial.desk.press("ctrl+shift+j")
    wait_for("the window", lambda: trial.desk.windows()[-1].name == "全部警报")
    trial.desk.focus()
    trial.desk.see("未处理 0")
    trial.desk.press_until("Tab", lambda name: name.startswith("已知悉 2"))
    trial.desk.press("space")
    trial.desk.go_to_row("指挥部已知悉")
    trial.desk.leave_window()
    wait_for("its end", lambda: len(trial.desk.windows()) == 1)


def check_undo_last(trial):
    """Of two in a row only the last is offered to be undone."""
    trial.reopen(*BOTH)
    trial.open_dialog()
    trial.enter("said first")
    trial.wait_for_bell(1)
    trial.open_list()
    trial.desk.push("全部知悉")
    trial.wait_for_bell(0)
    trial.desk.push("撤销")
    trial.wait_for_bell(1)
    assert not trial.desk.has_button("撤销")
    said = [trial.acknowledged(place) for place in BOTH]
    assert ["said first"] == [each["reason"] for each in said if each], said
    for place in BOTH:
        trial.answer(place, reason="theirs", until=UNTIL)
    trial.wait_for_bell(0)


def check_over(trial):
    """It ended meanwhile: there is nothing left to acknowledge."""
    trial.reopen()
    trial.open_dialog()
    trial.send(tube(number=-1))
    wait_for("its end", lambda: "cleared" in trial.alert())
    trial.enter("late")
    trial.desk.push("查看(")
    wait_for("the question", lambda: trial.desk.has_button("保留现状"))
    assert not trial.desk.has_button("用我的")
    trial.desk.push("保留现状")


def check_viewer(trial):
    """Who may not acknowledge is not offered to."""
    trial.send(tube())
    commander, trial.desk = trial.desk, trial.seat("viewer")
    try:
        trial.wait_for_bell(1)
        trial.desk.press("ctrl+j")
        trial.desk.see("阳性管", roles=ROWS)
        assert not trial.desk.has_button("知悉") and not trial.desk.has_button("全部知悉")
    finally:
        trial.desk.close()
        trial.desk = commander


if __name__ == "__main__":
    sys.exit(run_trial(AlertsTrial, [check_keys, check_undo, check_undo_without_disk, check_escape, check_conflict,
                                     check_keep_theirs, check_settled_elsewhere, check_offline, check_all,
                                     check_window, check_undo_last, check_over, check_viewer]))
