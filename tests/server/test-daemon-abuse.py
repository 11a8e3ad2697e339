#!/usr/bin/python3
"""The daemon's own port against those who mean it ill: without nginx in front, it
refuses by itself what it can see, and what it cannot see does no harm.
"""

import os
import socket
import subprocess
import time

from attacks import REFUSED, body_of, heads, is_strict, make_attacks, make_framings, make_hidden_attacks, make_room
from daemon_fixture import CLOCK, PATIENCE, Daemon, report, run, wait_for

CROWD = make_room(10000)
NOBODY = 65534

# They may go on, as far as anybody can tell, and end at their time.
UNFINISHED = {"TLS", "chunk b'9999999999999999\\r\\n'", "chunk b'fffffffffffffffe\\r\\n'"}


def talk(daemon, data, wait=PATIENCE):
    """(all that is answered, whether the other side closed)"""
    with daemon.connect() as connection:
        connection.settimeout(wait)
        out = b""
        try:
            connection.sendall(data)
            while piece := connection.recv(65536):
                out += piece
        except TimeoutError:
            return out, False
        except OSError:
            pass
        return out, True


def may_be_silent(name):
    """The library hangs up on what it takes for no HTTP; and an answer may be lost when the
    connection is reset under what is still being sent."""
    return name in {"tabs", "a head of 1 MB", "a head of many lines", "a path of 100 kB", "target b'/v1/me HTTP/1.1 x'",
                    "line b' GET /v1/me HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'"} \
        or is_strict() and name in {"bytes", "line b'\\x00GET /v1/me HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'"}


def test_malformed():
    """Each is refused and its connection closed, so that nothing behind it is read."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        before = daemon.open_files()
        for name, data in {**make_attacks(staff), **make_framings(staff)}.items():
            if name in UNFINISHED:
                continue
            answer, is_closed = talk(daemon, data, wait=5)
            told = set(heads(answer))
            # Its own refusals the library writes twice; no answer of ours is among them.
            assert told <= REFUSED and is_closed, (name, told, is_closed, answer[:300])
            assert told or may_be_silent(name), name
        assert daemon.state(staff)[0]["tally", "H111-s1/sampling:spring"]["values"].get("sampled", 0) == 0
        wait_for(lambda: daemon.open_files() <= before)


def test_hidden():
    """One request each, and nothing behind it; a later HTTP library refuses one and hangs up on the other."""
    told = {"NUL in a value": ([400], True), "NUL in the path": ([], True)} if is_strict() else {}
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for name, data in make_hidden_attacks(staff).items():
            answer, is_closed = talk(daemon, data, wait=5)
            assert (heads(answer), is_closed) == told.get(name, ([200], False)), (name, answer)

        # Chunks that are read loosely do not decide where the next request begins.
        data = body_of(report("H111-s1", 5))
        for end in (b"\r\n", b"\n"):
            answer, is_closed = talk(daemon, f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {staff}\r\n"
                                     "Transfer-Encoding: chunked\r\n\r\n".encode()
                                     + f"{len(data):x}".encode() + end + data + end + b"0" + end + end
                                     + b"GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n", wait=5)
            # Ends of a line without a CR are refused by the later library.
            assert heads(answer) == ([400] if is_strict() and end == b"\n" else [200]) and is_closed, answer


def test_one_range():
    """Ranges are not heeded: the whole document, once."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        whole = daemon.get("/v1/me", viewer)
        for ranges in ("bytes=0-0", "bytes=-1", "bytes=" + ",".join(f"0-{number}" for number in range(2000))):
            answer = daemon.get("/v1/me", viewer, Range=ranges)
            assert (answer.status, answer.body) == (200, whole.body)


def test_drip():
    """A head that comes byte by byte, or a connection that is only held, has an end."""
    with Daemon(settings={"limits": {"head-seconds": 2, "idle-seconds": 20}}) as daemon:
        viewer = daemon.token("viewer")
        before = daemon.open_files()
        held = [daemon.connect() for _ in range(50)]
        kept = daemon.connect()
        head = f"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\n\r\n".encode()
        kept.sendall(head)
        assert kept.recv(65536).startswith(b"HTTP/1.1 200 ")
        sent = 0

        def are_ended():
            nonlocal sent
            byte = head[sent % len(head):][:1] if sent < len(head) - 4 else b"x"
            sent += 1
            for connection in [*held, kept]:
                try:
                    connection.send(byte)
                except OSError:
                    pass
            time.sleep(0.1)
            return daemon.open_files() <= before

        wait_for(are_ended)
        for connection in [*held, kept]:
            connection.close()

        # A body and an answer have their own time: neither is cut off by that of the head.
        with daemon.connect() as connection:
            data = body_of(report("H111-s1"))
            connection.sendall(f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                               f"{daemon.token('reporter')}\r\nContent-Length: {len(data)}\r\n\r\n".encode())
            for start in range(0, len(data), 8):
                connection.sendall(data[start:start + 8])
                time.sleep(4 / (len(data) / 8))
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")


