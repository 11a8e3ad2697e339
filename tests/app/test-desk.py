#!/usr/bin/python3
"""The desk as a person without a mouse, or without eyes, has it: every page by its
keys, every control with a name. Run on a display and a session bus of its own."""

import datetime
import json
import sys

from accessible_desk import ROWS, wait_for, walk
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


def check_focus(desk):
    """Who comes back to a page goes on where he was: in a search, on a button, on the map."""
    places = [(2, "采样", "查找采样点"), (4, "队伍", "复制和保存：可用队伍"), (1, "总览", "许昌市地图")]
    desk.focus()
    for number, page, name in places:
        desk.turn_to(number, page)
        desk.press_until("Tab", lambda found, wanted=name: found.startswith(wanted))
    for number, page, name in places:
        desk.turn_to(number, page)
        wait_for(f"the focus on “{name}”", lambda wanted=name: desk.find_focused().name.startswith(wanted))


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


def check_list(desk):
    """From one exception on the map to the next by Tab, out of there by Escape; arrows, Home, End
    and Enter in the list beside it; the way back."""
    desk.focus()
    desk.press_until("Tab", lambda name: name.startswith("许昌市地图"))
    desk.press("Tab", "Tab", "Escape", "Tab")
    wait_for("the way out of the map", lambda: not desk.find_focused().name.startswith("许昌市地图"))
    desk.go_to_row("建安区")
    before = desk.find_focused(ROWS).name
    desk.press("End")
    last = wait_for("the last row", lambda: desk.find_focused(ROWS).name != before and desk.find_focused(ROWS).name)
    desk.press("Up")
    above = wait_for("the row above", lambda: desk.find_focused(ROWS).name not in ("", last) and desk.find_focused(ROWS).name)
    desk.press("Home")

    # Its name now: rows are used again for what the scope then has.
    first = wait_for("the first row", lambda: desk.find_focused(ROWS).name not in ("", last, above)
                     and desk.find_focused(ROWS).name)
    desk.press("Down", "Up", "Return")
    desk.wait_for_title(first.split("，")[0].split(" ")[0])
    desk.press("alt+Up")
    desk.wait_for_title("许昌市")


MENU_ITEMS = (pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_CHECK_MENU_ITEM, pyatspi.ROLE_RADIO_MENU_ITEM)

# What a key opens, by what can be seen of it then; Escape closes each.
OPENED = [("ctrl+f", "popover"), ("slash", "popover"), ("ctrl+l", "popover"), ("ctrl+j", "查看全部"), ("F10", "menu"),
          ("ctrl+comma", "window"), ("ctrl+question", "window"), ("ctrl+slash", "window"), ("F1", "window"),
          ("ctrl+p", "window"), ("ctrl+shift+p", "window"), ("ctrl+d", "window"), ("ctrl+shift+j", "window"), ("ctrl+h", "window"),
          ("F11", "window")]


def is_open(desk, what):
    if what == "window":
        return len(desk.windows()) > 1
    if what == "popover":
        return desk.find_popover()
    if what == "menu":
        # Newer GTK gives its items no name.
        return desk.find("", roles=MENU_ITEMS)
    return desk.find(what)


def check_opened(desk):
    """What the help promises, key by key."""
    for keys, what in OPENED:
        desk.press(keys)
        wait_for(f"what {keys} opens", lambda w=what: is_open(desk, w))
        desk.focus()
        desk.press("Escape")
        wait_for(f"the end of what {keys} opens", lambda w=what: not is_open(desk, w))
        desk.focus()


def read_history(desk, place):
    """What the saved file says of people sampled: beginning, step, running totals."""
    with open(desk.path, encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            if document.get("id") == f"{place}/sampling:r1/sampled" and document["type"] == "series":
                return datetime.datetime.fromisoformat(document["start"]), document["step"], document["values"]
    raise AssertionError(f"no history of {place}")


def check_replay(desk):
    """Ctrl+H goes back in the round: what the list says is what stood at the time of the title."""
    start, step, values = read_history(desk, "411002")
    before = desk.title()
    desk.press("ctrl+h")
    window = wait_for("the replay", lambda: next((w for w in desk.windows() if w.name.startswith("回放")), None))
    desk.focus()
    slider = wait_for("the slider", lambda: next((n for n in walk(window) if n.getRole() == pyatspi.ROLE_SLIDER), None))
    assert slider.name == "回放时间", slider.name

    def assert_shown(index):
        time = start + datetime.timedelta(seconds=index * step)
        wait_for(f"{time} in “{window.name}”", lambda: f"{time.day}日 {time:%H:%M} · 不是现在" in window.name)
        told = f"魏都区, {'未上报' if values[index] == 0 else ''}"
        done = "" if values[index] == 0 else f"已采 {values[index]:,} 人"
        wait_for(f"“{told}{done}”", lambda: [n for n in walk(window) if n.name.startswith(told) and done in n.name])

    # It stands at the newest: between two steps.
    desk.press("Left")
    assert_shown(len(values) - 1)
    desk.press("Left")
    assert_shown(len(values) - 2)
    slider.queryValue().currentValue = 90 * step
    assert_shown(90)
    desk.press("Home")
    assert_shown(0)
    desk.press("space")
    desk.see("正在回放 ×60")
    desk.press("space")
    desk.see("已暂停")
    desk.push("回到实时")
    wait_for("the end of the replay", lambda: len(desk.windows()) == 1)
    desk.focus()
    assert desk.title() == before


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
    sys.exit(run_trial(StateDesk, [check_pages, check_history, check_focus, check_search, check_path_menu, check_list, check_opened,
                                  check_replay, check_names, check_fold]))
