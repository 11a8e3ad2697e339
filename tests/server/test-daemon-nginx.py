#!/usr/bin/python3
"""What is exposed: nginx with the configuration that we ship, and bulwarkd behind it,
against those who mean it ill.
"""

import json
import os
import socket
import ssl
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from attacks import REFUSED, body_of, heads, make_attacks, make_framings, make_hidden_attacks, make_room
from daemon_fixture import report, run, wait_for
from nginx_fixture import WORKER_CONNECTIONS, Authority, Proxy

CROWD = make_room(10000)

# Of these nginx makes one plain request, without what was odd.
MENDED = {"a line without a colon": 200, "host b'Host: x@y\\r\\n'": 200,
          "line b'GET /v1/me HTTP/1.1\\r\\nHost: x\\r\\nX[]: y\\r\\n\\r\\n'": 401}

# Without a version, hence without headers.
ANCIENT = {"no version", "line b'GET /v1/me\\r\\n'"}

# Refused while most of it is still being sent: the connection is reset, and with it
# the answer may be lost. The log has it.
CUT_OFF = {"a path of 100 kB": 414, "target b'/" + "a/" * 19 + "a'": 414}


def measure(proxy):
    """A sanitizer keeps what was freed; the memory of such a daemon tells nothing."""
    return {"nginx files": proxy.open_files(), "nginx KiB": proxy.memory_kb(),
            "bulwarkd files": proxy.daemon.open_files(), "bulwarkd KiB": 0 if proxy.daemon.is_sanitized() else proxy.daemon.memory_kb()}


def is_back(proxy, before, what=""):
    """As many files, and as much memory but for what an allocator keeps at hand."""
    now = measure(proxy)
    return all(now[key] <= before[key] + (0 if key.endswith("files") else 8192) for key in before if what in key)


def accepted(proxy, token):
    """How much counts by now."""
    status, _, body = proxy.ask("GET", "/v1/documents/tally/H111-s1/sampling:spring", token)
    return json.loads(body)["values"].get("sampled", 0) if status == 200 else 0


def statuses(proxy):
    """What the log says that was answered."""
    return [json.loads(line)["status"] for line in (proxy.path / "access.log").read_text().split("\n")[:-1]]


def test_it_serves():
    """Reports, documents, both versions of HTTP, and nobody of root's answers."""
    with Proxy() as proxy:
        reporter, viewer = proxy.daemon.token("reporter"), proxy.daemon.token("viewer")
        status, headers, body = proxy.ask("POST", "/v1/reports", reporter, body_of(report("H111-s1", 3)))
        assert (status, json.loads(body)["accepted"]) == (200, 1), body
        assert headers["Server"] == "nginx" and "max-age" in headers["Strict-Transport-Security"]
        assert accepted(proxy, viewer) == 3

        # Chunked by the client, of known length to the daemon.
        data = body_of(report("H111-s1", 4))
        answer = proxy.talk(f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {reporter}\r\n"
                            "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                            f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n")
        assert heads(answer) == [200] and accepted(proxy, viewer) == 7, answer

        done = subprocess.run(["curl", "--silent", "--http2", "--cacert", proxy.path / "city.pem",
                               "--oauth2-bearer", viewer, "--write-out", "\n%{http_version} %{http_code}",
                               f"https://localhost:{proxy.port}/v1/me"], capture_output=True, text=True, check=True)
        assert done.stdout.endswith("\n2 200") and '"role":"viewer"' in done.stdout, done.stdout

        for path in ("/healthz", "/readyz", "/metrics", "/", "/v2/", "/v1x", "//v1/", "/nginx_status"):
            assert proxy.ask("GET", path, viewer)[0] == 404, path
        if proxy.is_root:
            for worker in proxy.workers():
                assert os.stat(f"/proc/{worker}").st_uid != 0


def test_stream():
    """The feed comes as it is said, not when a buffer is full; its end is told."""
    with Proxy() as proxy:
        viewer, reporter = proxy.daemon.token("viewer"), proxy.daemon.token("reporter")
        with proxy.connect() as connection:
            connection.sendall(f"GET /v1/feed HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
                               f"Authorization: Bearer {viewer}\r\n\r\n".encode())
            seen = b""

            def sees(what):
                nonlocal seen
                while what not in seen:
                    piece = connection.recv(65536)
                    if not piece:
                        return False
                    seen += piece
                return True

            assert sees(b"event: live")
            seen = b""
            status, _, _ = proxy.ask("POST", "/v1/reports", reporter, body_of(report("H111-s1", 11)))
            assert status == 200 and sees(b'"sampled":11')
            seen = b""
            assert proxy.daemon.stop() == 0
            assert sees(b"event: bye") and sees(b"0\r\n\r\n"), seen

        # Nobody is behind it: said so, and when to come again.
        status, headers, body = proxy.ask("GET", "/v1/me", viewer)
        assert (status, headers["Content-Type"]) == (503, "application/problem+json") and "Retry-After" in headers, body
        proxy.daemon.start(f"unix:{proxy.socket}")
        assert proxy.ask("GET", "/v1/me", viewer)[0] == 200