def test_crowd():
    """10,000 connections; when they are gone, nothing is left of them."""
    with Daemon(settings={"limits": {"idle-seconds": 2}}) as daemon:
        viewer = daemon.token("viewer")
        assert daemon.get("/v1/me", viewer).status == 200
        before, memory = daemon.open_files(), daemon.memory_kb()
        held = []
        for number in range(CROWD):
            connection = socket.socket()
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", daemon.port))
            held.append(connection)
            if number % 500 == 0:
                time.sleep(0.01)
        wait_for(lambda: daemon.open_files() > 2000)
        for connection in held:
            connection.close()
        wait_for(lambda: daemon.open_files() <= before, 60)
        wait_for(lambda: daemon.memory_kb() < memory + 8192 or daemon.is_sanitized())
        assert daemon.get("/v1/me", viewer).status == 200


def test_big_bodies():
    """300 MB, said or chunked: refused, and none of it is kept."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        daemon.post(staff, report("H111-s1"))
        before, memory = daemon.open_files(), daemon.memory_kb()
        piece = b" " * 65536
        for kind, framed in (("Content-Length: 314572800", piece),
                             ("Transfer-Encoding: chunked", b"%x\r\n" % len(piece) + piece + b"\r\n")):
            sent = 0
            with daemon.connect() as connection:
                connection.settimeout(5)
                try:
                    connection.sendall(f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {staff}\r\n"
                                       f"{kind}\r\n\r\n".encode())
                    while sent < 314572800:
                        connection.sendall(framed)
                        sent += len(piece)
                except OSError:
                    pass
            assert sent < 64 * 1024 * 1024, (kind, sent)
        wait_for(lambda: daemon.open_files() <= before)
        assert daemon.memory_kb() < memory + 16384 or daemon.is_sanitized(), (memory, daemon.memory_kb())


ASK = """
import socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.settimeout(30)
connection.connect(sys.argv[1])
try:
    connection.sendall(b"GET /healthz HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n")
    print(connection.makefile("rb").readline().decode().strip())
except OSError:
    print("")
"""


def ask_as(path, **who):
    done = subprocess.run(["/usr/bin/python3", "-c", ASK, path], capture_output=True, text=True, check=True,
                          timeout=PATIENCE, **who)
    return done.stdout.strip()


def test_peers():
    """Whoever reaches the socket is asked who he is, whatever its mode says."""
    def start(**settings):
        daemon = Daemon(settings={"daemon": settings} if settings else None)
        daemon.path.chmod(0o711)
        daemon.start(f"unix:{daemon.path}/socket")
        (daemon.path / "socket").chmod(0o666)
        return daemon, f"{daemon.path}/socket"

    daemon, path = start()
    try:
        assert ask_as(path).startswith("HTTP/1.1 200 ")
        if os.geteuid() == 0:
            assert ask_as(path, user=NOBODY, group=NOBODY, extra_groups=[]) == ""
            assert f"user {NOBODY}" in (daemon.path / "log").read_text()
            # Of the socket's group, as nginx is.
            assert ask_as(path, user=NOBODY, group=NOBODY, extra_groups=[os.getegid()]).startswith("HTTP/1.1 200 ")
    finally:
        daemon.__exit__(None)

    # A list names all who may: here we are not on it, and then we are.
    for peers, answer in ((str(NOBODY), ""), (f"{NOBODY}, {os.geteuid()}", "HTTP/1.1 200 OK")):
        daemon, path = start(peers=peers)
        try:
            assert ask_as(path) == answer, peers
        finally:
            daemon.__exit__(None)
    with Daemon() as daemon:
        config = daemon.path / "other.conf"
        config.write_text("[daemon]\npeers=nobody-of-this-name\n")
        done = subprocess.run([daemon.process.args[0], "--listen=127.0.0.1:0", f"--store=sqlite:{daemon.path}/o.db",
                               f"--config={config}", f"--clock={CLOCK}"], capture_output=True, text=True, check=False)
        assert done.returncode == 2 and "peers" in done.stderr, done.stderr


if __name__ == "__main__":
    run([test_malformed, test_hidden, test_one_range, test_drip, test_crowd, test_big_bodies, test_peers])
