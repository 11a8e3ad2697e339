"""A daemon of our own on port 0 with a store in a temporary folder, a client that
speaks plain HTTP to it, and TAP for the tests that use them.

With BULWARK_TEST_POSTGRESQL, the address of a cluster (tests/store/postgres_fixture.py),
the store is in a database that is made for it.
"""

import contextlib
import http.client
import json
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import unittest
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(os.environ.get("BULWARK_SOURCE_ROOT", Path(__file__).resolve().parents[2]))
BUILD = Path(os.environ.get("BULWARK_BUILD_ROOT", ROOT / "build"))
DAEMON = BUILD / "src/server/bulwarkd"
MAKE_TOKEN = BUILD / "tests/server/make-token"
HARBOUR = ROOT / "tests/data/cities/harbour"
CLOCK = "2022-03-10T12:00:00+00:00"
SUBJECT = "sampling:spring"

# Nothing of ours waits longer; a test that needs it is at fault.
PATIENCE = 30


def new_id():
    """A UUID of version 7, as a device makes them."""
    value = (int(time.time() * 1000) << 80) | (7 << 76) | (secrets.randbits(12) << 64) \
        | (2 << 62) | secrets.randbits(62)
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def report(place, sampled=1, at=CLOCK, **other):
    made = {"id": new_id(), "place": place, "subject": SUBJECT, "at": at, "add": {"sampled": sampled}}
    made.update(other)
    return made


def make_store_url(path):
    """In a file; or in a new database of the cluster that the environment names."""
    cluster = os.environ.get("BULWARK_TEST_POSTGRESQL")
    if not cluster:
        return f"sqlite:{path}"
    name = "b" + secrets.token_hex(8)
    subprocess.run(["psql", "-X", "-q", "-c", f"CREATE DATABASE {name}", cluster], check=True)
    return cluster.replace("/postgres?", f"/{name}?")


