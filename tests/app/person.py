"""A person at the desk, with a token of his own, who presses buttons, fills fields and goes by keys."""

import time
from pathlib import Path

from accessible_desk import Desk, wait_for, walk

import pyatspi

BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX)
ROWS = (pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_TABLE_ROW)


class Person:
    def __init__(self, folder, daemon, role, warnings="", options=()):
        self.token = daemon.token(role)
        self.folder = Path(folder)
        self.role = role
        path = self.folder / role
        path.touch(mode=0o600)
        path.write_text(self.token, encoding="ascii")
        self.command = [f"--backend={daemon.url}", f"--token-file={path}", *options]
        self.warnings = warnings
        self.sit_down()

    def sit_down(self):
        """Again, too: what is in his folders stays."""
        self.desk = Desk(*self.command, place="港湾市", XDG_DATA_HOME=str(self.folder / f"data-{self.role}"),
                         XDG_CACHE_HOME=str(self.folder / f"cache-{self.role}"), G_DEBUG=self.warnings)

    def turn_to(self, number, title):
        self.desk.press(f"ctrl+{number}")
        self.desk.wait_for_title(title)

    def windows(self):
        application = self.desk.application
        return [application.getChildAtIndex(index) for index in range(application.childCount)]

    def nodes(self):
        """Of the window that was opened last first."""
        for window in reversed(self.windows()):
            yield from walk(window)

    def find(self, text, *states, roles=None):
        return [node for node in self.nodes() if text in node.name and (roles is None or node.getRole() in roles)
                and all(node.getState().contains(state) for state in states)]

    def see(self, text):
        return wait_for(f"“{text}”", lambda: self.find(text, pyatspi.STATE_VISIBLE))

    def buttons(self, text):
        """That begin so."""
        return [node for node in self.find(text, pyatspi.STATE_VISIBLE, roles=BUTTONS) if node.name.startswith(text)]

    def push(self, text):
        """Of a button with a popover the inner one can be pressed; one that is drawn anew meanwhile, again."""
        def find_and_press():
            for button in self.buttons(text):
                for node in walk(button):
                    if node.getState().contains(pyatspi.STATE_SENSITIVE) \
                            and "Action" in pyatspi.listInterfaces(node) and node.queryAction().nActions > 0:
                        return node.queryAction().doAction(0)
            return False

        wait_for(f"the button “{text}”", find_and_press)

    def find_field(self, name):
        """In the window that was opened last."""
        for node in walk(self.windows()[-1]):
            if node.name == name:
                for inner in walk(node):
                    if "EditableText" in pyatspi.listInterfaces(inner):
                        return inner
        return None

    def write(self, name, text):
        assert wait_for(f"the field “{name}”", lambda: self.find_field(name)).queryEditableText().setTextContents(text)

    def tick(self, text):
        """By keys: on to the box, and the space bar."""
        self.desk.focus()
        for _ in range(40):
            box = [node for node in self.find(text, roles=[pyatspi.ROLE_CHECK_BOX]) if node.name.startswith(text)][-1]
            if box.getState().contains(pyatspi.STATE_FOCUSED):
                self.desk.press("space")
                return
            self.desk.press("Tab")
            time.sleep(0.1)
        raise AssertionError(f"no key leads to “{text}”")

    def go_to_row(self, text):
        """By keys: on to the list, down to the row."""
        self.desk.focus()
        before = None
        for _ in range(80):
            focused = [node for node in self.nodes() if node.getState().contains(pyatspi.STATE_FOCUSED)]
            rows = [node for node in focused if node.getRole() in ROWS]
            words = [inner.name for row in rows for inner in walk(row)]
            if any(text in word for word in words):
                return
            # Where Down leads no further another list begins, the list of the pages for one.
            self.desk.press("Down" if rows and words != before else "Tab")
            before = words
            time.sleep(0.1)
        raise AssertionError(f"no key leads to a row of “{text}”")

    def open_row(self, text):
        self.go_to_row(text)
        self.desk.press("Return")

    def leave_window(self):
        self.desk.focus()
        self.desk.press("Escape")

    def go_home(self):
        return self.desk.close()

    def lose_power(self):
        self.desk.process.kill()
        self.desk.process.wait()
