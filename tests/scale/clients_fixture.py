"""Clients of many daemons on one database: they report and follow the feed, go to another
daemon when theirs does not answer, and know what must be there in the end.
"""

import http.client
import itertools
import json
import random
import sys
import threading
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "server"), str(TESTS / "store")]

# pylint: disable=wrong-import-position
from daemon_fixture import SUBJECT, Stream, report, wait_for

PATIENCE = 60
P99_MS = 500


class House:
    """The daemons that are up, in which clients look for another one."""

    def __init__(self, daemons):
        self.daemons = daemons
        self.up = set(daemons)
        self.is_over = False
        self.phase = "all-up"

    def pick(self, wanted):
        """The wanted one if it is up, else any."""
        while not self.is_over:
            if wanted in self.up:
                return wanted
            others = list(self.up)
            if others:
                return random.choice(others)
            time.sleep(0.05)
        return None


class Writer(threading.Thread):
    """Reports for one site, one request after another, each until it is answered 200."""

    def __init__(self, house, daemon, site, token, pause):
        super().__init__(daemon=True)
        self.house, self.home, self.site, self.token, self.pause = house, daemon, site, token, pause
        self.connection = self.at = self.fault = None
        self.total = self.n_reports = self.n_again = 0
        self.sent = []  # (when, phase, total after it)

    def post(self, body):
        """The answer; None: nobody answered."""
        try:
            if self.connection is None:
                self.at = self.house.pick(self.home)
                if self.at is None:
                    return None
                self.connection = http.client.HTTPConnection("127.0.0.1", self.at.port, timeout=PATIENCE)
            self.connection.request("POST", "/v1/reports", body, {"Authorization": f"Bearer {self.token}",
                                                                  "Content-Type": "application/json"})
            answer = self.connection.getresponse()
            text = answer.read()
            if answer.status == 200:
                return json.loads(text)
            assert answer.status == 503 and answer.headers["Retry-After"], (answer.status, text)
        except (OSError, http.client.HTTPException):
            pass
        if self.connection is not None:
            self.connection.close()
        self.connection = None
        return None

    def run(self):
        try:
            while not self.house.is_over:
                self.report_once()
        except Exception as error:  # pylint: disable=broad-except
            self.fault = repr(error)

    def report_once(self):
        values = [random.randrange(1, 9) for _ in range(random.randrange(1, 6))]
        body = json.dumps([report(self.site, value) for value in values])
        when, phase = time.monotonic(), self.house.phase
        for attempt in itertools.count():
            answer = self.post(body)
            if answer is not None:
                break
            # Until it is answered, also at the end: or nobody knows what must be there.
            assert time.monotonic() < when + PATIENCE, "nobody answers"
            self.n_again += attempt == 0
            time.sleep(0.05)
        taken = answer["accepted"] + answer["duplicate"]
        assert taken == len(values) and not answer["rejected"], answer
        self.total += sum(values)
        self.n_reports += len(values)
        self.sent.append((when, phase, self.total))
        time.sleep(self.pause)


class Reader(threading.Thread):
    """Follows the feed, and resumes by id wherever somebody listens."""

    def __init__(self, house, daemon, token, writers):
        super().__init__(daemon=True)
        self.house, self.home, self.token = house, daemon, token
        self.writers = {writer.site: writer for writer in writers}
        self.told = dict.fromkeys(self.writers, 0)
        self.documents, self.delays = {}, {}
        self.known = self.fault = None
        self.n_moves = self.n_resets = 0

    def run(self):
        try:
            while not self.house.is_over:
                daemon = self.house.pick(self.home)
                try:
                    if daemon is not None:
                        self.follow(daemon)
                except (OSError, http.client.HTTPException, ValueError, IndexError):
                    pass
                self.n_moves += 1
                time.sleep(0.05)
        except Exception as error:  # pylint: disable=broad-except
            self.fault = repr(error)

    def follow(self, daemon):
        with Stream(daemon, self.token, last_id=self.known) as stream:
            if stream.status != 200:
                return
            stream.socket.settimeout(5)
            while not self.house.is_over:
                event = stream.next()
                if event is None or daemon not in self.house.up:
                    return
                self.take(*event)

    def take(self, name, identity, data):
        if name == "reset":
            self.n_resets += 1
            print(f"# a reader at {self.known} was told to begin anew", flush=True)
            self.documents.clear()
        elif name == "docs":
            now = time.monotonic()
            for document in data:
                self.documents[document["type"], document["id"]] = document
                if document["type"] == "tally" and document["place"] in self.writers:
                    self.note(document, now)
        elif name == "gone":
            for item in data:
                self.documents.pop((item["type"], item["id"]), None)
        if identity is not None:
            old = int(self.known.rsplit("-", 1)[1]) if self.known else 0
            assert int(identity.rsplit("-", 1)[1]) >= old, (self.known, identity)
            self.known = identity

    def note(self, tally, now):
        writer = self.writers[tally["place"]]
        stands = tally["values"].get("sampled", 0)
        at = self.told[writer.site]
        while at < len(writer.sent) and writer.sent[at][2] <= stands:
            when, phase, _ = writer.sent[at]
            self.delays.setdefault(phase, []).append(now - when)
            at += 1
        self.told[writer.site] = at

    def has_all(self):
        return all(self.documents.get(("tally", f"{site}/{SUBJECT}"), {"values": {}})["values"].get("sampled", 0)
                   == writer.total for site, writer in self.writers.items() if writer.total)


