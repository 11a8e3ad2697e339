#!/usr/bin/python3
"""Briefings as staff issue them: a number for good, the list of them, and one opened again as it was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from accessible_desk import BUTTONS, has, wait_for, walk
from desk_trial import Trial, run_trial

import pyatspi

CTL = Path(os.environ["BULWARK_BUILD_ROOT"]) / "src" / "ctl" / "bulwarkctl"
LIST = "已印发的简报"


def is_newest(trial, name):
    return trial.desk.windows()[-1].name == name


def is_writing(trial):
    return not any(node.name.startswith("印发(") and node.getRole() in BUTTONS and has(node, pyatspi.STATE_SENSITIVE)
                   for node in walk(trial.desk.windows()[-1]))


def open_list(trial):
    trial.desk.focus()
    trial.desk.press("ctrl+b")
    wait_for("the list", lambda: is_newest(trial, LIST))


def leave_list(trial):
    trial.desk.leave_window()
    wait_for("the end of the list", lambda: not any(window.name == LIST for window in trial.desk.windows()))


def reprint(trial, number):
    """Without a display, from what the backend holds."""
    sheet = trial.folder / "issued.pdf"
    subprocess.run([CTL, "briefing", f"--backend=http://127.0.0.1:{trial.port}",
                    f"--token-file={trial.folder / 'staff-H'}", "--sheet=issued", "--scope=H", f"--number={number}",
                    f"--output={sheet}"], check=True, timeout=90)
    return sheet


def check_empty(trial):
    open_list(trial)
    trial.desk.see("尚未印发简报")
    leave_list(trial)


def check_issue(trial):
    """Somebody else has been faster with the first number: this one becomes the second."""
    trial.desk.focus()
    trial.desk.press("ctrl+shift+p")
    wait_for("the sheet", lambda: trial.desk.can_push("印发("))
    trial.desk.push_to_open("印发(")
    trial.desk.see("本期将为第 1 期（港湾市）")
    answer = trial.daemon.ask("PUT", "/v1/documents/briefing/H%2F1", trial.token("staff"),
                              {"scope": "H", "number": 1, "cut_off": "2022-03-10T11:00:00+00:00",
                               "digest": "0123456789ab", "content": {}}, If_None_Match="*")
    assert answer.status == 201, answer.body
    trial.desk.write("拟稿（写职务，不写姓名）", "综合组")
    trial.desk.write("签发（写职务，不写姓名）", "办公室主任")
    trial.daemon.process.send_signal(signal.SIGSTOP)
    try:
        trial.desk.push("印发(")
        wait_for("the try", lambda: is_writing(trial))
        # Given up now, nobody would know of the number that it may have.
        trial.desk.leave_window()
        trial.desk.see("请等候服务器答复")
    finally:
        trial.daemon.process.send_signal(signal.SIGCONT)
    issued = wait_for("the document", lambda: [one for one in trial.ledger("briefing") if one["number"] == 2])[0]
    assert issued["id"] == "H/2" and issued["scope"] == "H" and issued["by_role"] == "staff", issued["id"]
    assert issued["prepared_by_role"] == "综合组" and issued["approved_by_role"] == "办公室主任"
    # What was issued has its number: it cannot be given another one.
    wait_for("the sheet as it was issued", lambda: trial.desk.can_push("打印(") and not trial.desk.has_button("印发("))
    trial.desk.leave_window()


def check_reprint(trial):
    """Whatever is reported meanwhile, it has the same bytes."""
    sheet = reprint(trial, 2)
    before = sheet.read_bytes()
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    text = "".join(text.split())
    digest = next(one["digest"] for one in trial.ledger("briefing") if one["number"] == 2)
    for part in ("第2期", "拟稿：综合组", "签发：办公室主任", "印发", "校验" + digest):
        assert part in text, (part, text)
    trial.put("entry", "entry-later", kind="milestone", text="half is done", at="2022-03-10T11:00:00+00:00")
    assert reprint(trial, 2).read_bytes() == before


def check_list(trial):
    open_list(trial)
    trial.desk.see("第 1 期", "港湾市")
    trial.desk.see("第 2 期", "综合组", "办公室主任")
    trial.desk.focus()
    trial.desk.press_until("Tab", lambda name: name.startswith("第 "))
    trial.desk.press_until("Up", lambda name: name.startswith("第 2 期"))
    trial.desk.press("Return")
    wait_for("the sheet", lambda: trial.desk.can_push("保存") and not trial.desk.has_button("印发("))


def check_next(trial):
    """The next number follows the last one."""
    for _ in range(2):
        trial.desk.leave_window()
        time.sleep(1)
    trial.desk.focus()
    trial.desk.press("ctrl+shift+p")
    wait_for("the sheet", lambda: trial.desk.can_push("印发("))
    trial.desk.push_to_open("印发(")
    trial.desk.see("本期将为第 3 期（港湾市）")


if __name__ == "__main__":
    sys.exit(run_trial(Trial, [check_empty, check_issue, check_reprint, check_list, check_next]))
