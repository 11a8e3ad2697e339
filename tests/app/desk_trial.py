"""A daemon, and people at its desks: set up, seated, counted, told as TAP.

A task is told with what it takes: keys, buttons and texts, and the longest turns of the
main loops. With BULWARK_TASK_CITY or BULWARK_TASK_STATE it is done in another city than
the small one, and then only what the trial calls its task; with BULWARK_TASK_MS no turn
may be longer (tests/tasks/run)."""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from accessible_desk import SOURCE, STRICT, Desk

sys.path.insert(0, str(SOURCE / "tests" / "server"))

from daemon_fixture import CLOCK, HARBOUR, Daemon  # noqa: E402

CITY = os.environ.get("BULWARK_TASK_CITY")
STATE = os.environ.get("BULWARK_TASK_STATE")
LIMIT_MS = float(os.environ.get("BULWARK_TASK_MS", 0))

# A message dialog of libadwaita 1.7 measures a label for less than that label needs,
# of which GTK 4.18 warns: there a warning must not end the desk.
LIBADWAITA = subprocess.run(["pkg-config", "--modversion", "libadwaita-1"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout
WARNINGS = STRICT if tuple(map(int, LIBADWAITA.split(".")[:2])) < (1, 7) else ""


class StateDesk(Desk):
    """The desk of a saved state of Xuchang: nobody has a daemon."""

    def __init__(self, folder):
        path = STATE or Path(folder) / "state.ndjson"
        if STATE is None:
            with open(path, "w", encoding="utf-8") as file:
                subprocess.run([SOURCE / "tests" / "bench" / "make-state.py", "60"], stdout=file, check=True)
        self.desks = [self]
        self.path = path
        super().__init__(f"--state={path}")


class Trial:
    """A town with its daemon, and the desk of the one whose task it is. Who comes later has
    a desk of his own: seat()."""

    ROLE = "staff"
    OPTIONS = ()
    PLACE = "港湾市"

    def __init__(self, folder):
        self.folder = Path(folder)
        self.daemon = Daemon(city=CITY or HARBOUR).start()
        self.port = self.daemon.port
        self.tokens = {}
        self.desks = []
        self.prepare()
        self.desk = self.seat(self.ROLE, *self.OPTIONS, place=self.PLACE)

    def prepare(self):
        """What happened in the town before somebody sat down."""

    def token(self, role, area="H"):
        if (role, area) not in self.tokens:
            self.tokens[role, area] = self.daemon.token(role, area)
        return self.tokens[role, area]

    def seat(self, role, *options, area="H", place="港湾市"):
        """Again, too: what is in his folders stays."""
        path = self.folder / f"{role}-{area}"
        path.touch(mode=0o600)
        path.write_text(self.token(role, area), encoding="ascii")
        desk = Desk(f"--backend=http://127.0.0.1:{self.port}", f"--token-file={path}", *options, place=place,
                    XDG_DATA_HOME=f"{path}-data", XDG_CACHE_HOME=f"{path}-cache", G_DEBUG=WARNINGS)
        self.desks.append(desk)
        return desk

    def put(self, kind, code, /, **members):
        """Somebody else writes a document that is not there yet."""
        answer = self.daemon.ask("PUT", f"/v1/documents/{kind}/{code}", self.token("staff"),
                                 {"type": kind, "id": code, "at": CLOCK, "source": "manual", **members},
                                 If_None_Match="*")
        assert answer.status == 201, (answer.status, answer.body)

    def state(self):
        return self.daemon.state(self.token("viewer"))[0]

    def documents(self, kind):
        return [document for key, document in self.state().items() if key[0] == kind]

    def ledger(self, kind):
        return self.daemon.get(f"/v1/documents/{kind}?limit=1000", self.token("staff")).json["documents"]

    def send(self, *reports):
        answer = self.daemon.post(self.token("reporter"), *reports)
        assert answer.status == 200 and answer.json["accepted"] == len(reports), answer.body

    def come_back(self, clock=CLOCK):
        """The daemon, where it was, at a time of its own."""
        self.daemon.options = [f"--clock={clock}" if option.startswith("--clock=") else option
                               for option in self.daemon.options]
        self.daemon.start(listen=f"127.0.0.1:{self.port}")

    def close(self):
        statuses = [desk.close() for desk in self.desks if desk.process.returncode is None]
        self.daemon.__exit__(None)
        return next((status for status in statuses if status != 0), 0)


def count_steps(desks):
    return sum((desk.steps for desk in desks), Counter())


def describe_steps(steps, turns, begin):
    words = [f"{number} {what}" for what, number in steps.items()] or ["no step"]
    told = f"longest turn {turns[0]:.1f} ms" if turns else "no turn over 4 ms"
    return f"{', '.join(words)}; {told}; {time.monotonic() - begin:.1f} s"


def find_turns(trial, begin):
    return sorted((turn for desk in trial.desks for turn in desk.turns(begin)), reverse=True)


def tell(number, what, fault):
    print(f"{'ok' if fault is None else 'not ok'} {number} {what}")
    if fault is not None:
        print("# " + fault.replace("\n", "\n# "))


def run_check(number, check, trial):
    """Whether it passed: one must not hide the others."""
    begin, before = time.monotonic(), count_steps(trial.desks)
    try:
        check(trial)
        fault = None
    except Exception as caught:
        fault = str(caught) or repr(caught)
    tell(number, check.__name__, fault)
    print("# " + describe_steps(count_steps(trial.desks) - before, find_turns(trial, begin), begin), flush=True)
    return fault is None


def run_trial(make_trial, task, rest=()):
    """Both in a row; in another city the task alone. What a program is to exit with."""
    checks = [*task, *(() if CITY or STATE else rest)]
    print(f"1..{len(checks) + 1 + bool(LIMIT_MS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        trial = make_trial(folder)
        begin = time.monotonic()
        try:
            results = [run_check(number, check, trial) for number, check in enumerate(checks, 1)]
            turns = find_turns(trial, begin)
        finally:
            status = trial.close()
    results.append(status == 0)
    tell(len(results), "ends when it is asked to", None if status == 0 else f"status {status}")
    if LIMIT_MS:
        results.append(not turns or turns[0] <= LIMIT_MS)
        tell(len(results), f"no turn over {LIMIT_MS:g} ms", None if results[-1] else f"{turns[0]} ms")
    print("# in all " + describe_steps(count_steps(trial.desks), turns, begin), flush=True)
    return 0 if all(results) else 1