class Trial:
    """What is asked of every trial, and the count of the answers. `cluster` has query()."""

    phases = ("all-up", "after")

    def __init__(self, seconds, with_time):
        self.seconds, self.with_time = seconds, with_time
        self.database = None
        self.n_passed = self.n_failed = 0

    def check(self, name, is_good, detail=""):
        self.n_passed += bool(is_good)
        self.n_failed += not is_good
        print(f"{'ok' if is_good else 'NOT OK'} - {name}{' (' + str(detail) + ')' if detail != '' else ''}",
              flush=True)

    def begin(self, daemons, sites, pause):
        """(house, token of a viewer, writers, readers), all at work."""
        house = House(daemons)
        viewer, reporter = daemons[0].token("viewer"), daemons[0].token("reporter")
        for daemon in daemons:
            wait_for(lambda one=daemon: one.get("/v1/", viewer).status == 200)
        writers = [Writer(house, daemons[number % len(daemons)], site, reporter, pause)
                   for number, site in enumerate(sites)]
        readers = [Reader(house, daemon, viewer, writers) for daemon in daemons for _ in range(2)]
        for client in readers + writers:
            client.start()
        return house, viewer, writers, readers

    def finish(self, house, writers, readers):
        """Writers end with what they have begun; readers are told the rest of it."""
        house.is_over = True
        for writer in writers:
            writer.join(PATIENCE)
        house.is_over = False
        for reader in readers:
            if not reader.is_alive():
                fresh = Reader(house, reader.home, reader.token, writers)
                fresh.documents, fresh.known, fresh.told = reader.documents, reader.known, reader.told
                fresh.delays, fresh.n_moves, fresh.n_resets = reader.delays, reader.n_moves, reader.n_resets
                fresh.fault = reader.fault
                readers[readers.index(reader)] = fresh
                fresh.start()
        try:
            wait_for(lambda: all(reader.has_all() for reader in readers), PATIENCE)
        except AssertionError:
            pass
        house.is_over = True
        for reader in readers:
            reader.join(PATIENCE)

    def compare(self, house, viewer, cluster, writers, readers):
        faults = [client.fault for client in writers + readers if client.fault]
        self.check("no client met anything but 200, or 503 with Retry-After", not faults, faults[:3] or "")
        self.check("clients had to send again", any(writer.n_again for writer in writers),
                   f"{sum(writer.n_again for writer in writers)} requests, "
                   f"and {sum(reader.n_moves for reader in readers)} times readers came anew")

        states = []
        for daemon in house.daemons:
            wait_for(lambda one=daemon: one.get("/readyz").status == 200)
            states.append(daemon.state(viewer)[0])
        sums = [{site: state.get(("tally", f"{site}/{SUBJECT}"), {"values": {"sampled": 0}})["values"]["sampled"]
                 for site in self.sites(writers)} for state in states]
        answered = {writer.site: writer.total for writer in writers}
        self.check("what was answered is there, once, in every daemon", all(one == answered for one in sums),
                   "" if all(one == answered for one in sums) else (answered, sums))
        self.check("every daemon shows the same documents under the same numbers",
                   all(state == states[0] for state in states), self.differing(states))
        n_kept = int(cluster.query("SELECT count(*) FROM report JOIN word ON subject = word_id"
                                   " WHERE text <> 'donations'", self.database))
        n_sent = sum(writer.n_reports for writer in writers)
        self.check("the log holds each report once", n_kept == n_sent, f"{n_kept} of {n_sent}")
        self.check("every reader was told of everything", all(reader.has_all() for reader in readers))
        self.check("no reader had to begin anew", not any(reader.n_resets for reader in readers))

    @staticmethod
    def sites(writers):
        return [writer.site for writer in writers]

    @staticmethod
    def differing(states):
        keys = [key for key in set().union(*states)
                if any(state.get(key) != states[0].get(key) for state in states)]
        return f"{len(keys)} differ, {keys[:2]}" if keys else ""

    def tell_times(self, readers):
        for phase in self.phases:
            delays = sorted(1000 * delay for reader in readers for delay in reader.delays.get(phase, ()))
            if not delays:
                continue
            p99 = delays[min(len(delays) - 1, int(len(delays) * 0.99))]
            print(f"delivery-{phase} p50 {delays[len(delays) // 2]:.0f} ms, p99 {p99:.0f} ms, "
                  f"longest {delays[-1]:.0f} ms, of {len(delays)}", flush=True)
            if phase == "all-up" and self.with_time:
                self.check(f"p99 of delivery is under {P99_MS} ms", p99 < P99_MS, f"{p99:.0f} ms")
