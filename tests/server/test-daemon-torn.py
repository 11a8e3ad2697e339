#!/usr/bin/python3
"""Connections that end in the middle of anything, requests that come together or in
pieces, and whatever chance makes of good ones: nothing of it counts that is not whole,
nothing hangs, and nothing is left behind.
"""

import json
import os
import random
import re
import select
import socket
import struct
import time

from attacks import body_of, heads, is_strict
from daemon_fixture import PATIENCE, Daemon, report, run, wait_for

SEED = int(os.environ.get("BULWARK_TEST_SEED", "20260103"))
MUTATIONS = 1200

# What the daemon and its HTTP library may answer to whatever it is.
STATUSES = {200, 201, 400, 401, 403, 404, 405, 406, 409, 411, 412, 413, 414, 417, 422, 428, 431, 501, 505}


def sampled(daemon, token):
    return daemon.state(token)[0]["tally", "H111-s1/sampling:spring"]["values"].get("sampled", 0)


def make_key(token):
    return f"Host: x\r\nAuthorization: Bearer {token}\r\n".encode()


def make_requests(token):
    """Whole ones, by name."""
    key = make_key(token)
    data = body_of(report("H111-s1", 1))
    wall = b'{"name":"hall"}'
    return {
        "get": b"GET /v1/me?x=y HTTP/1.1\r\n" + key + b"\r\n",
        "post": b"POST /v1/reports HTTP/1.1\r\n" + key + b"Content-Length: %d\r\n\r\n" % len(data) + data,
        "chunked": b"POST /v1/reports HTTP/1.1\r\n" + key + b"Transfer-Encoding: chunked\r\n\r\n40\r\n" + data[:64]
                   + b"\r\n%x\r\n" % (len(data) - 64) + data[64:] + b"\r\n0\r\n\r\n",
        "put": b"PUT /v1/documents/display/wall HTTP/1.1\r\n" + key + b"If-None-Match: *\r\nContent-Length: %d\r\n\r\n"
               % len(wall) + wall,
        "feed": b"GET /v1/feed HTTP/1.1\r\nAccept: text/event-stream\r\n" + key + b"\r\n",
    }


def read_all(connection, patience=PATIENCE):
    connection.settimeout(patience)
    out = b""
    try:
        while piece := connection.recv(65536):
            out += piece
    except TimeoutError:
        return out, False
    except OSError:
        pass
    return out, True


def tear(daemon, data, is_reset):
    with daemon.connect() as connection:
        if is_reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(data)


def test_torn():
    """After each byte, with a good end and with none."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        before = daemon.open_files()
        for data in make_requests(staff).values():
            for end in range(1, len(data), 3):
                tear(daemon, data[:end], end % 2 == 0)
        wait_for(lambda: daemon.open_files() <= before)
        assert sampled(daemon, staff) == 0 and ("display", "wall") not in daemon.state(staff)[0]

        # Half closed is not over: whoever has said all may wait for the answer.
        with daemon.connect() as connection:
            connection.sendall(make_requests(staff)["post"])
            connection.shutdown(socket.SHUT_WR)
            assert heads(read_all(connection)[0]) in ([200], [])
        assert sampled(daemon, staff) in (0, 1)


def test_pieces():
    """However it is cut, it is the same request."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        data = make_requests(staff)["post"]
        for number, cut in enumerate(range(1, len(data), 7)):
            whole = make_requests(staff)["chunked" if number % 2 else "post"].replace(
                b"Host: x\r\n", b"Host: x\r\nConnection: close\r\n")
            with daemon.connect() as connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection.sendall(whole[:cut])
                time.sleep(0.001)
                connection.sendall(whole[cut:])
                answer = read_all(connection)[0]
                assert heads(answer) == [200] and b'"accepted":1' in answer, (cut, answer)


