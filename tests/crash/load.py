"""Load that knows what it was answered.

A worker sends one request after another on one connection, as a device with an
outbox does: what was not answered stays its `pending` until it is sent again and
answered. What was answered is written into the Books, and must stand for ever.
"""

import http.client
import json
import random
import threading
import time
import uuid

from daemon_fixture import SUBJECT

SITES = ("H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1")
AREAS = ("H", "H1", "H2", "H11", "H12", "H21", "H111", "H112", "H121", "H122", "H211", "H212")
MOMENT = "2022-03-10T{:02}:{:02}:{:02}.{:03}+00:00"
BEGIN_MS = 6 * 3600 * 1000
MAX_BATCH = 200


def format_moment(number):
    """The NUMBER-th moment of the day: no two reports share one, so that of two
    statements it is known which must stand."""
    ms = BEGIN_MS + number
    return MOMENT.format(ms // 3600000, ms // 60000 % 60, ms // 1000 % 60, ms % 1000)


class Posting:
    """One request of reports: all of it is kept, or none."""

    def __init__(self, reports, values):
        self.body = json.dumps(reports)
        self.n = len(reports)
        self.values = values          # [(site, sampled, moment, queue)]


class Books:
    """What must stand: sums, and the newest of what was stated."""

    def __init__(self):
        self.lock = threading.Lock()
        self.sampled = dict.fromkeys(SITES, 0)
        self.queue = {site: (-1, None) for site in SITES}
        self.n_reports = 0
        self.moment = 0

    def take_moments(self, n):
        with self.lock:
            self.moment += n
            return self.moment - n

    def enter(self, posting):
        with self.lock:
            self.n_reports += posting.n
            for site, sampled, moment, queue in posting.values:
                self.sampled[site] += sampled
                self.queue[site] = max(self.queue[site], (moment, queue))


class Document:
    """One that a worker alone writes: what it was answered to be, and what it may be instead."""

    def __init__(self, kind, name, members):
        self.path = f"/v1/documents/{kind}/{name}"
        self.members = members
        self.stands = None            # None: not there
        self.version = None           # its ETag
        self.attempts = []            # written and not answered since

    def make_body(self, name):
        return None if name is None else json.dumps({**self.members, "name": name})

    def make_headers(self):
        """Only over what is known to stand: a version that came back would be refused."""
        return {"If-None-Match": "*"} if self.stands is None else {"If-Match": self.version}

    def settle(self, found, version):
        assert found == self.stands or found in self.attempts, \
            f"{self.path} is {found!r}; answered was {self.stands!r}, on the way {self.attempts!r}"
        self.stands = found
        self.version = version
        self.attempts = []


def make_documents(number):
    """The heartbeat of a wall, and a team."""
    team = {"type": "team", "id": f"crash-{number}", "at": "2022-03-10T11:00:00+00:00", "kind": "volunteer",
            "area": "H1", "size": 3, "source": "manual"}
    return [Document("display", f"wall-{number}", {"scene": "map"}), Document("team", f"crash-{number}", team)]


class Worker(threading.Thread):
    """Works until its connection breaks."""

    def __init__(self, port, tokens, books, documents, seed):
        super().__init__(daemon=True)
        self.port = port
        self.reporter, _, self.staff = tokens
        self.books = books
        self.documents = documents
        self.chance = random.Random(seed)
        self.connection = None
        self.answered = []            # postings of this turn
        self.pending = None
        self.fault = None

    def run(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            while True:
                if self.chance.random() < 0.15:
                    self.write(self.chance.choice(self.documents))
                else:
                    self.post(self.make_posting())
        except (OSError, http.client.HTTPException):
            pass
        except Exception as fault:  # pylint: disable=broad-except
            self.fault = fault
        finally:
            self.connection.close()

    def make_posting(self):
        n = 1 if self.chance.random() < 0.7 else self.chance.randint(2, MAX_BATCH)
        first = self.books.take_moments(n)
        values = [(self.chance.choice(SITES), self.chance.randint(1, 40), first + i, self.chance.randrange(200))
                  for i in range(n)]
        return Posting([{"id": self.make_id(), "place": site, "subject": SUBJECT, "at": format_moment(moment),
                         "add": {"sampled": sampled}, "set": {"queue": queue}}
                        for site, sampled, moment, queue in values], values)

    def make_id(self):
        """Version 7, as devices make them, from the seeded chance."""
        value = (int(time.time() * 1000) << 80) | self.chance.getrandbits(80)
        return str(uuid.UUID(int=value & ~(0xf << 76) & ~(3 << 62) | 7 << 76 | 2 << 62))

    def ask(self, method, path, token, body=None, headers=None):
        self.connection.request(method, path, body, {"Authorization": f"Bearer {token}",
                                                     "Content-Type": "application/json", **(headers or {})})
        answer = self.connection.getresponse()
        return answer, answer.read()

    def post(self, posting):
        self.pending = posting
        while True:
            answer, body = self.ask("POST", "/v1/reports", self.reporter, posting.body)
            if answer.status != 503:
                break
            time.sleep(0.05)
        assert answer.status == 200, body
        result = json.loads(body)
        assert result == {"accepted": posting.n, "duplicate": 0, "rejected": []}, result
        self.books.enter(posting)
        self.answered.append(posting)
        self.pending = None

    def write(self, document):
        goes = document.stands is not None and self.chance.random() < 0.1
        wanted = None if goes else f"{self.chance.getrandbits(48):x}"
        document.attempts.append(wanted)
        answer, body = self.ask("DELETE" if goes else "PUT", document.path, self.staff,
                                document.make_body(wanted), document.make_headers())
        if answer.status == 503:
            document.attempts.pop()
            return
        assert answer.status in (200, 201, 204), (answer.status, body)
        document.settle(wanted, answer.headers["ETag"])
