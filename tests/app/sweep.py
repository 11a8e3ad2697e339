"""What everybody hears of a whole window at once: role, name and place of each node.

The accessibility bus is asked for the children of all nodes at the same time, and then once
for all that is known of them: some thousand nodes a second, where a walk node by node
takes a minute."""

import ast
import re

from accessible_desk import SOURCE, wait_for

import pyatspi
from gi.repository import Atspi, Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
BUS = "org.freedesktop.DBus"

# What must say what it is: what can be pressed, filled, chosen or read as a whole.
SPEAKING = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON,
            pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_SPIN_BUTTON,
            pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_PAGE_TAB,
            pyatspi.ROLE_PROGRESS_BAR, pyatspi.ROLE_LEVEL_BAR, pyatspi.ROLE_SLIDER, pyatspi.ROLE_IMAGE,
            pyatspi.ROLE_LIST, pyatspi.ROLE_LIST_BOX, pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_LINK,
            pyatspi.ROLE_TABLE_CELL, pyatspi.ROLE_TABLE_ROW, pyatspi.ROLE_FRAME, pyatspi.ROLE_WINDOW,
            pyatspi.ROLE_DIALOG, pyatspi.ROLE_ALERT}
BUTTONS = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_MENU_ITEM}
# What a drop-down is made of: its list is closed, and it says itself what is chosen.
PARTS = {pyatspi.ROLE_LIST, pyatspi.ROLE_LIST_BOX, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_IMAGE}
# These have a value besides.
VALUED = {pyatspi.ROLE_PROGRESS_BAR, pyatspi.ROLE_LEVEL_BAR, pyatspi.ROLE_SLIDER, pyatspi.ROLE_SPIN_BUTTON}
# What GTK calls a widget that nobody has named.
CLASS_NAME = re.compile(r"(Gtk|Adw|Bw|Shumate)[A-Z]\w+")
# Parts of a list item, which says all of it; and of the captions, which have no rows.
INNER = {"GtkColumnListView", "BwTableRow"}
# Windows, and parts of them, of GTK's and libadwaita's own.
FOREIGN = {"键盘快捷键", "关于"}
TOAST = "AdwToastWidget"
# Underlines the key that comes after it, to the eye; a person hears the sign.
MNEMONIC = re.compile(r"_\w")
# Twice the same: what GTK puts together of a label and what stands in it.
TWICE = re.compile(r"(.+) \1")
# Whose name is what they are called; of a row or a cell it is what it says.
CALLED = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON,
          pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_SPIN_BUTTON,
          pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_LINK}


def read_catalogue():
    """English texts that are another text in Chinese."""
    english, translated, into = "", "", None
    texts = set()
    for line in (SOURCE / "po" / "zh_CN.po").read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("msgid "):
            english, into = ast.literal_eval(line[6:]), "english"
        elif line.startswith("msgstr "):
            translated, into = ast.literal_eval(line[7:]), "translated"
        elif line.startswith('"') and into == "english":
            english += ast.literal_eval(line)
        elif line.startswith('"') and into == "translated":
            translated += ast.literal_eval(line)
        elif not line:
            # One word may be a name; formats are never seen as they are.
            if english and english != translated and "%" not in english and re.search(r"[a-z]{3}", english):
                texts.add(english)
            english, translated, into = "", "", None
    return texts


class Node:
    def __init__(self, path, parent):
        self.path = path
        self.parent = parent
        self.role = None
        self.name = ""
        self.interfaces = ()

    def place(self):
        """Roles and names, from the node up to the window."""
        words = []
        node = self
        while node is not None and node.role is not None:
            if node.role not in (pyatspi.ROLE_PANEL, pyatspi.ROLE_FILLER) or node.name:
                words.append(f"{Atspi.role_get_name(node.role)} “{node.name[:30]}”")
            node = node.parent
        return " < ".join(words[:8])