def test_together():
    """One after the other on one connection, each answered, and half a one waits for its other half."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        requests = make_requests(staff)
        inner = b"POST /v1/reports HTTP/1.1\r\nHost: x\r\n\r\n"
        with daemon.connect() as connection:
            half = make_requests(staff)["post"]
            connection.sendall(requests["get"] + requests["post"] + requests["get"]
                               # A body that looks like a request is a body.
                               + b"GET /v1/me HTTP/1.1\r\n" + make_key(staff) + b"Content-Length: %d\r\n\r\n" % len(inner)
                               + inner + half[:-20])
            out = b""
            while len(heads(out)) < 4:
                out += connection.recv(65536)
            assert heads(out) == [200] * 4, out
            assert not select.select([connection], [], [], 0.3)[0]
            assert sampled(daemon, staff) == 1
            connection.sendall(half[-20:] + requests["get"].replace(b"Host: x", b"Connection: close\r\nHost: x"))
            assert heads(read_all(connection)[0]) == [200, 200] and sampled(daemon, staff) == 2

        # Many that nobody reads the answers of.
        memory = daemon.memory_kb()
        with daemon.connect() as connection:
            connection.setblocking(False)
            sent = 0
            train = b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 1000
            end = time.monotonic() + 2
            while time.monotonic() < end:
                try:
                    sent += connection.send(train)
                except BlockingIOError:
                    time.sleep(0.01)
            assert daemon.memory_kb() < memory + 16384 or daemon.is_sanitized(), (memory, daemon.memory_kb(), sent)
            assert daemon.get("/healthz").status == 200


def chunk(data, end=b""):
    return b"%x%s\r\n" % (len(data), end) + data + b"\r\n"


def test_chunks():
    """Small ones, long extensions, trailers: what may be is read, and nothing of it is without an end."""
    with Daemon(settings={"limits": {"idle-seconds": 2}}) as daemon:
        staff = daemon.token("staff")
        head = b"POST /v1/reports HTTP/1.1\r\n" + make_key(staff) + b"Transfer-Encoding: chunked\r\n\r\n"

        def post(frame, wanted):
            data = body_of(report("H111-s1", 1))
            with daemon.connect() as connection:
                try:
                    connection.sendall(head + frame(data))
                except OSError:
                    pass
                answer, is_over = read_all(connection)
                assert is_over and heads(answer) in wanted, (frame(data)[:80], answer, is_over)
                counted.append(heads(answer) == [200])

        counted = []
        good, refused = ([200],), ([400], [413], [431], [])
        post(lambda data: b"".join(chunk(data[at:at + 1]) for at in range(len(data))) + b"0\r\n\r\n", good)

        # What nobody understands is passed over, says RFC 9112; libmicrohttpd 1.0 refuses it.
        post(lambda data: chunk(data, b";a=b;c=\"d\"") + b"0;x\r\n\r\n", ([400],) if is_strict() else good)
        post(lambda data: chunk(data) + b"0\r\nX: y\r\nContent-Length: 5\r\nAuthorization: Bearer x\r\n\r\n", good)
        post(lambda data: b"000000000000" + chunk(data) + b"0\r\n\r\n", good + refused)
        post(lambda data: chunk(data, b";" + b"x" * 2000000) + b"0\r\n\r\n", refused)
        post(lambda data: chunk(data) + b"0\r\n" + b"X: yyyyyyyyyyyyyyyyyyyyyy\r\n" * 100000 + b"\r\n", refused)
        post(lambda data: b"0" * 2000000 + chunk(data) + b"0\r\n\r\n", refused)
        post(lambda data: b"7fffffffffffffff\r\n" + data * 100000, refused)
        assert sampled(daemon, staff) == sum(counted)


def test_slow_chunks():
    """What stands around chunks has the time of a body, and no more."""
    with Daemon(settings={"limits": {"body-seconds": 2, "idle-seconds": 25}}) as daemon:
        staff = daemon.token("staff")
        before = daemon.open_files()
        head = b"POST /v1/reports HTTP/1.1\r\n" + make_key(staff) + b"Transfer-Encoding: chunked\r\n\r\n"
        held = []
        for begun in (b"5;", b"2\r\n[]\r\n0", b"2\r\n[]\r\n0\r\nX: "):
            connection = daemon.connect()
            connection.sendall(head + begun)
            held.append(connection)

        def are_ended():
            for connection in held:
                try:
                    connection.send(b"0")
                except OSError:
                    pass
            time.sleep(0.1)
            return daemon.open_files() <= before

        wait_for(are_ended)
        for connection in held:
            connection.close()


def test_expectations():
    """Who asks first is told first; who may not is told without his body being waited for."""
    with Daemon() as daemon:
        staff, viewer = daemon.token("staff"), daemon.token("viewer")
        for token, expectation, wanted in ((staff, "100-continue", [100, 200]), (viewer, "100-continue", [403]),
                                           ("x" * 43, "100-continue", [401]), (staff, "200-ok", [200])):
            data = body_of(report("H111-s1", 1))
            with daemon.connect() as connection:
                connection.sendall(b"POST /v1/reports HTTP/1.1\r\nConnection: close\r\n" + make_key(token)
                                   + f"Expect: {expectation}\r\nContent-Length: {len(data)}\r\n\r\n".encode())
                out = connection.recv(65536) if "100" in expectation else b""
                if heads(out) in ([100], []):
                    connection.sendall(data)
                assert heads(out + read_all(connection)[0]) == wanted, (expectation, wanted, out)
        assert sampled(daemon, staff) == 2


def test_upgrades():
    """There is no other protocol here: the request is answered as if nothing had been offered."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        for upgrade in (b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
                        b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        b"Sec-WebSocket-Version: 13\r\n", b"Upgrade: TLS/1.0\r\nConnection: Upgrade\r\n"):
            with daemon.connect() as connection:
                connection.sendall(b"GET /v1/me HTTP/1.1\r\n" + make_key(viewer) + upgrade + b"\r\n"
                                   + b"GET /v1/me HTTP/1.1\r\nConnection: close\r\n" + make_key(viewer) + b"\r\n")
                assert heads(read_all(connection)[0]) == [200, 200], upgrade