class StoreLock:
    """Somebody else who holds the store, as one that writes does."""

    def __init__(self, url):
        if url.startswith("sqlite:"):
            self.lock = sqlite3.connect(url.removeprefix("sqlite:"), isolation_level=None)
            self.lock.execute("BEGIN IMMEDIATE")
            self.process = None
            return
        self.process = subprocess.Popen(["psql", "-X", "-q", "-A", "-t", url], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.process.stdin.write("BEGIN; SELECT 'held' FROM counter FOR UPDATE;\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "held\n"

    def release(self, statement=None):
        """Lets go of it, having done what is said."""
        last = "ROLLBACK" if statement is None else "COMMIT"
        if self.process is None:
            self.lock.execute(statement or "SELECT 1")
            self.lock.execute(last)
            self.lock.close()
            return
        self.process.communicate(f"{statement or 'SELECT 1'};\n{last};\n", timeout=PATIENCE)


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    def lines(self):
        return [json.loads(line) for line in self.body.decode().split("\n") if line]


class Daemon:
    """One store; start(), stop() or kill(), and start() again as often as needed.

    One that still runs at the end is stopped, and must then have ended well: that
    is where a leak is told. So must one that ended without being asked to.
    """

    def __init__(self, *options, settings=None, city=HARBOUR, clock=CLOCK, store_url=None):
        self.folder = tempfile.TemporaryDirectory(prefix="bulwark-daemon-")
        self.path = Path(self.folder.name)
        self.store = self.path / "store.db"
        self.store_url = store_url or make_store_url(self.store)
        self.options = [f"--city={city}", *([f"--clock={clock}"] if clock else []), *options]
        self.log = open(self.path / "log", "ab")
        self.process = None
        self.popen = {}
        self.is_ended = False
        self.url = None
        if settings:
            config = self.path / "bulwarkd.conf"
            config.write_text("".join(f"[{group}]\n" + "".join(f"{key}={value}\n" for key, value in keys.items())
                                      for group, keys in settings.items()))
            self.options.append(f"--config={config}")

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *unused):
        try:
            if self.process is not None and not self.is_ended:
                self.end(kind is not None)
        finally:
            self.log.close()
            self.folder.cleanup()

    def end(self, has_failed):
        """Stops it as an administrator does. The fault of a test that failed already is the one to tell."""
        was = self.process.poll()
        try:
            status = self.stop() if was is None else was
        except subprocess.TimeoutExpired:
            self.kill()
            status = "none: it did not stop when told to"
        if not has_failed:
            told = (self.path / "log").read_text(encoding="utf-8", errors="replace")[-4000:]
            assert was is None, f"the daemon ended by itself, with status {was}: {told}"
            assert status == 0, f"the daemon was stopped, and its status is {status}: {told}"

    def command(self, listen="127.0.0.1:0"):
        return [str(DAEMON), f"--listen={listen}", f"--store={self.store_url}", *self.options]

    def start(self, listen="127.0.0.1:0"):
        self.process = subprocess.Popen(self.command(listen), stdout=subprocess.PIPE, stderr=self.log, text=True,
                                        **self.popen)
        self.is_ended = False
        line = self.process.stdout.readline()
        assert line.startswith("listening "), f"{line!r}: {(self.path / 'log').read_text()}"
        self.url = line.removeprefix("listening ").strip()
        return self

    @property
    def port(self):
        return urlsplit(self.url).port

    def kill(self):
        self.is_ended = True
        self.process.kill()
        self.process.wait(PATIENCE)
        self.process.stdout.close()

    def stop(self):
        self.is_ended = True
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return status

    def make_token(self, verb, *words):
        done = subprocess.run([str(MAKE_TOKEN), verb, self.store_url, *words],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def tamper(self, script):
        """Runs a script on the store, past the daemon."""
        if self.store_url.startswith("sqlite:"):
            store = sqlite3.connect(self.store)
            store.executescript(script)
            store.close()
            return
        subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", self.store_url], input=script, text=True,
                       check=True)

    def query(self, sql):
        """One value out of the store, as text."""
        if self.store_url.startswith("sqlite:"):
            with contextlib.closing(sqlite3.connect(self.store)) as store:
                return str(store.execute(sql).fetchone()[0])
        return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, self.store_url],
                              stdout=subprocess.PIPE, text=True, check=True).stdout.strip()

    def token(self, role, area="H"):
        return self.make_token("create", role, area)

    def ask(self, method, path, token=None, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            sent.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path, token=None, **headers):
        return self.ask("GET", path, token, **headers)

    def post(self, token, *reports):
        return self.ask("POST", "/v1/reports", token, list(reports))

    def state(self, token, since=None, area=None):
        """The feed as NDJSON: (documents by (type, id), gone, id). A `reset` is the first line."""
        query = "&".join(f"{name}={quote(value)}" for name, value in (("since", since), ("area", area)) if value)
        answer = self.get("/v1/feed" + ("?" + query if query else ""), token, Accept="application/x-ndjson")
        assert answer.status == 200, answer.body
        assert answer.headers["Content-Type"] == "application/x-ndjson"
        documents, gone, live = {}, [], None
        for number, line in enumerate(answer.lines()):
            assert live is None, "something follows the line `live`"
            if line["type"] == "reset":
                assert number == 0 and line["epoch"], line
            elif line["type"] == "live":
                live = line["id"]
            elif line["type"] == "gone":
                gone += [(item["type"], item["id"]) for item in line["documents"]]
            else:
                documents[line["type"], line["id"]] = line
        assert live is not None
        return documents, gone, live

    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def is_sanitized(self):
        """Freed memory is kept for a while then, to find who still uses it."""
        with open(f"/proc/{self.process.pid}/maps", encoding="utf-8") as maps:
            return "libasan" in maps.read()

    def memory_kb(self):
        for line in open(f"/proc/{self.process.pid}/status", encoding="ascii"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        return 0

    def ticks(self):
        """Of the processor, taken so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            return sum(int(word) for word in stat.read().rsplit(")", 1)[1].split()[11:13])

    def metric(self, name):
        for line in self.get("/metrics").body.decode().split("\n"):
            if line.startswith(f"bulwark_{name} "):
                return int(line.split()[1])
        raise AssertionError(f"no metric {name}")

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)


class Stream:
    """Server-sent events over a socket, strictly framed."""

    def __init__(self, daemon, token, query="", last_id=None, buffer=None):
        self.socket = socket.socket()
        if buffer is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", daemon.port))
        head = (f"GET /v1/feed{query} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
                f"Authorization: Bearer {token}\r\n")
        if last_id is not None:
            head += f"Last-Event-ID: {last_id}\r\n"
        self.socket.sendall((head + "\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = http.client.parse_headers(self.file)
        self.rest = b""
        self.is_over = False

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.file.close()
        self.socket.close()

    def read_chunk(self):
        size = int(self.file.readline().split(b";")[0], 16)
        data = self.file.read(size)
        assert self.file.readline() == b"\r\n"
        self.is_over = size == 0
        return data

    def next(self):
        """(event, id, data); None at the end of the stream. Comments are passed over."""
        while True:
            while b"\n\n" not in self.rest:
                if self.is_over:
                    assert self.rest == b"", self.rest
                    return None
                self.rest += self.read_chunk()
            block, self.rest = self.rest.split(b"\n\n", 1)
            if block == b":":
                continue
            name = identity = data = None
            for line in block.decode().split("\n"):
                field, _, value = line.partition(": ")
                assert field in ("event", "id", "data"), block
                if field == "event":
                    name = value
                elif field == "id":
                    identity = value
                else:
                    assert data is None, "more than one line of data"
                    data = json.loads(value)
            assert name is not None and data is not None, block
            return name, identity, data

    def until(self, wanted):
        """All events up to the first one called `wanted`."""
        events = []
        while True:
            event = self.next()
            assert event is not None, f"the stream ended before {wanted}"
            events.append(event)
            if event[0] == wanted:
                return events

    def collect(self, until="live"):
        """(documents by (type, id), gone, last event)."""
        documents, gone = {}, []
        events = self.until(until)
        for name, _, data in events:
            if name == "docs":
                documents.update({(item["type"], item["id"]): item for item in data})
            elif name == "gone":
                gone += [(item["type"], item["id"]) for item in data]
        return documents, gone, events[-1]


def wait_for(what, patience=PATIENCE):
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def run(tests):
    """TAP: one test for each function; unittest.SkipTest says why one is not run."""
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            test()
        except unittest.SkipTest as reason:
            print(f"ok {number} - {test.__name__} # SKIP {reason}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            for line in traceback.format_exc().rstrip().split("\n"):
                print(f"# {line}")
            print(f"not ok {number} - {test.__name__}", flush=True)
        else:
            print(f"ok {number} - {test.__name__}", flush=True)
    sys.exit(1 if failed else 0)