class Sweep:
    """All windows of one program, now and again."""

    def __init__(self, pid):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1,
                                    None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.program = next(name for name in self.ask("ListNames") if name.startswith(":")
                            and self.ask("GetConnectionUnixProcessID", GLib.Variant("(s)", (name,))) == pid)
        self.english = read_catalogue()

    def ask(self, method, arguments=None):
        return self.bus.call_sync(BUS, "/org/freedesktop/DBus", BUS, method, arguments, None, 0, -1, None).unpack()[0]

    def look(self):
        """All nodes."""
        nodes = {ROOT: Node(ROOT, None)}
        level = [ROOT]
        while level:
            level = self.find_children(nodes, level)
        items = self.bus.call_sync(self.program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", None, None,
                                   0, 60000, None).unpack()[0]
        for (_, path), _, _, _, _, interfaces, name, role, _, _ in items:
            if path in nodes:
                node = nodes[path]
                node.role, node.name, node.interfaces = Atspi.Role(role), name.strip(), interfaces
        return [node for node in nodes.values() if node.role is not None]

    def find_children(self, nodes, level):
        found = []
        waiting = [len(level)]

        def take(bus, result, parent):
            waiting[0] -= 1
            try:
                children = bus.call_finish(result).unpack()[0]
            except GLib.Error:  # it has gone meanwhile
                return
            for _, path in children:
                if path not in nodes:
                    nodes[path] = Node(path, nodes[parent])
                    found.append(path)

        for path in level:
            self.bus.call(self.program, path, "org.a11y.atspi.Accessible", "GetChildren", None, None, 0, 60000, None,
                          take, path)
        while waiting[0]:
            GLib.MainContext.default().iteration(True)
        return found

    def is_placed(self, node):
        """Whether it has a place within its window; what has never been shown has none."""
        try:
            _, top, width, height = self.bus.call_sync(self.program, node.path, "org.a11y.atspi.Component", "GetExtents",
                                                       GLib.Variant("(u)", (1,)), None, 0, 60000, None).unpack()[0]
        except GLib.Error:
            return False
        # GTK 4.18 counts from within the shadow of a window.
        return -32 <= top <= 1080 and width > 0 and height > 0

    def press(self, name):
        """The button that begins so; of one with a popover the inner one."""
        def find_and_press():
            nodes = self.look()
            found = [node for node in nodes if node.name.startswith(name) and node.role in BUTTONS
                     and self.is_placed(node)]
            for node in nodes:
                if "org.a11y.atspi.Action" in node.interfaces and (node in found or set(found) & set(self.above(node))):
                    return self.bus.call_sync(self.program, node.path, "org.a11y.atspi.Action", "DoAction",
                                              GLib.Variant("(i)", (0,)), None, 0, 60000, None).unpack()[0]
            return False

        wait_for(f"the button “{name}”", find_and_press)

    def fault(self, node):
        """What is wrong with it, or None."""
        if node.role not in SPEAKING or node.name in INNER:
            return None
        if not node.name or CLASS_NAME.fullmatch(node.name):
            return "no name"
        if node.name.endswith("-symbolic"):
            return "the name of an icon"
        if node.name in self.english:
            return "English"
        if node.role in CALLED and MNEMONIC.search(node.name):
            return "the sign of a mnemonic"
        if node.role in CALLED and TWICE.fullmatch(node.name):
            return "said twice"
        if node.role in VALUED and "org.a11y.atspi.Value" not in node.interfaces:
            return "no value"
        return None

    def is_foreign(self, node):
        """What libraries draw for themselves, and we cannot name."""
        around = list(self.above(node))
        inside = {above.role for above in around}
        is_in_table = around[0].role in (pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TABLE)
        return (node.role in (pyatspi.ROLE_TABLE_ROW, pyatspi.ROLE_LIST) and is_in_table
                or node.role == pyatspi.ROLE_TABLE_CELL and around[0].role == pyatspi.ROLE_TABLE_ROW and around[0].name
                or node.name == "GtkImage" and inside & {pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY}
                or pyatspi.ROLE_COMBO_BOX in inside and node.role in PARTS
                # GTK 4.18 makes the lines of a menu before it knows what they say.
                or not node.name and node.role == pyatspi.ROLE_MENU_ITEM and pyatspi.ROLE_MENU in inside
                # Its button that closes a toast, libadwaita 1.2 does not name; words and actions are ours.
                or (not node.name or CLASS_NAME.fullmatch(node.name)) and any(above.name == TOAST for above in around)
                or any(above.name in FOREIGN for above in around))

    @staticmethod
    def above(node):
        while node.parent is not None:
            node = node.parent
            yield node

    def offenders(self, seen):
        """What does not say what it is, with its place; of what is in @seen nothing twice.
        What has never been shown may have nothing to say yet, like the rows of a long list
        that are not in view."""
        found = []
        nodes = self.look()
        speaking = {above.path for node in nodes if node.name for above in self.above(node)}
        for node in nodes:
            what = self.fault(node)
            if what is None or node.path in seen or self.is_foreign(node):
                continue
            # A toast of libadwaita 1.7: the words in it speak.
            if node.role == pyatspi.ROLE_ALERT and node.path in speaking:
                continue
            if not self.is_placed(node):
                continue
            seen.add(node.path)
            found.append(f"{what}: {node.place()}")
        return found

    def check(self):
        offenders = self.offenders(set())
        assert not offenders, f"{len(offenders)} do not say what they are:\n" + "\n".join(offenders)
