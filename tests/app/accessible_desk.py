"""The running desk, as a person without a mouse, or without eyes, has it: keys go in,
the accessibility tree comes out. On a display and a session bus of its own (run-window).

What is pressed, written and pushed is counted, and the desk tells of the turns of its main
loop that take long: Desk.steps, Desk.turns()."""

import os
import re
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

# A warning ends the desk, not its watcher: the accessibility library warns of each
# node that goes while it is looked at.
STRICT = os.environ.pop("G_DEBUG", "")

import pyatspi  # noqa: E402

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PATIENCE = 60

# Roles differ from one release of GTK to the next.
BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX)
ENTRIES = (pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT)
ROWS = (pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_TABLE_ROW)


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


def has(node, *states):
    found = node.getState()
    return all(found.contains(state) for state in states)


def is_pressable(node):
    return "Action" in pyatspi.listInterfaces(node) and node.queryAction().nActions > 0


def is_within_button(node):
    while node is not None and node.getRole() not in BUTTONS:
        node = node.parent
    return node is not None


class Desk:
    """The running program, seen through the accessibility tree. What is looked for is looked
    for in the window that was opened last first."""

    def __init__(self, *options, place="许昌市", **environment):
        self.steps = Counter()
        self.messages = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([BUILD / "src" / "app" / "bulwark", *options], stdout=self.messages,
                                        env={**os.environ, "LANGUAGE": "zh_CN", "G_DEBUG": STRICT,
                                             "G_MESSAGES_DEBUG": "bulwark-loop", **environment})
        self.application = wait_for("the program", self.find_program)
        self.window = wait_for("its window", lambda: self.application.getChildAtIndex(0))
        wait_for("the city", lambda: place in self.window.name)
        self.focus()
        wait_for("keys to arrive", self.hears)
        self.steps.clear()
        self.began = time.monotonic()

    def find_program(self):
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
        """On the window that was opened last; there is no window manager to do it. It is there
        for us before it is for the display: again, until it says that it has the focus."""
        def find_and_focus():
            windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], check=True,
                                     stdout=subprocess.PIPE, text=True).stdout.split()
            subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]], check=False, stderr=subprocess.DEVNULL)
            *older, newest = self.windows()
            # GTK 4.8 does not tell of a dialog that it is active, but of the others that they are not.
            return has(newest, pyatspi.STATE_ACTIVE) or (
                newest.getRole() != pyatspi.ROLE_FRAME
                and not any(has(window, pyatspi.STATE_ACTIVE) for window in older))

        wait_for("the focus", find_and_focus)

    def press(self, *keys):
        self.steps["keys"] += len(keys)
        subprocess.run(["xdotool", "key", *keys], check=True)

    def type(self, text):
        self.steps["texts"] += 1
        subprocess.run(["xdotool", "type", text], check=True)

    def title(self):
        return self.window.name

    def wait_for_title(self, text):
        wait_for(f"“{text}” in the title, now “{self.title()}”", lambda: text in self.title())

    def turn_to(self, number, title):
        self.press(f"ctrl+{number}")
        self.wait_for_title(title)

    def windows(self):
        return [self.application.getChildAtIndex(index) for index in range(self.application.childCount)]

    def nodes(self):
        for window in reversed(self.windows()):
            yield from walk(window)

    def list_visible(self, *parts, roles=None):
        """One after the other, as they are found: what has all of these in its name."""
        for node in self.nodes():
            name = node.name
            if all(part in name for part in parts) and (roles is None or node.getRole() in roles) \
                    and has(node, pyatspi.STATE_VISIBLE):
                yield node

    def find(self, *parts, roles=None):
        return list(self.list_visible(*parts, roles=roles))

    def see(self, *parts, roles=None):
        """The first of these, as soon as it is there."""
        return wait_for(" ".join(f"“{part}”" for part in parts),
                        lambda: next(self.list_visible(*parts, roles=roles), None))

    def wait_until_gone(self, *parts, roles=None):
        wait_for("the end of " + " ".join(f"“{part}”" for part in parts),
                 lambda: next(self.list_visible(*parts, roles=roles), None) is None)

    def list_starting(self, text, roles=None):
        return (node for node in self.list_visible(text, roles=roles) if node.name.startswith(text))

    def buttons(self, text):
        """That begin so."""
        return list(self.list_starting(text, BUTTONS))

    def has_button(self, text):
        return next(self.list_starting(text, BUTTONS), None) is not None

    def find_pressable(self, text):
        """Of a button with a popover it is an inner node that can be pressed. What no button is
        called may be something of another role that can be."""
        for button in self.buttons(text) or self.list_starting(text):
            if has(button, pyatspi.STATE_SENSITIVE):
                for node in walk(button):
                    if has(node, pyatspi.STATE_SENSITIVE) and is_pressable(node):
                        return node
        return None

    def can_push(self, text):
        return self.find_pressable(text) is not None

    def push(self, text):
        """One that is drawn anew meanwhile, again."""
        self.steps["buttons"] += 1
        wait_for(f"the button “{text}”", lambda: self.find_pressable(text).queryAction().doAction(0))

    def push_to_open(self, text):
        """One that opens a window, again if its row was drawn anew under the press."""
        self.steps["buttons"] += 1
        before = len(self.windows())

        def is_open():
            if len(self.windows()) == before:
                self.find_pressable(text).queryAction().doAction(0)
                time.sleep(2)
            return len(self.windows()) > before

        wait_for(f"the window of “{text}”", is_open)

    def find_field(self, name):
        """In the window that was opened last."""
        for node in walk(self.windows()[-1]):
            if node.name == name:
                for inner in walk(node):
                    if "EditableText" in pyatspi.listInterfaces(inner):
                        return inner
        return None

    def write(self, name, text):
        self.steps["texts"] += 1
        assert wait_for(f"the field “{name}”", lambda: self.find_field(name)).queryEditableText().setTextContents(text)

    def read(self, name):
        text = self.find_field(name).queryText()
        return text.getText(0, text.characterCount)

    def find_focused(self, roles=None):
        for node in self.nodes():
            if has(node, pyatspi.STATE_FOCUSED) and (roles is None or node.getRole() in roles):
                return node
        return None

    def press_until(self, key, is_there, at_most=60):
        """Until what has the focus is wanted, by its name."""
        node = None
        for _ in range(at_most):
            node = self.find_focused()
            if node is not None and is_there(node.name):
                return
            self.press(key)
            time.sleep(0.1)
        raise AssertionError(f"{key} does not lead there; the focus is on “{node and node.name}”")

    def tab_to(self, text, roles=None):
        """By Tab, to what begins so: it alone is looked at meanwhile."""
        nodes = list(self.list_starting(text, roles))
        for _ in range(60):
            if any(has(node, pyatspi.STATE_FOCUSED) for node in nodes):
                return
            self.press("Tab")
            time.sleep(0.1)
        raise AssertionError(f"Tab does not lead to “{text}”")

    def tick(self, text):
        """By keys: on to the box, and the space bar."""
        self.focus()
        self.tab_to(text, [pyatspi.ROLE_CHECK_BOX])
        self.press("space")

    def go_to_row(self, text):
        """By keys: on to the list, down to the row."""
        self.focus()
        before = None
        for _ in range(80):
            row = self.find_focused(ROWS)
            words = [inner.name for inner in walk(row)] if row is not None else []
            if any(text in word for word in words):
                return
            # Where Down leads no further another list begins, the list of the pages for one.
            self.press("Down" if words and words != before else "Tab")
            before = words
            time.sleep(0.1)
        raise AssertionError(f"no key leads to a row of “{text}”")

    def open_row(self, text):
        self.go_to_row(text)
        self.press("Return")

    def leave_window(self):
        self.focus()
        self.press("Escape")

    def find_role(self, role):
        return [node for node in walk(self.window) if node.getRole() == role]

    def find_popover(self, window=None):
        """It has no role of its own, but an entry (a text, to GTK 4.8) below its button."""
        return [node for node in walk(window or self.window) if node.getRole() in ENTRIES and is_within_button(node)]

    def turns(self, since):
        """Milliseconds of the longest turns of its main loop since then, by time.monotonic(), and
        since it hears."""
        self.messages.seek(0)
        told = re.findall(r"a turn of ([\d.]+) ms, ended at ([\d.]+) s", self.messages.read())
        return sorted((float(taken) for taken, ended in told if float(ended) >= max(since, self.began)), reverse=True)

    def lose_power(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        self.process.terminate()
        return self.process.wait(20)
