#!/usr/bin/python3
"""Nothing that can be pressed, filled, chosen or looked at is without a name in the windows
and popovers that a person who may do everything can open. Of the pages test-desk.py asks
the same, of dialogs that need more the trials that have them open."""

import sys
import tempfile

from accessible_desk import run_checks, wait_for
from desk_trial import DeskTrial
from sweep import Sweep

# What opens a window or a popover of each, by keys; then by buttons, one within the other.
OPENED = {"ctrl+comma": [], "ctrl+slash": [], "ctrl+d": ["写入日志"], "ctrl+t": [], "ctrl+shift+t": [], "ctrl+g": [],
          "ctrl+shift+j": [], "ctrl+j": [], "ctrl+l": [], "slash": [], "F10": ["关于"], "ctrl+6": ["下发通知"],
          "ctrl+5": ["登记捐赠"], "ctrl+7": ["新建检查"]}


class Trial(DeskTrial):
    def __init__(self, folder):
        super().__init__(folder, "commander")
        self.sweep = Sweep(self.desk.process.pid)
        self.seen = set()
        self.offenders = []

    def look(self, what, open_it):
        """Once it is open: there is something new, and no more is coming."""
        before = {node.path for node in self.sweep.look()}
        counts = [0, 1]
        open_it()

        def is_open():
            counts.append(len({node.path for node in self.sweep.look()} - before))
            return 0 < counts[-1] == counts[-2]

        wait_for(what, is_open)
        return [f"{what}: {offender}" for offender in self.sweep.offenders(self.seen)]


def check_windows(trial):
    offenders = []
    for keys, buttons in OPENED.items():
        trial.desk.focus()
        offenders += trial.look(keys, lambda keys=keys: trial.desk.press(keys))
        for button in buttons:
            offenders += trial.look(button, lambda button=button: trial.sweep.press(button))
        while len(trial.windows()) > 1:
            n_windows = len(trial.windows())
            trial.desk.focus()
            trial.desk.press("Escape")
            wait_for("its end", lambda n=n_windows: len(trial.windows()) < n)
        trial.desk.focus()
        trial.desk.press("Escape")
    assert not offenders, f"{len(offenders)} do not say what they are:\n" + "\n".join(offenders)


def main():
    print("1..2")
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        try:
            failed = run_checks([check_windows], trial)
        finally:
            status = trial.close()
    print(f"{'ok' if status == 0 else 'not ok'} 2 ends when it is asked to")
    return 1 if failed or status != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
