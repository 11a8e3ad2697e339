#!/usr/bin/python3
"""The task of an official: which area will be last, and which of its points stands worst,
in three steps from the overview. By keys alone."""

import re
import sys

from accessible_desk import wait_for
from desk_trial import StateDesk, run_trial

# The states of a point, the worst first, as the page of sampling lists them.
STATES = ("暂停", "拥堵", "数据迟", "忙碌", "未上报", "畅通")


def lines(desk, pattern):
    """What the rows of a list say, in their order; in newer GTK more than one node says it."""
    return list(dict.fromkeys(node.name for node in desk.nodes() if re.search(pattern, node.name)))


def lateness(line):
    """Minutes after the deadline at which an area is expected to end."""
    found = re.search("预计([早晚]) (?:(\\d+) 小时)? ?(?:(\\d+) 分)?", line)
    assert found, line
    return (1 if found[1] == "晚" else -1) * (int(found[2] or 0) * 60 + int(found[3] or 0))


def check_latest_area(desk):
    """The first of the table is the last to end, and first of what Ctrl+L lists, too."""
    desk.turn_to(1, "总览")
    areas = wait_for("the areas", lambda: lines(desk, "，完成 [\\d.]+%，预计[早晚]"))
    assert len(areas) > 3, areas
    assert lateness(areas[0]) == max(map(lateness, areas)), areas
    desk.press("ctrl+l")
    wait_for("the list", desk.find_popover)
    desk.press("Return")
    desk.wait_for_title(areas[0].split("，")[0])


def check_worst_point(desk):
    """The next is its page of sampling, whose first point is in the worst state that occurs."""
    area = desk.title().split(" ")[0]
    desk.turn_to(2, "采样")
    desk.wait_for_title(area)
    points = wait_for("its points", lambda: lines(desk, "采样台 .*，更新 "))
    order = [STATES.index(point.split("，")[0]) for point in points]
    assert order[0] == min(order), points


def check_panel(desk):
    """And the third opens it, with its name."""
    first = lines(desk, "采样台 .*，更新 ")[0]
    desk.tab_to(first)
    desk.press("Return")
    desk.see("关闭面板")
    assert [node for node in desk.find("采样点") if node.name and node.name in first and node.name != first], first


if __name__ == "__main__":
    sys.exit(run_trial(StateDesk, [check_latest_area, check_worst_point, check_panel]))
