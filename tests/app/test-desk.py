#!/usr/bin/python3
"""The desk as a person without a mouse, or without eyes, has it: every page by its
keys, every control with a name. Run on a display and a session bus of its own."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# A warning ends the desk, not its watcher: the accessibility library warns of each
# node that goes while it is looked at.
STRICT = os.environ.pop("G_DEBUG", "")

import pyatspi  # noqa: E402

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PATIENCE = 60
PAGES = ["总览", "采样", "卡点", "队伍", "捐赠", "通知", "督查"]
CONTROLS = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_ENTRY,
            pyatspi.ROLE_TEXT, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_COMBO_BOX,
            pyatspi.ROLE_PROGRESS_BAR, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_PASSWORD_TEXT}

# What GTK calls a widget that nobody has named.
CLASS_NAME = re.compile(r"(Gtk|Adw|Bw)[A-Z]\w+")
# The pencil of an AdwEntryRow is libadwaita's own, and no stop of the keyboard.
FOREIGN = "GtkImage"


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


def describe_place(node):
    """Roles and names from the window down."""
    words = []
    while node is not None and node.getRole() != pyatspi.ROLE_FRAME:
        words.append(f"{node.getRoleName()} “{node.name}”" if node.name else node.getRoleName())
        node = node.parent
    return " > ".join(reversed(words))


def is_within_button(node):
    while node is not None and node.getRole() not in (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON):
        node = node.parent
    return node is not None


class Desk:
    """The running program, seen through the accessibility tree."""

    def __init__(self, state):
        self.process = subprocess.Popen([BUILD / "src" / "app" / "bulwark", f"--state={state}"],
                                        env=dict(os.environ, LANGUAGE="zh_CN", G_DEBUG=STRICT))
        self.application = wait_for("the program", self.find)
        self.window = wait_for("its window", lambda: self.application.getChildAtIndex(0))
        wait_for("the city", lambda: "许昌市" in self.window.name)
        self.focus()
        wait_for("keys to arrive", self.hears)

    def find(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            child = desktop.getChildAtIndex(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def focus(self):
        windows = subprocess.run(["xdotool", "search", "--pid", str(self.process.pid)], check=True,
                                 stdout=subprocess.PIPE, text=True).stdout.split()
        subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]], check=True)

    def hears(self):
        """The server gives the focus before the window has taken it: a key may be lost
        in between, on a busy machine."""
        self.press("ctrl+2")
        time.sleep(0.5)
        return PAGES[1] in self.title()

    def press(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

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


def check_pages(desk):
    for number, page in reversed(list(enumerate(PAGES, 1))):
        desk.press(f"ctrl+{number}")
        desk.wait_for_title(f"许昌市 · {page}")


def check_history(desk):
    desk.press("ctrl+4")
    desk.wait_for_title("队伍")
    desk.press("alt+Left")
    desk.wait_for_title("总览")
    desk.press("alt+Right")
    desk.wait_for_title("队伍")
    desk.press("ctrl+1")
    desk.wait_for_title("总览")


def check_search(desk):
    """/, a name, Enter; and back up by Alt+Up."""
    desk.press("slash")
    wait_for("the popover", desk.find_popover)
    subprocess.run(["xdotool", "type", "411002"], check=True)
    desk.press("Return")
    desk.wait_for_title("魏都区")
    wait_for("its end", lambda: not desk.find_popover())
    desk.press("alt+Up")
    desk.wait_for_title("许昌市")


def check_path_menu(desk):
    """Ctrl+L lists the areas; the first is the latest; Escape closes it."""
    before = desk.title()
    desk.press("ctrl+l")
    wait_for("the popover", desk.find_popover)
    desk.press("Escape")
    wait_for("its end", lambda: not desk.find_popover())
    assert desk.title() == before
    desk.press("ctrl+l")
    wait_for("the popover", desk.find_popover)
    desk.press("Return")
    wait_for("another scope", lambda: desk.title() != before)
    wait_for("its end", lambda: not desk.find_popover())
    desk.press("alt+Up")
    desk.wait_for_title("许昌市")


def check_names(desk):
    """On each page each control that can be reached says what it is."""
    nameless = []
    n_controls = 0
    for number, page in enumerate(PAGES, 1):
        desk.press(f"ctrl+{number}")
        desk.wait_for_title(page)
        for node in walk(desk.window):
            if node.getRole() not in CONTROLS:
                continue
            n_controls += 1
            if node.name != FOREIGN and (not node.name.strip() or CLASS_NAME.fullmatch(node.name)):
                nameless.append(f"{page}: {describe_place(node)}")
    desk.press("ctrl+1")
    desk.wait_for_title("总览")
    assert n_controls > 50, f"only {n_controls} controls were seen"
    assert not nameless, "without a name: " + "; ".join(nameless)


def check_fold(desk):
    """F9 takes the words, not the names, of the pages."""
    desk.press("F9")
    rows = wait_for("rows", lambda: [node.name for node in desk.find_role(pyatspi.ROLE_LIST_ITEM)][:len(PAGES)])
    assert rows == PAGES, rows
    desk.press("F9")


CHECKS = [check_pages, check_history, check_search, check_path_menu, check_names, check_fold]


def main():
    failed = 0
    print(f"1..{len(CHECKS) + 1}")
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as state:
        subprocess.run([SOURCE / "tests" / "bench" / "make-state.py", "60"], stdout=state, check=True)
        desk = Desk(state.name)
        try:
            for number, check in enumerate(CHECKS, 1):
                try:
                    check(desk)
                    print(f"ok {number} {check.__name__}", flush=True)
                except Exception as fault:  # one check must not hide the others
                    failed += 1
                    print(f"not ok {number} {check.__name__}\n# {fault}", flush=True)
        finally:
            status = desk.close()
        print(f"{'ok' if status == 0 else 'not ok'} {len(CHECKS) + 1} ends when it is asked to")
        failed += status != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
