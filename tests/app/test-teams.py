#!/usr/bin/python3
"""Teams as an official places them: by keys alone, with what cannot be told beside what
can, undone, and seen by everybody else."""

import sys
import tempfile
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk, run_checks, wait_for, walk
from sweep import Sweep

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import CLOCK, Daemon  # noqa: E402

BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
DAY = CLOCK[:10]


def team(name, letter, **members):
    return {"type": "team", "id": f"team-{letter}", "at": CLOCK, "source": "manual", "kind": "volunteer", "name": name,
            "area": "H11", "size": 8, **members}


def assignment(letter, who, site, begins, ends, state="planned"):
    return {"type": "assignment", "id": f"assignment-{letter}", "at": CLOCK, "source": "manual", "team": who,
            "site": site, "from": f"{DAY}T{begins}+00:00", "to": f"{DAY}T{ends}+00:00", "state": state}


class Trial:
    """A street whose roster has one gap at the checkpoint this afternoon, a team that is
    free and one that is on duty already."""

    def __init__(self, folder):
        self.daemon = Daemon().start()
        self.staff = self.daemon.token("staff")
        self.put(team("灯塔志愿一队", "a"))
        self.put(team("灯塔志愿二队", "b"))
        self.put(assignment("a", "team-b", "H111-k1", "07:00:00", "15:00:00", "on_duty"))
        path = Path(folder) / "staff"
        path.touch(mode=0o600)
        path.write_text(self.staff)
        self.desk = Desk(f"--backend=http://127.0.0.1:{self.daemon.port}", f"--token-file={path}", "--scope=H111",
                         place="塔前社区", XDG_DATA_HOME=str(Path(folder) / "data"), G_DEBUG=STRICT)
        self.desk.press("ctrl+4")
        self.desk.wait_for_title("队伍")

    def put(self, document):
        answer = self.daemon.ask("PUT", f"/v1/documents/{document['type']}/{document['id']}", self.staff, document,
                                 If_None_Match="*")
        assert answer.status == 201, (answer.status, answer.body)

    def assignments(self):
        documents, _, _ = self.daemon.state(self.staff)
        return [item for key, item in documents.items() if key[0] == "assignment"]

    def orders(self):
        documents, _, _ = self.daemon.state(self.staff)
        return [item for key, item in documents.items() if key[0] == "order" and item["kind"] == "request"]

    def push(self, text):
        button = wait_for(f"the button “{text}”", lambda: self.find(text, roles=BUTTONS))[0]
        assert button.queryAction().doAction(0)

    def windows(self):
        application = self.desk.application
        return [application.getChildAtIndex(index) for index in range(application.childCount)]

    def find(self, *starts, roles=None):
        return [node for window in self.windows() for node in walk(window)
                if node.name.startswith(starts) and (roles is None or node.getRole() in roles)]

    def focused(self):
        """What has the focus, by name."""
        for window in self.windows():
            for node in walk(window):
                if node.getState().contains(pyatspi.STATE_FOCUSED):
                    return node.name
        return ""

    def press_until(self, key, wanted, at_most=40):
        for _ in range(at_most):
            name = self.focused()
            if wanted(name):
                return name
            self.desk.press(key)
        raise AssertionError(f"{key} does not lead there; the focus is on “{self.focused()}”")

    def close(self):
        status = self.desk.close()
        self.daemon.__exit__(None)
        return status


def check_cells(trial):
    """Each cell says what it shows."""
    wait_for("the gap", lambda: trial.find("塔前社区卡点，今天中班，缺 1", roles=BUTTONS))
    assert trial.find("塔前社区卡点，今天早班，到位 1，应到 1", roles=BUTTONS), [n.name for n in trial.find("塔前")]
    assert trial.find("塔前社区采样点，今天夜班，无需值守", roles=BUTTONS)


def open_dialog(trial):
    """Tab into the grid, arrows to the gap, Enter."""
    trial.desk.focus()
    trial.press_until("Tab", lambda name: "班，" in name)
    trial.press_until("Right", lambda name: "今天中班" in name)
    trial.press_until("Down", lambda name: name.startswith("塔前社区卡点"), 4)
    trial.desk.press("Return")
    wait_for("the dialog", lambda: trial.find("取消", roles=BUTTONS))
    trial.desk.focus()


def check_keys(trial):
    """Enter in the dialog takes the recommended team."""
    open_dialog(trial)
    wait_for("the recommended team", lambda: [node for node in trial.find("灯塔志愿一队") if "推荐" in node.name])
    refused = [node for node in trial.find("灯塔志愿二队") if "超 12 小时" in node.name]
    assert refused and not refused[0].getState().contains(pyatspi.STATE_SENSITIVE)
    trial.press_until("Tab", lambda name: name.startswith("灯塔志愿一队"))
    trial.desk.press("Return")
    wait_for("the assignment", lambda: [item for item in trial.assignments() if item["team"] == "team-a"])
    made = [item for item in trial.assignments() if item["team"] == "team-a"][0]
    assert made["site"] == "H111-k1" and made["state"] == "planned" and made["source"] == "manual", made
    assert made["from"].startswith(f"{DAY}T15:00:00") and made["to"].startswith(f"{DAY}T23:00:00"), made
    wait_for("the cell", lambda: trial.find("塔前社区卡点，今天中班，到位 1", roles=BUTTONS))


def check_undo(trial):
    """Ctrl+Z on the page, as the button of the toast."""
    trial.desk.focus()
    trial.desk.press("ctrl+z")
    wait_for("its end", lambda: not [item for item in trial.assignments() if item["team"] == "team-a"])
    wait_for("the gap", lambda: trial.find("塔前社区卡点，今天中班，缺 1", roles=BUTTONS))


def check_escape(trial):
    """Nothing is sent by who leaves."""
    open_dialog(trial)
    Sweep(trial.desk.process.pid).check()
    trial.desk.press("Escape")
    wait_for("its end", lambda: not trial.find("取消", roles=BUTTONS))
    assert len(trial.assignments()) == 1, trial.assignments()


def check_elsewhere(trial):
    """Who is placed by somebody else while the dialog is open cannot be chosen any more."""
    open_dialog(trial)
    trial.put(assignment("c", "team-a", "H112-k1", "15:00:00", "23:00:00"))
    wait_for("the conflict", lambda: [node for node in trial.find("灯塔志愿一队") if "时间冲突" in node.name])
    trial.desk.press("Escape")
    wait_for("its end", lambda: not trial.find("取消", roles=BUTTONS))


def check_help(trial):
    """When nobody can come the level above is asked."""
    trial.put(assignment("d", "team-1", "H211-k1", "15:00:00", "23:00:00"))
    open_dialog(trial)
    wait_for("nobody", lambda: trial.find("没有可用队伍"))
    trial.push("向上级申请支援")
    wait_for("the request", lambda: trial.find("发送(", roles=BUTTONS))
    trial.push("发送(")
    wait_for("the request", lambda: trial.orders())
    order = trial.orders()[-1]
    assert order["issuer"] == "H111" and order["recipients"] == ["H11"] and "塔前社区卡点" in order["title"], order


CHECKS = [check_cells, check_keys, check_undo, check_escape, check_elsewhere, check_help]


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
