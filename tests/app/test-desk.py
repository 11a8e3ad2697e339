#!/usr/bin/python3
"""The desk as a person without a mouse, or without eyes, has it: every page by its
keys, every control with a name. Run on a display and a session bus of its own."""

import sys

from accessible_desk import wait_for
from desk_trial import StateDesk, run_trial
from sweep import Sweep

import pyatspi

PAGES = ["总览", "采样", "卡点", "队伍", "捐赠", "通知", "督查"]


def check_pages(desk):
    for number, page in reversed(list(enumerate(PAGES, 1))):
        desk.press(f"ctrl+{number}")
        desk.wait_for_title(f"许昌市 · {page}")


def check_history(desk):
    desk.turn_to(4, "队伍")
    desk.press("alt+Left")
    desk.wait_for_title("总览")
    desk.press("alt+Right")
    desk.wait_for_title("队伍")
    desk.turn_to(1, "总览")


def check_search(desk):
    """/, a name, Enter; and back up by Alt+Up."""
    desk.press("slash")
    wait_for("the popover", desk.find_popover)
    desk.type("411002")
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
    """On every page all that can be pressed, filled, chosen or looked at says what it is."""
    sweep = Sweep(desk.process.pid)
    n_nodes = 0
    for number, page in reversed(list(enumerate(PAGES, 1))):
        desk.turn_to(number, page)
        n_nodes += len(sweep.look())
        sweep.check()
    assert n_nodes > 2000, f"only {n_nodes} nodes were seen"


def check_fold(desk):
    """F9 takes the words, not the names, of the pages."""
    desk.press("F9")
    rows = wait_for("rows", lambda: [node.name for node in desk.find_role(pyatspi.ROLE_LIST_ITEM)][:len(PAGES)])
    assert rows == PAGES, rows
    desk.press("F9")


if __name__ == "__main__":
    sys.exit(run_trial(StateDesk, [check_pages, check_history, check_search, check_path_menu, check_names, check_fold]))
