"""One store under load that is cut off again and again, and what is found then.

    begin ──► load ──► cut ──► start ──► findings ──► load …
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ.get("BULWARK_SOURCE_ROOT", Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(ROOT / "tests" / "server"))

import daemon_fixture  # noqa: E402  pylint: disable=wrong-import-position
from daemon_fixture import SUBJECT, Daemon, wait_for  # noqa: E402  pylint: disable=wrong-import-position
from load import AREAS, SITES, Books, Worker, make_documents  # noqa: E402  pylint: disable=wrong-import-position

CTL = daemon_fixture.BUILD / "src/ctl/bulwarkctl"
N_WORKERS = 12
VERIFY_EACH = 25

# Reports that are answered before each cut: one that nothing came before proves nothing.
LEAST_REPORTS = 100

# A checkpoint each second: cuts must fall into the writing of one, too.
SETTINGS = {"checkpoint": {"seconds": 1}, "feed": {"coalesce-ms": 20}}


class Loss(AssertionError):
    """What was answered is not there, or not as it was."""


def check(holds, text):
    if not holds:
        raise Loss(text)


class Trial:
    """Owns the daemon; `cut(trial)` ends it in the middle of what it does."""

    def __init__(self, seed, store=None, make_daemon=Daemon):
        self.seed = seed
        self.chance = random.Random(seed)
        self.daemon = make_daemon(settings=SETTINGS, store_url=store)
        self.books = Books()
        self.documents = [make_documents(number) for number in range(N_WORKERS)]
        self.workers = []
        self.held = {}                # what a reader has, and by which id it goes on
        self.known = None
        self.n_turns = 0

    def __enter__(self):
        self.daemon.start()
        self.tokens = self.daemon.token("reporter"), self.daemon.token("viewer"), self.daemon.token("staff")
        return self

    def __exit__(self, kind, *unused):
        self.daemon.__exit__(kind, *unused)

    def turn(self, cut):
        """Load, the cut, the start, and all that must be found then."""
        self.n_turns += 1
        self.load()
        cut(self)
        self.join()
        assert self.n_answered() >= LEAST_REPORTS, f"no load: {self.n_answered()} reports were answered before the cut"
        if self.daemon.is_ended:
            self.daemon.start()
        self.check_reader()
        self.check_sums_within()
        self.check_answered()
        self.send_pending()
        self.check_documents()
        self.check_sums()
        if self.n_turns % VERIFY_EACH == 0:
            self.verify()

    def load(self):
        self.workers = [Worker(self.daemon.port, self.tokens, self.books, documents,
                               f"{self.seed} {self.n_turns} {number}")
                        for number, documents in enumerate(self.documents)]
        for worker in self.workers:
            worker.start()
        wait_for(lambda: self.n_answered() >= LEAST_REPORTS or not any(worker.is_alive() for worker in self.workers))
        # Some so long that the -wal is brought into the file meanwhile.
        longest = 1.5 if self.chance.random() < 0.2 else 0.3
        time.sleep(self.chance.uniform(0, longest))
        self.follow()
        time.sleep(self.chance.uniform(0, longest))

    def n_answered(self):
        """Reports of this turn."""
        return sum(posting.n for worker in self.workers for posting in worker.answered)

    def join(self):
        for worker in self.workers:
            worker.join(daemon_fixture.PATIENCE)
            assert not worker.is_alive(), "a worker waits for an answer that does not come"
            if worker.fault is not None:
                raise worker.fault

    def follow(self):
        """What a reader was told is as good as answered: nobody may have seen what is gone later."""
        documents, gone, live = self.daemon.state(self.tokens[1], self.known)
        for key in gone:
            self.held.pop(key, None)
        self.held.update(documents)
        self.known = live

    def check_reader(self):
        epoch, seq = self.known.rsplit("-", 1)
        self.follow()
        assert self.known.rsplit("-", 1)[0] == epoch, "the store is another one"
        stands = int(self.known.rsplit("-", 1)[1])
        check(stands >= int(seq), f"numbers are given again: a reader was told {seq}, the store is at {stands}")
        differences = self.differences(lambda key: key[0] != "series")
        check(not differences, f"a reader that goes on has another state than one that begins: {differences}")

    def differences(self, wanted):
        """Keys of which the reader that goes on and one that begins now have different documents."""
        whole, _, live = self.daemon.state(self.tokens[1])
        while live != self.known:
            # Something was told between the two requests, as series are by themselves.
            self.follow()
            whole, _, live = self.daemon.state(self.tokens[1])
        return sorted(key for key in {*self.held, *whole} if wanted(key) and self.held.get(key) != whole.get(key))

    def check_series(self):
        """What comes after the end of its step is told within seconds, and by the next start at the latest."""
        wait_for(lambda: not self.differences(lambda key: True))

    def sampled(self):
        documents, _, _ = self.daemon.state(self.tokens[1])
        return {site: documents["tally", f"{site}/{SUBJECT}"]["values"].get("sampled", 0) for site in SITES}

    def pending(self):
        return [worker.pending for worker in self.workers if worker.pending is not None]

    def check_sums_within(self):
        """At least what was answered, at most what was sent."""
        more = dict.fromkeys(SITES, 0)
        for posting in self.pending():
            for site, sampled, _, _ in posting.values:
                more[site] += sampled
        self.before = self.sampled()
        for site, stands in self.before.items():
            answered = self.books.sampled[site]
            check(answered <= stands <= answered + more[site],
                  f"{site}: {answered} were answered, {more[site]} on their way, {stands} stand")

    def check_answered(self):
        """Each report that was answered is there: sent again it is a duplicate."""
        reports = [item for worker in self.workers for posting in worker.answered for item in json.loads(posting.body)]
        for first in range(0, len(reports), 1000):
            some = reports[first:first + 1000]
            answer = self.daemon.post(self.tokens[0], *some)
            assert answer.status == 200, answer.body
            check(answer.json == {"accepted": 0, "duplicate": len(some), "rejected": []},
                  f"answered reports are missing: {answer.json}")

    def send_pending(self):
        """Sent again as an outbox does: whole or not at all, and what was there before is what is no duplicate."""
        missing = {site: self.before[site] - self.books.sampled[site] for site in SITES}
        for posting in self.pending():
            answer = self.daemon.ask("POST", "/v1/reports", self.tokens[0], posting.body, Content_Type="application/json")
            assert answer.status == 200, answer.body
            result = answer.json
            assert (result["accepted"], result["duplicate"]) in ((posting.n, 0), (0, posting.n)), \
                f"a request of {posting.n} reports was kept in part: {result}"
            if result["duplicate"]:
                for site, sampled, _, _ in posting.values:
                    missing[site] -= sampled
            self.books.enter(posting)
        assert not any(missing.values()), f"counted is what is not there, or the other way round: {missing}"

    def check_documents(self):
        for document in (document for documents in self.documents for document in documents):
            answer = self.daemon.get(document.path, self.tokens[1])
            assert answer.status in (200, 404), answer.body
            document.settle(answer.json["name"] if answer.status == 200 else None, answer.headers["ETag"])

    def check_sums(self):
        """The roll-up of each area equals a recount."""
        documents, _, _ = self.daemon.state(self.tokens[1])
        for site in SITES:
            values = documents["tally", f"{site}/{SUBJECT}"]["values"]
            found = values.get("sampled", 0), values.get("queue")
            assert found == (self.books.sampled[site], self.books.queue[site][1]), \
                f"{site}: {found}, and it must be {self.books.sampled[site]}, {self.books.queue[site][1]}"
        for area in AREAS:
            answer = self.daemon.get(f"/v1/series?place={area}&subject={SUBJECT}&measure=sampled&step=3600"
                                     "&from=2022-03-10T05:00:00%2B00:00&to=2022-03-10T12:00:00%2B00:00", self.tokens[1])
            assert answer.status == 200, answer.body
            wanted = sum(sampled for site, sampled in self.books.sampled.items() if site.startswith(area))
            assert answer.json[-1][1] == wanted, f"{area}: {answer.json[-1]}, and its sites add up to {wanted}"

    def verify(self):
        self.check_series()
        self.recount()

    def recount(self):
        """The log counted by another program: pages, keys, numbers, the chain of the audit, sums."""
        done = subprocess.run([str(CTL), "verify", f"--store={self.daemon.store_url}"],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        # One more: what the ledger of the city has counted.
        assert f" {self.books.n_reports + 1} reports, 0 faults" in done.stdout, \
            f"{self.books.n_reports} reports were sent; {done.stdout}"


def new_seed():
    return random.SystemRandom().randrange(1 << 32)


def run_turns(trial, n, cut, what):
    """Runs N turns and one verification; prints as it goes, and the two counts last. Returns a status."""
    begun = time.monotonic()
    passed = failed = 0
    try:
        for number in range(n):
            trial.turn(cut)
            passed += 1
            if (number + 1) % 10 == 0 or number + 1 == n:
                print(f"{number + 1} {what}, {trial.books.n_reports} reports answered, nothing missing "
                      f"({time.monotonic() - begun:.0f} s)", flush=True)
        trial.verify()
        passed += 1
    except Exception as fault:  # pylint: disable=broad-except
        failed = 1
        print(f"after {passed} {what}, seed {trial.seed}: {type(fault).__name__}: {fault}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return failed
