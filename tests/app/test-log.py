#!/usr/bin/python3
"""The log as staff have it: what is there, a line written and seen, one kind alone."""

import sys
import tempfile

from accessible_desk import run_checks, wait_for
from desk_trial import DeskTrial


def check_list(trial):
    trial.desk.focus()
    trial.desk.press("ctrl+d")
    wait_for("the window", lambda: trial.windows()[-1].name == "日志")
    trial.desk.focus()
    wait_for("that the week holds its line", lambda: trial.find("开始第一轮采样。", "决策"))


def check_write(trial):
    trial.push("写入日志")
    wait_for("the form", lambda: trial.find("记录内容"))
    trial.desk.focus()
    assert not trial.is_possible("登记(")
    trial.desk.type("open two more points")
    trial.push("登记(")
    made = wait_for("the entry", lambda: [entry for entry in trial.entries()
                                          if entry["text"] == "open two more points"])[0]
    assert made["kind"] == "decision" and made["area"] == "H" and made["by_role"] == "staff", made
    wait_for("it in the list", lambda: trial.find("open two more points", "决策", "港湾市"))


def check_new_line(trial):
    """What somebody else writes is found by who looks again."""
    answer = trial.daemon.ask("PUT", "/v1/documents/entry/entry-other", trial.token,
                              {"kind": "milestone", "text": "half is done", "at": "2022-03-10T11:00:00+00:00",
                               "corrects": "entry-1", "reason": "counted"}, If_None_Match="*")
    assert answer.status == 201, answer.body
    trial.desk.focus()
    trial.desk.press("Escape")
    trial.desk.focus()
    trial.desk.press("ctrl+d")
    wait_for("the line", lambda: trial.find("half is done", "节点", "更正另一条：counted"))
    wait_for("what it corrects", lambda: trial.find("开始第一轮采样。", "已被更正"))


CHECKS = [check_list, check_write, check_new_line]


def main():
    print(f"1..{len(CHECKS) + 1}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        trial = DeskTrial(folder, "staff")
        failed = 1
        try:
            failed = run_checks(CHECKS, trial)
        finally:
            status = trial.close()
        print(f"{'ok' if status == 0 else 'not ok'} {len(CHECKS) + 1} ends when it is asked to")
    return 1 if failed or status != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
