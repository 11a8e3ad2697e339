"""The running desk, as a person without a mouse, or without eyes, has it: keys go in,
the accessibility tree comes out. On a display and a session bus of its own (run-window)."""

import os
import re
import subprocess
import time
from pathlib import Path

# A warning ends the desk, not its watcher: the accessibility library warns of each
# node that goes while it is looked at.
STRICT = os.environ.pop("G_DEBUG", "")

import pyatspi  # noqa: E402

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PATIENCE = 60


def wait_for(what, find):
    """What `find` gives, as soon as it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = find()
        except Exception:  # what is looked at may go while we look
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE} s for {what}")


def walk(node):
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def is_within_button(node):
    while node is not None and node.getRole() not in (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON):
        node = node.parent
    return node is not None


class Desk:
    """The running program, seen through the accessibility tree."""

    def __init__(self, *options, place="许昌市", **environment):
        self.process = subprocess.Popen([BUILD / "src" / "app" / "bulwark", *options],
                                        env=dict(os.environ, **{"LANGUAGE": "zh_CN", "G_DEBUG": STRICT, **environment}))
        self.application = wait_for("the program", self.find)
        self.window = wait_for("its window", lambda: self.application.getChildAtIndex(0))
        wait_for("the city", lambda: place in self.window.name)
        self.focus()
        wait_for("keys to arrive", self.hears)

    def find(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            child = desktop.getChildAtIndex(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def hears(self):
        """The server gives the focus before the window has taken it: a key may be lost
        in between, on a busy machine."""
        self.press("ctrl+2")
        time.sleep(0.5)
        return "采样" in self.title()

    def focus(self):
        """On the window that was opened last; there is no window manager to do it."""
        def find_and_focus():
            windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], check=True,
                                     stdout=subprocess.PIPE, text=True).stdout.split()
            return subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]], check=False,
                                  stderr=subprocess.DEVNULL).returncode == 0

        wait_for("the focus", find_and_focus)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", text], check=True)

    def title(self):
        return self.window.name

    def wait_for_title(self, text):
        wait_for(f"“{text}” in the title, now “{self.title()}”", lambda: text in self.title())

    def find_role(self, role):
        return [node for node in walk(self.window) if node.getRole() == role]

    def find_popover(self):
        """It has no role of its own, but an entry (a text, to GTK 4.8) below its button."""
        return [node for node in walk(self.window)
                if node.getRole() in (pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT) and is_within_button(node)]

    def close(self):
        self.process.terminate()
        return self.process.wait(20)


def run_checks(checks, *arguments):
    """Each of them, as TAP; how many failed. One must not hide the others."""
    failed = 0
    for number, check in enumerate(checks, 1):
        try:
            check(*arguments)
            print(f"ok {number} {check.__name__}", flush=True)
        except Exception as fault:
            failed += 1
            told = re.sub(r"\n", "\n# ", str(fault))
            print(f"not ok {number} {check.__name__}\n# {told}", flush=True)
    return failed