def test_certificates():
    """None is needed; one that is shown must be good."""
    demand = [(r"ssl_verify_client optional", "ssl_verify_client on")]
    for changes, without in (((), 200), (demand, 400)):
        with Proxy(changes=changes) as proxy:
            viewer = proxy.daemon.token("viewer")
            good = proxy.walls.sign("hall")
            over = proxy.walls.sign("over", days=0)
            foreign = Authority(proxy.path, "strangers").sign("hall-2")
            assert proxy.ask("GET", "/v1/me", viewer)[0] == without
            assert proxy.ask("GET", "/v1/me", viewer, certificate=good)[0] == 200
            assert proxy.ask("GET", "/v1/me", viewer, certificate=foreign)[0] == 400
            wait_for(lambda: proxy.ask("GET", "/v1/me", viewer, certificate=over)[0] == 400)
            # A certificate is no token.
            assert proxy.ask("GET", "/v1/me", certificate=good)[0] == 401


def test_malformed():
    """Each is refused, and nothing of it counts."""
    with Proxy() as proxy, ThreadPoolExecutor(8) as pool:
        staff = proxy.daemon.token("staff")
        attacks = {**make_attacks(staff), **make_hidden_attacks(staff), **make_framings(staff)}
        # Side by side: some are waited for until nothing more is said.
        for name, answer in zip(attacks, pool.map(lambda data: proxy.talk(data, wait=3), attacks.values())):
            told = heads(answer)
            if name in ANCIENT:
                # HTTP/0.9: there is no status to refuse it with.
                assert answer == b"", (name, answer)
            elif told or name not in CUT_OFF:
                assert len(told) == 1 and told[0] in REFUSED | {MENDED.get(name)}, (name, told)
        for status in CUT_OFF.values():
            wait_for(lambda status=status: status in statuses(proxy))
        assert accepted(proxy, staff) == 0
        assert "smuggled" not in (proxy.path / "access.log").read_text()


def test_harmless():
    """What nginx takes although it is odd comes to the daemon as one plain request, or is answered as one."""
    with Proxy() as proxy:
        staff = proxy.daemon.token("staff")
        key = f"Authorization: Bearer {staff}\r\nConnection: close\r\n"
        data = body_of(report("H111-s1", 5))
        for name, status, sent in (
                ("bare LF in the head", 200,
                 f"GET /v1/me HTTP/1.1\r\nHost: x\r\n{key}\r\n".replace("\r\n", "\n").encode()),
                ("bare LF in chunks", 200,
                 f"POST /v1/reports HTTP/1.1\r\nHost: x\r\n{key}Transfer-Encoding: chunked\r\n\r\n"
                 f"{len(data):x}\n".encode() + data + b"\n0\n\n"),
                ("overlapping ranges", 200, f"GET /v1/me HTTP/1.1\r\nHost: x\r\n{key}Range: bytes="
                 .encode() + b",".join(b"0-%d" % number for number in range(800)) + b"\r\n\r\n"),
                ("one range", 200, f"GET /v1/me HTTP/1.1\r\nHost: x\r\n{key}Range: bytes=0-0\r\n\r\n".encode()),
                ("names with spaces", 400, f"GET /v1/me HTTP/1.1\r\nHost: x\r\n{key}X Y: 1\r\n\r\n".encode())):
            told = heads(proxy.talk(sent, wait=5))
            assert told == [status], (name, told)
        assert accepted(proxy, staff) == 5


def send_big(proxy, token, is_chunked):
    """300 MB, or as much of it as is taken; the statuses of the answers."""
    piece = b" " * 65536
    framed = b"%x\r\n" % len(piece) + piece + b"\r\n" if is_chunked else piece
    kind = "Transfer-Encoding: chunked" if is_chunked else "Content-Length: 314572800"
    sent, answer = 0, b""
    with proxy.connect(timeout=5) as connection:
        try:
            connection.sendall(f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
                               f"{kind}\r\n\r\n".encode())
            while sent < 314572800:
                connection.sendall(framed)
                sent += len(piece)
        except OSError:
            pass
        try:
            while data := connection.recv(65536):
                answer += data
        except OSError:
            pass
    return heads(answer)


def test_big_bodies():
    with Proxy() as proxy:
        staff = proxy.daemon.token("staff")
        proxy.ask("POST", "/v1/reports", staff, body_of(report("H111-s1")))
        before = measure(proxy)
        for is_chunked in (False, True, False, True):
            # An answer may be lost when the connection is reset under what is being sent.
            told = send_big(proxy, staff, is_chunked)
            assert told in ([413], []), told
        wait_for(lambda: is_back(proxy, before))
        assert not any((proxy.path / "body").rglob("*[0-9]")), "a part of a body is left on the disk"
        assert proxy.ask("GET", "/v1/me", staff)[0] == 200


def is_ended(connection):
    try:
        return connection.recv(65536) == b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except OSError:
        return True


