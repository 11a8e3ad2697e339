#!/usr/bin/python3
"""The log as staff have it: what is there, a line written and seen, what others write, many lines."""

import sys

from accessible_desk import wait_for
from desk_trial import Trial, run_trial


def check_list(trial):
    trial.desk.focus()
    trial.desk.press("ctrl+d")
    wait_for("the window", lambda: trial.desk.windows()[-1].name == "日志")
    trial.desk.focus()
    trial.desk.see("开始第一轮采样。", "决策")


def check_write(trial):
    trial.desk.push("写入日志")
    trial.desk.see("记录内容")
    trial.desk.focus()
    assert not trial.desk.can_push("登记(")
    trial.desk.type("open two more points")
    trial.desk.write("发生时间", "23:59")
    trial.desk.see("此时间尚未到来")
    assert not trial.desk.can_push("登记(")
    trial.desk.write("发生时间", "11:05")
    trial.desk.wait_until_gone("此时间尚未到来")
    trial.desk.push("登记(")
    made = wait_for("the entry", lambda: [entry for entry in trial.ledger("entry")
                                          if entry["text"] == "open two more points"])[0]
    assert made["kind"] == "decision" and made["area"] == "H" and made["by_role"] == "staff", made
    assert made["at"] == "2022-03-10T11:05:00+00:00", made
    trial.desk.see("open two more points", "决策", "港湾市")


def check_correct(trial):
    """Another line corrects it: that one refers to it, and both say so."""
    desk = trial.desk
    desk.push("更正：open two more points")
    desk.see("更正日志")
    assert not desk.can_push("登记(")
    desk.write("更正理由", "three")
    desk.push("登记(")
    first = [entry for entry in trial.ledger("entry") if entry["text"] == "open two more points"][0]
    made = wait_for("the correction", lambda: [entry for entry in trial.ledger("entry") if "corrects" in entry])[0]
    assert made["corrects"] == first["id"] and made["reason"] == "three" and made["at"] == first["at"], made
    desk.see("open two more points", "更正另一条：three")
    desk.see("open two more points", "已被更正")


def check_search(trial):
    desk = trial.desk
    desk.write("搜索日志正文", "TWO more")
    desk.wait_until_gone("开始第一轮采样。")
    desk.see("open two more points")
    desk.write("搜索日志正文", "")
    desk.see("开始第一轮采样。")


def check_new_line(trial):
    """What somebody else writes is found by who looks again."""
    trial.put("entry", "entry-other", kind="milestone", text="half is done", at="2022-03-10T11:00:00+00:00",
              corrects="entry-1", reason="counted")
    trial.desk.focus()
    trial.desk.press("Escape")
    trial.desk.focus()
    trial.desk.press("ctrl+d")
    trial.desk.see("half is done", "节点", "更正另一条：counted")
    trial.desk.see("开始第一轮采样。", "已被更正")


def check_long(trial):
    """Lines come some at a time, and all of them; what is closed is gone."""
    trial.desk.leave_window()
    for number in range(6):
        trial.put("entry", f"entry-{number}-of-many", kind="contact", text=f"called for the {number}. time",
                  at=f"2022-03-10T10:{number:02}:00+00:00")
    trial.desk.focus()
    trial.desk.press("ctrl+d")
    trial.desk.see("called for the 5. time")
    trial.desk.see("called for the 0. time")
    trial.desk.see("开始第一轮采样。")
    trial.desk.leave_window()
    wait_for("its end", lambda: len(trial.desk.windows()) == 1)


if __name__ == "__main__":
    sys.exit(run_trial(Trial, [check_list, check_write, check_correct, check_search, check_new_line, check_long]))