def test_targets():
    """The ways in which RFC 9112 lets one and the same path be written."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        for target in (b"/v1/me", b"http://x/v1/me", b"HTTP://x:80/v1/me?a=b", b"https://x/v1/me", b"/v1%2fme", b"/%76%31/me"):
            with daemon.connect() as connection:
                connection.sendall(b"GET " + target + b" HTTP/1.1\r\nConnection: close\r\n" + make_key(viewer) + b"\r\n")
                assert heads(read_all(connection)[0]) == [200], target

        # What is refused says of what it is, and why.
        for target, header, told in (("/v1/me?a=1&a=2", "", "the parameter “a” is there twice"),
                                     ("/v1/%ff", "", "the path is not plain"), ("v1/me", "", "the target is not a path"),
                                     ("/v1/me?%00", "", "is not plain"), ("/v1/me", "Host: y\r\n", "Host is there twice"),
                                     ("/v1/me", "X[]: y\r\n", "the header “X[]”"),
                                     ("/v1/me", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "contradict")):
            with daemon.connect() as connection:
                connection.sendall(f"GET {target} HTTP/1.1\r\n{header}".encode() + make_key(viewer) + b"\r\n")
                answer = read_all(connection)[0]
                assert heads(answer) == [400], answer

                # libmicrohttpd 1.0 sees this one itself, in its own words.
                if told == "contradict" and is_strict():
                    assert b"both Transfer-Encoding and Content-Length" in answer, answer
                    continue
                assert b"application/problem+json" in answer, answer
                assert told in json.loads(answer.partition(b"\r\n\r\n")[2])["detail"], (told, answer)


WORDS = (b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"\0", b" ", b"\t", b":", b"Host: x\r\n", b"Content-Length: 5\r\n",
         b"Content-Length: 99999\r\n", b"Transfer-Encoding: chunked\r\n", b"Connection: close\r\n", b"Expect: 100-continue\r\n",
         b"0\r\n\r\n", b"ffffffff", b"-1", b"%00", b"%ff", b"%2e%2e/", b"HTTP/1.1", b"HTTP/1.0", b"GET / HTTP/1.1\r\n\r\n",
         b"{", b"}", b"[", b"]", b'"', b"\\u0000", b"\xff\xfe", b"If-Match: *\r\n", b"Range: bytes=0-\r\n", b"/v1/feed", b"?", b"&=")


def mutate(chance, data):
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(data))
        kind = chance.randint(0, 4)
        if kind == 0 and at < len(data):
            data[at] = chance.randint(0, 255)
        elif kind == 1:
            data[at:at + chance.randint(1, 24)] = b""
        elif kind == 2:
            data[at:at] = data[at:at + chance.randint(1, 24)]
        elif kind == 3 and chance.randint(0, 3) == 0:
            data[at:] = b""
        else:
            data[at:at] = chance.choice(WORDS)
    return bytes(data)


def test_chance():
    """Whatever comes of good requests: an answer or none, and the daemon goes on."""
    chance = random.Random(SEED)
    print(f"# BULWARK_TEST_SEED={SEED}")
    with Daemon() as daemon:
        staff = daemon.token("staff")
        before = daemon.open_files()
        accepted = 0
        for _ in range(MUTATIONS):
            requests = [data for name, data in make_requests(staff).items() if name != "feed"]
            data = b"".join(chance.sample(requests, chance.randint(1, 2)))
            data = mutate(chance, data.replace(b"Host: x", b"Host: x\r\nConnection: close"))
            with daemon.connect() as connection:
                try:
                    connection.sendall(data)
                except OSError:
                    pass
                # Some wait for more: they are left alone.
                answer, _ = read_all(connection, 0.05)
                told = set(heads(answer)) - {100}
                assert told <= STATUSES, (told, data, answer)
                accepted += sum(int(number) for number in re.findall(rb'"accepted":(\d+)', answer))
        wait_for(lambda: daemon.open_files() <= before)

        # Half of them, and the end: it does not wait for what cannot come.
        held = []
        for _ in range(50):
            connection = daemon.connect()
            connection.sendall(mutate(chance, make_requests(staff)["post"])[:chance.randint(10, 300)])
            connection.shutdown(socket.SHUT_WR)
            held.append(connection)
        assert all(read_all(connection)[1] for connection in held)
        assert daemon.get("/readyz").status == 200 and accepted > 0
        assert int(daemon.query("SELECT count(*) FROM report")) >= accepted


if __name__ == "__main__":
    run([test_torn, test_pieces, test_together, test_chunks, test_slow_chunks, test_expectations, test_upgrades,
         test_targets, test_chance])