def test_drip():
    """A head that comes byte by byte ends at its time, not with the patience of who sends it."""
    with Proxy() as proxy:
        viewer = proxy.daemon.token("viewer")
        before = measure(proxy)
        head = f"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\nX: ".encode()
        drips = [proxy.connect() for _ in range(50)]
        silent = [socket.create_connection(("127.0.0.1", proxy.port)) for _ in range(50)]
        for connection in drips + silent:
            connection.setblocking(False)
        sent = 0

        def are_ended():
            nonlocal sent
            byte = head[sent:sent + 1] or b"x"
            sent += 1
            for connection in [one for one in drips if one.fileno() >= 0]:
                try:
                    connection.send(byte)
                except OSError:
                    pass
            for connection in drips + silent:
                if connection.fileno() >= 0 and is_ended(connection):
                    connection.close()
            time.sleep(0.1)
            return all(connection.fileno() < 0 for connection in drips + silent)

        wait_for(are_ended, 60)
        assert proxy.ask("GET", "/v1/me", viewer)[0] == 200
        wait_for(lambda: is_back(proxy, before))


def crowd(proxy):
    """So many connections at once, some with half a handshake, and what became of them."""
    held = []
    hello = bytes.fromhex("16030100c8010000c40303")
    for number in range(CROWD):
        connection = socket.socket()
        connection.setblocking(False)
        connection.connect_ex(("127.0.0.1", proxy.port))
        held.append(connection)
        if number % 500 == 0:
            time.sleep(0.01)
    for connection in held[::2]:
        try:
            connection.send(hello)
        except OSError:
            pass
    return held


def is_served(proxy, token):
    try:
        return proxy.ask("GET", "/v1/me", token)[0] == 200
    except (OSError, AssertionError):
        return False


def test_crowd():
    """10,000 connections that say nothing: who has something to say gets through to
    be heard, and when they are gone nothing is left of them."""
    with Proxy() as proxy:
        viewer = proxy.daemon.token("viewer")
        assert proxy.ask("GET", "/v1/me", viewer)[0] == 200
        before = measure(proxy)
        memory = []
        for _ in range(6):
            held = crowd(proxy)
            wait_for(lambda: proxy.open_files() > WORKER_CONNECTIONS / 2)
            wait_for(lambda: is_served(proxy, viewer), 60)
            for connection in held:
                connection.close()
            wait_for(lambda: is_back(proxy, before, "files"), 60)
            assert proxy.ask("GET", "/v1/me", viewer)[0] == 200
            memory.append(proxy.memory_kb())

        # What nginx has set free lies in pieces, and its allocator keeps it for the
        # next crowd: with none does it grow any more.
        assert memory[-1] < min(memory[2:]) + 8192, memory
        assert is_back(proxy, before, "bulwarkd"), (before, measure(proxy))


def test_streams():
    """One client has no more than its share of streams; when they go, all of them are gone."""
    with Proxy() as proxy:
        viewer = proxy.daemon.token("viewer")
        proxy.ask("GET", "/v1/me", viewer)
        before = measure(proxy)
        ask = (f"GET /v1/feed HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n"
               f"Authorization: Bearer {viewer}\r\n\r\n").encode()
        held, statuses = [], []
        for number in range(540):
            if number % 180 == 179:
                # No faster than one client may ask.
                time.sleep(2)
            connection = proxy.connect()
            connection.sendall(ask)
            statuses += heads(connection.recv(65536)[:64])
            held.append(connection)
        assert statuses == [200] * 512 + [429] * 28, {status: statuses.count(status) for status in statuses}
        for connection in held:
            connection.close()
        wait_for(lambda: is_back(proxy, before, "files"), 60)
        wait_for(lambda: proxy.ask("GET", "/v1/me", viewer)[0] == 200)


def test_rate():
    """Who asks too often is told to wait; others are not kept from it."""
    with Proxy() as proxy:
        viewer = proxy.daemon.token("viewer")
        wall = proxy.walls.sign("hall")
        one = f"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\n\r\n".encode()
        last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        answer = proxy.talk(one * 900 + last)
        told = heads(answer)
        assert set(told) == {200, 429} and told.count(200) >= 200, {status: told.count(status) for status in told}
        assert b"\r\nRetry-After: 1\r\n" in answer
        assert proxy.ask("GET", "/v1/me", viewer, certificate=wall)[0] == 200
        wait_for(lambda: proxy.ask("GET", "/v1/me", viewer)[0] == 200)


def test_logs():
    """Who asked what and how it went; no token, whatever way it was shown."""
    with Proxy() as proxy:
        viewer = proxy.daemon.token("viewer")
        proxy.ask("GET", "/v1/me", viewer)
        proxy.ask("GET", f"/v1/me?token={viewer}", viewer)
        proxy.talk(f"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\nX: \0\r\n\r\n".encode(), wait=3)
        wait_for(lambda: (proxy.path / "access.log").read_text().count("\n") >= 3)
        assert set(statuses(proxy)) == {200, 400}, statuses(proxy)
        for path in [*proxy.path.glob("*.log"), proxy.daemon.path / "log"]:
            assert viewer not in path.read_text(encoding="utf-8", errors="replace"), path


if __name__ == "__main__":
    run([test_it_serves, test_stream, test_certificates, test_malformed, test_harmless, test_big_bodies, test_drip,
         test_crowd, test_streams, test_rate, test_logs])
