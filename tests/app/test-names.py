#!/usr/bin/python3
"""Nothing that can be pressed, filled, chosen or looked at is without a name in the windows
and popovers that a person who may do everything can open. Of the pages test-desk.py asks
the same, of dialogs that need more the trials that have them open."""

import sys
import time

from accessible_desk import wait_for
from desk_trial import Trial, run_trial
from sweep import Sweep

# What opens a window or a popover of each, by keys; then by buttons, one within the other.
OPENED = {"ctrl+comma": ["选择底图", "矢量"], "ctrl+slash": [], "ctrl+d": ["写入日志"], "ctrl+t": [],
          "ctrl+shift+t": [], "ctrl+g": [], "ctrl+shift+j": [], "ctrl+j": [], "ctrl+l": [], "slash": [], "F10": [],
          "F1": [], "ctrl+p": [], "ctrl+b": [], "ctrl+shift+p": ["印发"], "F10 t": [], "F10 Up Return": [], "ctrl+6": ["下发通知"], "ctrl+5": ["登记捐赠"], "ctrl+7": ["新建检查"],
          "ctrl+4": ["志愿服务队", "按单位查看"]}


class NamesTrial(Trial):
    ROLE = "commander"

    def __init__(self, folder):
        super().__init__(folder)
        self.sweep = Sweep(self.desk.process.pid)
        self.seen = set()

    def press_in_turn(self, keys):
        """A menu takes the next key once it is there."""
        for key in keys.split():
            self.desk.press(key)
            time.sleep(0.5)

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
        offenders += trial.look(keys, lambda keys=keys: trial.press_in_turn(keys))
        for button in buttons:
            offenders += trial.look(button, lambda button=button: trial.sweep.press(button))
        while len(trial.desk.windows()) > 1:
            n_windows = len(trial.desk.windows())
            trial.desk.focus()
            trial.desk.press("Escape")
            wait_for("its end", lambda n=n_windows: len(trial.desk.windows()) < n)
        trial.desk.focus()
        trial.desk.press("Escape")
    assert not offenders, f"{len(offenders)} do not say what they are:\n" + "\n".join(offenders)


if __name__ == "__main__":
    sys.exit(run_trial(NamesTrial, [check_windows]))
