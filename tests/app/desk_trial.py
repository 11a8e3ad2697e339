"""A daemon, and the desk of somebody who works with it: what can be found on the screen,
pressed, written into. Buttons are found by what they are called: their role differs
from one release of GTK to the next."""

import subprocess
import sys
import time
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk, wait_for, walk

import pyatspi

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import Daemon  # noqa: E402

# See test-alerts.py: a dialog of libadwaita 1.7 warns.
LIBADWAITA = subprocess.run(["pkg-config", "--modversion", "libadwaita-1"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout
WARNINGS = STRICT if tuple(map(int, LIBADWAITA.split(".")[:2])) < (1, 7) else ""


class DeskTrial:
    def __init__(self, folder, role):
        self.daemon = Daemon().start()
        self.token = self.daemon.token(role)
        path = Path(folder) / role
        path.touch(mode=0o600)
        path.write_text(self.token)
        self.desk = Desk(f"--backend=http://127.0.0.1:{self.daemon.port}", f"--token-file={path}", place="港湾市",
                         XDG_DATA_HOME=str(Path(folder) / "data"), G_DEBUG=WARNINGS)

    def windows(self):
        application = self.desk.application
        return [application.getChildAtIndex(index) for index in range(application.childCount)]

    def find(self, *parts):
        """What has all of these in its name, in the window that was opened last first."""
        return [node for window in reversed(self.windows()) for node in walk(window)
                if all(part in (node.name or "") for part in parts)
                and node.getState().contains(pyatspi.STATE_VISIBLE)]

    def find_pressable(self, text):
        """Of a button with a popover it is an inner node that can be pressed."""
        for node in self.find(text):
            if not node.name.startswith(text):
                continue
            for inner in walk(node):
                if "Action" in pyatspi.listInterfaces(inner) and inner.queryAction().nActions > 0:
                    return inner if node.getState().contains(pyatspi.STATE_SENSITIVE) else None
        return None

    def push(self, text):
        assert wait_for(f"the button “{text}”", lambda: self.find_pressable(text)).queryAction().doAction(0), text

    def choose(self, text):
        """One of several rows, by keys: on to the list, down to the row, Enter."""
        self.desk.focus()
        for _ in range(60):
            focused = [node for node in walk(self.windows()[-1]) if node.getState().contains(pyatspi.STATE_FOCUSED)]
            rows = [node for node in focused if node.getRole() == pyatspi.ROLE_LIST_ITEM]
            if any(text in row.name for row in rows):
                self.desk.press("Return")
                return
            self.desk.press("Down" if rows else "Tab")
            time.sleep(0.1)
        raise AssertionError(f"no key leads to “{text}”")

    def is_possible(self, text):
        return self.find_pressable(text) is not None

    def write(self, field, text):
        """Into the field of that name in the window that was opened last."""
        def find_text():
            for node in walk(self.windows()[-1]):
                if node.name == field:
                    inner = [one for one in walk(node) if "EditableText" in pyatspi.listInterfaces(one)]
                    if inner:
                        return inner[0]
            return None

        assert wait_for(f"the field “{field}”", find_text).queryEditableText().setTextContents(text)

    def read(self, field):
        for node in walk(self.windows()[-1]):
            if node.name == field:
                for one in walk(node):
                    if "EditableText" in pyatspi.listInterfaces(one):
                        text = one.queryText()
                        return text.getText(0, text.characterCount)
        return None

    def entries(self):
        return self.daemon.get("/v1/documents/entry?limit=1000", self.token).json["documents"]

    def close(self):
        status = self.desk.close()
        self.daemon.__exit__(None)
        return status
