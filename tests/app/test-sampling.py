#!/usr/bin/python3
"""The sampling page by keyboard and through the accessibility tree: filter, search,
sort, copy, a point's panel. Run on a display and a session bus of its own."""

import re
import sys
import time

from accessible_desk import wait_for, walk
from desk_trial import StateDesk, run_trial

import pyatspi


def find_named(desk, role, text):
    return [node for node in desk.find_role(role) if text in (node.name or "")]


def rows(desk):
    """What the lines of the table say, in their order; newer GTK names the captions, too."""
    return [node.name for node in walk(desk.window)
            if re.search("采样台 .*，更新 ", node.name or "")]


def chip(desk, word):
    """With its number, if it tells one."""
    def find():
        return [node for role in (pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_PUSH_BUTTON)
                for node in desk.find_role(role) if re.fullmatch(word + r"( \d+)?", node.name or "")]

    return wait_for(f"the chip “{word}”", find)[0]


def press_chip(desk, word):
    chip(desk, word).queryAction().doAction(0)


def has_focus(node):
    return node.getState().contains(pyatspi.STATE_FOCUSED)


def search_entry(desk):
    return wait_for("the search field", lambda: [node for node in walk(desk.window) if node.name == "查找采样点"])[0]


def focus_search(desk):
    """By Tab, as a person without a mouse."""
    entry = search_entry(desk)
    for _ in range(60):
        if any(has_focus(node) for node in walk(entry)):
            return
        desk.press("Tab")
        time.sleep(0.1)
    raise AssertionError("Tab never came to the search field")


def check_rows(desk):
    """Exceptions stand first, and each line says all of its row."""
    desk.turn_to(2, "采样")
    found = wait_for("rows", lambda: rows(desk))
    assert len(found) > 10, found
    assert any(word in found[0] for word in ("暂停", "拥堵", "忙碌", "数据迟", "未上报", "畅通")), found[0]


def check_filter(desk):
    """A chip lists its own, and tells how many they are."""
    word = next(word for word in ("暂停", "拥堵", "忙碌", "畅通", "未上报") if any(word in row for row in rows(desk)))
    count = int(chip(desk, word).name.split()[-1])
    assert count > 0
    press_chip(desk, word)
    wait_for("its rows alone", lambda: rows(desk) and all(word in row for row in rows(desk)))
    press_chip(desk, "异常优先")
    wait_for("all rows", lambda: any(word not in row for row in rows(desk)) or len(rows(desk)) > count)


def check_search(desk):
    """Part of a code lists the points of that district; Escape empties the search, and lists all again."""
    before = len(rows(desk))
    focus_search(desk)
    desk.type("411002")
    wait_for("what fits", lambda: 0 < len(rows(desk)) < 5)
    desk.press("Escape")
    wait_for("all rows", lambda: len(rows(desk)) >= before)


def check_copy(desk):
    """Ctrl+C copies the rows that are chosen, for other programs."""
    before = rows(desk)
    focus_search(desk)
    desk.press("Return", "Down", "ctrl+c")
    desk.see("已复制到剪贴板：采样点")
    desk.press_until("shift+Tab", lambda name: name == "查找采样点")
    desk.press("ctrl+v")
    copied = wait_for("what was copied", lambda: desk.read("查找采样点"))
    assert any(all(cell in row for cell in copied.split("\t")[:3]) for row in before), copied
    desk.press("Escape")
    wait_for("an empty search", lambda: desk.read("查找采样点") == "")
    wait_for("all rows", lambda: len(rows(desk)) > 10)


def check_panel(desk):
    """Enter opens the panel of the row that has the focus, Escape closes it."""
    focus_search(desk)
    desk.press("Return")
    first = rows(desk)[0]
    desk.press("Return")
    wait_for("the panel", lambda: find_named(desk, pyatspi.ROLE_PUSH_BUTTON, "关闭面板"))
    assert any(node.name and node.name in first for node in desk.find_role(pyatspi.ROLE_LABEL))
    desk.press("Escape")
    desk.press("Down", "Return")
    wait_for("the next panel", lambda: find_named(desk, pyatspi.ROLE_PUSH_BUTTON, "关闭面板"))
    desk.press("Escape")


if __name__ == "__main__":
    sys.exit(run_trial(StateDesk, [check_rows, check_filter, check_search, check_copy, check_panel]))
