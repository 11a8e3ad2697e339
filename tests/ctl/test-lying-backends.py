#!/usr/bin/python3
"""Verbs against what answers and is no backend, or one that lies: a reason, in time, and
the token goes nowhere else.
"""

import gzip
import json
import socket
import sys
import threading

from ctl_fixture import HARBOUR, call, run

AREA = {"type": "area", "id": "H", "at": "2022-03-10T06:00:00+00:00", "source": "import", "level": "city", "name": "H",
        "seq": 1}
SITE = {"type": "site", "id": "s", "at": "2022-03-10T06:00:00+00:00", "source": "import", "area": "H", "kind": "sampling",
        "name": "S", "state": "open", "seq": 2}


class Liar:
    """Answers each request in the same way; keeps what it was sent."""

    def __init__(self, *pieces, is_endless=False):
        self.pieces, self.is_endless = pieces, is_endless
        self.requests = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.socket.close()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection):
        with connection:
            try:
                self.requests.append(connection.recv(65536))
                for piece in self.pieces:
                    connection.sendall(piece)
                while self.is_endless:
                    connection.sendall(self.pieces[-1])
            except OSError:
                pass


def make_answer(body, status="200 OK", kind="application/json", headers=""):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n{headers}Content-Length: {len(body)}\r\n\r\n" \
        .encode() + body


def try_verbs(folder, liar, code=1):
    token = folder / "token"
    token.write_text("A-secret-token\n")
    told = []
    for verb in (("export", "area", folder / "out.csv"), ("simulate", f"--city={HARBOUR}")):
        out, error = call(*verb, f"--backend={liar.url}", f"--token-file={token}", code=code)
        assert error and "CRITICAL" not in error and "A-secret-token" not in out + error, error
        told.append(error)
    return told


def no_backend(folder):
    page = "<!DOCTYPE html><html><title>Log in</title></html>"
    bomb = gzip.compress(b" " * 200 * 1024 * 1024, 9)
    for answer in (make_answer(page.encode(), kind="text/html"), make_answer(page.encode(), "503 Away", "text/html"),
                   b"", b"HTTP/1.1 200 OK\r\n", b"\x16\x03\x01\x00\x02\x02\x28", b"220 mail.example ESMTP\r\n",
                   make_answer([]), make_answer(b""), make_answer(b"{"), make_answer({"clock": 5, "documents": {}}),
                   make_answer(b"[" * 100000), make_answer(b'{"a":' * 100000),
                   make_answer({"documents": [5], "clock": {"now": "soon", "speed": 1}}),
                   make_answer({"documents": [SITE], "clock": {"now": 5}}),
                   make_answer({"documents": [{"type": "area"}], "clock": []}),
                   make_answer({"documents": [AREA], "next": 5, "clock": None}),
                   make_answer({"type": "about:blank", "title": 5, "detail": {"x": 1}}, "403 No"),
                   make_answer(b"\xff\xfe\x00", "401 No", "application/problem+json"),
                   make_answer(bomb, headers="Content-Encoding: gzip\r\n"),
                   make_answer(b'{"documents":[', headers="Transfer-Encoding: chunked\r\n"),
                   b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n{"):
        with Liar(answer) as liar:
            try_verbs(folder, liar)
            assert liar.requests and all(b"Authorization: Bearer A-secret-token" in one for one in liar.requests)


def no_end(folder):
    """Of a head that goes on, and of an answer that does, no more than is wanted is read."""
    for pieces in ((b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 8000 + b"\r\n"),
                   (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b"[" * 65536)):
        with Liar(*pieces, is_endless=True) as liar:
            try_verbs(folder, liar)


def elsewhere(folder):
    with Liar(make_answer({"documents": [AREA], "clock": {"now": "2022-03-10T06:00:00Z", "speed": 1}})) as thief:
        for status in ("301 Moved", "302 Found", "303 See", "307 Moved", "308 Moved"):
            with Liar(make_answer(b"", status, headers=f"Location: {thief.url}/v1/\r\n")) as liar:
                for told in try_verbs(folder, liar):
                    assert f"{status[:3]}: the backend has moved to {thief.url}" in told, told
        assert thief.requests == [], thief.requests


if __name__ == "__main__":
    sys.exit(run([no_backend, no_end, elsewhere]))
