#!/usr/bin/python3
"""A figure that came by telephone, as staff have it: written down at a point, shown as
such and in no total, held against the report when that comes, and decided; corrected
and kept. What was written down first is in the log all the while."""

import sys

from accessible_desk import is_within_button, wait_for
from desk_trial import Trial, run_trial
from sweep import Sweep

from daemon_fixture import SUBJECT, report  # noqa: E402

POINT = "H111-s1"
CHECKPOINT = "H111-k1"
CHECKPOINT_NAME = "塔前社区卡点"


def told(trial, **wanted):
    """Entries with a figure of which all of this is true."""
    return [entry for entry in trial.ledger("entry")
            if "figure" in entry and all(entry["figure"].get(key) == value for key, value in wanted.items())]


def tally(trial, place):
    return trial.state()[("tally", f"{place}/{SUBJECT}")]["values"]


def check_bad_input(trial):
    """Each field is told what is wrong with it, and nothing is lost."""
    trial.desk.focus()
    trial.desk.press("ctrl+f")
    wait_for("the search", trial.desk.find_popover)
    trial.desk.type(POINT)
    trial.desk.see("塔前社区采样点")
    trial.desk.press("Return")
    trial.desk.see("关闭面板")
    trial.desk.push("登记电话报数")
    trial.desk.see("尚需填写", "数值", "报数人")
    assert trial.desk.read("数据时间").startswith("2022-03-10 12:0"), trial.desk.read("数据时间")
    assert not trial.desk.can_push("登记(")
    trial.desk.write("数值", "many")
    trial.desk.see("数值：请按“1,250”的样式填写数字")
    trial.desk.write("数值", "12.5")
    trial.desk.see("数值：此项按个计数，请填整数")
    trial.desk.write("数值", "600")
    trial.desk.write("数据时间", "23:59")
    trial.desk.see("数据时间：此时间尚未到来")
    assert not told(trial)


def check_enter(trial):
    """It goes into the log, is shown as by telephone, and adds to no total."""
    trial.desk.write("数据时间", "11:45")
    trial.desk.write("报数人（岗位或单位）", "站长")
    trial.desk.write("备注", "断网")
    wait_for("nothing missing", lambda: not trial.desk.find("尚需填写"))
    trial.desk.push("登记(")
    entry = wait_for("the entry", lambda: told(trial, place=POINT))[0]
    assert entry["kind"] == "contact" and entry["area"] == "H111" and entry["by_role"] == "staff", entry
    assert entry["figure"] == {"place": POINT, "subject": SUBJECT, "measure": "sampled", "value": 600, "bound": "=",
                               "at": "2022-03-10T11:45:00+00:00", "said_by": "站长", "note": "断网",
                               "state": "open"}, entry
    assert "sampled" not in tally(trial, POINT)
    trial.desk.see("已采样 600 人")
    trial.desk.see("电话报数，站长，截至 11:45", "断网")
    trial.desk.see("等待上报 · 尚无上报")


def check_reconcile(trial):
    """The point's own reports come: the one nearest to its time beside it, a person decides."""
    trial.send(report(POINT, 612, at="2022-03-10T11:50:00+00:00"))
    trial.desk.see("待核对 · 上报 612 人（截至 11:50） · 差 +12")
    trial.send(report(POINT, 300, at="2022-03-10T12:00:00+00:00"))
    wait_for("the last total", lambda: tally(trial, POINT)["sampled"] == 912)
    trial.desk.see("待核对 · 上报 612 人（截至 11:50） · 差 +12")
    trial.desk.see("有 1 条电话报数待核对")
    trial.desk.focus()
    trial.desk.press("ctrl+shift+t")
    trial.desk.see("待核对 1")
    trial.desk.push("核对：已采样 600 人 · 塔前社区采样点")
    trial.desk.see("上报数减电话报数")
    trial.desk.see("+12")
    assert not trial.desk.can_push("确定")
    Sweep(trial.desk.process.pid).check()
    trial.desk.write("理由", "network is back")
    trial.desk.push("确定")
    decided = wait_for("the decision", lambda: told(trial, place=POINT, state="accepted"))[0]
    first = told(trial, place=POINT, state="open")[0]
    assert decided["kind"] == "decision" and decided["corrects"] == first["id"], decided
    assert decided["reason"] == "network is back" and decided["figure"]["value"] == 600, decided
    assert decided["figure"]["reported"] == {"value": 612, "at": "2022-03-10T11:50:00+00:00"}, decided
    wait_for("nothing more to reconcile", lambda: trial.desk.find("待核对 0") and not trial.desk.find("条电话报数待核对"))
    trial.desk.push("已处理 1")
    trial.desk.see("已采纳上报数 612 人：network is back")
    assert tally(trial, POINT)["sampled"] == 912


def check_other_place(trial):
    """From the scope to a site of another kind, by its name: the figures are those that it counts."""
    desk = trial.desk
    desk.push("登记电话报数")
    desk.see("尚需填写", "数值", "报数人")
    desk.push("选择其他地点")
    wait_for("the finder", lambda: desk.find_popover(desk.windows()[-1]))
    wait_for("its entry", lambda: is_within_button(desk.find_focused()))
    desk.type(CHECKPOINT)
    desk.see(CHECKPOINT_NAME)
    desk.press("Return")
    wait_for("its end", lambda: desk.find_focused() and not is_within_button(desk.find_focused()))
    desk.write("数值", "41")
    desk.write("报数人（岗位或单位）", "卡点组长")
    desk.write("数据时间", "11:30")
    desk.push("登记(")
    entry = wait_for("the entry", lambda: told(trial, place=CHECKPOINT))[0]
    assert entry["figure"]["subject"] == "checkpoint" and entry["figure"]["measure"] == "passed", entry
    assert entry["figure"]["value"] == 41 and entry["area"] == "H111", entry


def check_correct_and_keep(trial):
    """Of an area: written down wrong, corrected with a reason, and kept against the report."""
    trial.desk.push("登记电话报数")
    trial.desk.see("尚需填写", "数值", "报数人")
    trial.desk.write("数值", "７００")
    trial.desk.write("报数人（岗位或单位）", "值班室")
    trial.desk.write("数据时间", "11:40")
    trial.desk.push("登记(")
    wrong = wait_for("the entry", lambda: told(trial, value=700))[0]
    assert wrong["figure"]["place"] == "H111" and wrong["area"] == "H111", wrong
    trial.desk.push("待核对 1")
    trial.desk.push("核对：已采样 700 人")
    trial.desk.push("更正电话报数")
    trial.desk.see("更正理由")
    trial.desk.write("数值", "690")
    trial.desk.write("更正理由", "misheard")
    trial.desk.push("登记(")
    right = wait_for("the correction", lambda: told(trial, value=690))[0]
    assert right["corrects"] == wrong["id"] and right["reason"] == "misheard", right
    trial.desk.push("核对：已采样 690 人")
    trial.desk.see("保留电话报数")
    Sweep(trial.desk.process.pid).check()
    trial.desk.open_row("保留电话报数")
    trial.desk.write("理由", "one point sends nothing")
    trial.desk.push("确定")
    kept = wait_for("the decision", lambda: told(trial, value=690, state="kept"))[0]
    assert kept["corrects"] == right["id"], kept
    trial.desk.push("已处理 2")
    trial.desk.see("以电话报数为准：one point sends nothing")
    assert len(told(trial)) == 5 and tally(trial, POINT)["sampled"] == 912


if __name__ == "__main__":
    sys.exit(run_trial(Trial, [check_bad_input, check_enter, check_reconcile], [check_correct_and_keep, check_other_place]))
