#!/usr/bin/python3
"""As a service: what systemd is told, new settings without dropping anybody, an end
that everybody hears of, counts and logs for those who look after it.
"""

import json
import os
import re
import signal
import socket
import time

from daemon_fixture import PATIENCE, ROOT, Daemon, Stream, report, run, wait_for


class Manager:
    """The other end of NOTIFY_SOCKET."""

    def __init__(self, address):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(address.replace("@", "\0", 1))
        self.socket.settimeout(PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.socket.close()

    def hear(self):
        return dict(line.split("=", 1) for line in self.socket.recv(4096).decode().split("\n"))

    def until(self, name):
        while name not in (told := self.hear()):
            pass
        return told


def test_notify():
    """Asks for time, ready when it listens, alive in between, stopping before it stops."""
    daemon = Daemon()
    for address in (f"{daemon.path}/notify", f"@bulwark-test-{os.getpid()}"):
        with Manager(address) as manager:
            daemon.popen = {"env": dict(os.environ, NOTIFY_SOCKET=address, WATCHDOG_USEC="400000")}
            daemon.start()
            told = manager.hear()
            assert int(told.get("EXTEND_TIMEOUT_USEC", 0)) > 90e6 and told["STATUS"] == "reading the store: 0 rows", told
            told = manager.hear()
            assert told["READY"] == "1" and daemon.url in told["STATUS"], told
            for _ in range(3):
                assert manager.hear() == {"WATCHDOG": "1"}
            daemon.process.send_signal(signal.SIGHUP)
            told = manager.until("RELOADING")
            assert int(told["MONOTONIC_USEC"]) <= time.monotonic() * 1e6
            assert manager.until("READY")
            daemon.process.send_signal(signal.SIGTERM)
            assert manager.until("STOPPING")["STOPPING"] == "1"
            assert daemon.process.wait(PATIENCE) == 0
            daemon.process.stdout.close()
    daemon.is_ended = True
    daemon.__exit__(None)


def test_long_start():
    """While it reads it asks for more time again and again, as long as it comes on."""
    with Daemon(settings={"checkpoint": {"seconds": 86400}}) as daemon:
        reporter = daemon.token("reporter")
        for _ in range(21):
            assert daemon.post(reporter, *[report("H111-s1") for _ in range(1000)]).status == 200
        daemon.kill()
        address = f"{daemon.path}/notify"
        with Manager(address) as manager:
            daemon.popen = {"env": dict(os.environ, NOTIFY_SOCKET=address)}
            daemon.start()
            for n in (0, 10000, 20000):
                told = manager.hear()
                assert "EXTEND_TIMEOUT_USEC" in told and told["STATUS"] == f"reading the store: {n} rows", told
            assert "READY" in manager.hear()


def test_nobody_to_tell():
    """Without a manager, with one that is not there, with one that watches another: it runs."""
    for words in ({"NOTIFY_SOCKET": "/nowhere/at/all"}, {"NOTIFY_SOCKET": "relative"}, {"NOTIFY_SOCKET": ""},
                  {"WATCHDOG_USEC": "none"}, {"WATCHDOG_USEC": "-1"}, {"WATCHDOG_USEC": "100", "WATCHDOG_PID": "1"}):
        daemon = Daemon()
        daemon.popen = {"env": dict(os.environ, **words)}
        with daemon:
            assert daemon.get("/healthz").status == 200, words


def write_settings(daemon, settings):
    text = "".join(f"[{group}]\n" + "".join(f"{key}={value}\n" for key, value in keys.items())
                   for group, keys in settings.items())
    (daemon.path / "bulwarkd.conf").write_text(text)
    told = (daemon.path / "log").stat().st_size
    daemon.process.send_signal(signal.SIGHUP)

    def is_told():
        return "settings" in (daemon.path / "log").read_bytes()[told:].decode()

    wait_for(is_told)
    return (daemon.path / "log").read_bytes()[told:].decode()


def test_reload():
    """New limits count at once; who is connected stays; a file with a fault changes nothing."""
    with Daemon(settings={"limits": {"reports": 10}}) as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        send = lambda n: daemon.post(reporter, *[report("H111-s1") for _ in range(n)]).status
        with Stream(daemon, viewer) as stream, daemon.connect() as kept:
            stream.collect()
            kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert kept.recv(65536).startswith(b"HTTP/1.1 200 ")
            assert (send(10), send(11)) == (200, 413)

            told = write_settings(daemon, {"limits": {"reports": 20, "connections": 50}})
            assert "connections: counts from the next start" in told and "read again" in told
            assert (send(20), send(21)) == (200, 413)
            assert daemon.get("/v1/", viewer).json["limits"]["reports"] == 20

            for wrong in ({"limits": {"reports": 0}}, {"limits": {"rapports": 5}}, {"nothing": {"reports": 5}},
                          {"daemon": {"peers": "nobody-of-this-name"}, "limits": {"reports": 5}}):
                assert "stay as they were" in write_settings(daemon, wrong), wrong
                assert (send(20), send(21)) == (200, 413)

            # One is there, and no second comes in.
            write_settings(daemon, {"limits": {"streams": 1, "reports": 20}})
            with Stream(daemon, viewer) as second:
                assert second.status == 503 and "Retry-After" in second.headers
            write_settings(daemon, {"limits": {"reports": 1}})
            assert send(1) == 200
            stream.until("docs")
            kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert kept.recv(65536).startswith(b"HTTP/1.1 200 "), "the connection was dropped"


def test_end():
    """Readers hear of it, what was taken is written, and nobody new comes in."""
    daemon = Daemon().start()
    viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
    streams = [Stream(daemon, viewer) for _ in range(5)]
    for stream in streams:
        stream.collect()
    assert daemon.post(reporter, report("H111-s1", 7)).status == 200
    assert daemon.stop() == 0
    for stream in streams:
        events = stream.until("bye")
        assert events[-1][2] == {"retry": True} and stream.next() is None
        stream.__exit__()
    daemon.start()
    assert daemon.state(viewer)[0]["tally", "H111-s1/sampling:spring"]["values"]["sampled"] == 7
    daemon.__exit__(None)


NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABELS = r'\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*")*\}'
SAMPLE = re.compile(rf"({NAME})({LABELS})? (-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?|NaN|[+-]Inf)")


def read_metrics(text):
    """The text format of Prometheus, as `promtool check metrics` reads it: {name: (kind, {labels: value})}."""
    families, current = {}, None
    assert text.endswith("\n"), "the last line has no end"
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP "):
            current, words = line[len("# HELP "):].split(" ", 1)
            assert re.fullmatch(NAME, current) and words and current not in families, line
            families[current] = (None, {})
        elif line.startswith("# TYPE "):
            name, kind = line[len("# TYPE "):].split(" ")
            assert name == current and families[name] == (None, {}), f"out of order: {line}"
            assert kind in ("counter", "gauge"), line
            # Counters of events end so; promtool warns of those that do not.
            assert (kind == "counter") == name.endswith("_total"), line
            families[name] = (kind, {})
        else:
            match = SAMPLE.fullmatch(line)
            assert match and match[1] == current, f"not a sample of {current}: {line}"
            kind, values = families[current]
            assert kind is not None and match[2] not in values, f"twice, or without a type: {line}"
            values[match[2]] = float(match[3])
    assert all(values for _, values in families.values()), "a family without a sample"
    return families


def test_metrics():
    """Well formed, documented to the last, and true."""
    with Daemon() as daemon:
        viewer, reporter = daemon.token("viewer"), daemon.token("reporter")
        answer = daemon.get("/metrics")
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        before = read_metrics(answer.body.decode())
        daemon.post(reporter, report("H111-s1"), report("nowhere"))
        daemon.get("/v1/me")
        daemon.get("/v1/nothing", viewer)
        with Stream(daemon, viewer) as stream:
            stream.collect()
            after = read_metrics(daemon.get("/metrics").body.decode())
        grown = {name: after[name][1][None] - before[name][1][None] for name in after if None in after[name][1]}
        assert grown["bulwark_reports_accepted_total"] == grown["bulwark_reports_rejected_total"] == 1
        assert grown["bulwark_refusals_total"] == 1 and grown["bulwark_streams"] == 1
        answers = after["bulwark_answers_total"][1]
        assert answers['{class="4xx"}'] == 2 and answers['{class="2xx"}'] >= 2
        assert after["process_open_fds"][1][None] > 5
        assert after["process_resident_memory_bytes"][1][None] > 1024 * 1024
        assert abs(after["process_start_time_seconds"][1][None] - time.time()) < 600
        assert after["bulwark_store_writable"][1] == {None: 1}

        manual = (ROOT / "data/man/bulwarkd.8").read_text(encoding="utf-8").replace("\\-", "-")
        section = manual[manual.index(".SH METRICS"):]
        section = section[:section.index("\n.SH ", 1)]
        documented = set(re.findall(r"\b((?:bulwark|process)_[a-z_]+)", section))
        assert documented == set(after), documented ^ set(after)


def test_logs():
    """However a token is shown, it is in no log, no audit and no answer."""
    daemon = Daemon()
    daemon.popen = {"env": dict(os.environ, G_MESSAGES_DEBUG="all")}
    with daemon:
        tokens = {role: daemon.token(role) for role in ("viewer", "reporter", "admin")}
        made = daemon.ask("POST", "/v1/tokens", tokens["admin"], {"role": "viewer", "area": "H1", "name": "desk"}).json
        tokens["made"] = made["token"]
        tokens["strange"] = "Q" * 42 + "A"
        for token in tokens.values():
            for path in ("/v1/me", f"/v1/me?token={token}", f"/v1/tokens/{token}", f"/v1/{token}",
                         f"/v1/documents/site/{token}"):
                for method in ("GET", "DELETE"):
                    daemon.ask(method, path, token)
                    daemon.ask(method, path)
            daemon.ask("POST", "/v1/reports", token, [report(token)])
            daemon.ask("POST", "/v1/reports", token, f"[\"{token}\", {{")
            daemon.ask("PUT", f"/v1/documents/display/{token}", token, {"name": "x", "scene": 5})
            with daemon.connect() as connection:
                connection.sendall(f"GET /v1/me HTTP/1.1\r\nAuthorization: Bearer {token}\r\nX y\r\n\r\n".encode())
                connection.recv(65536)
        admin = daemon.token("admin")
        audit = json.dumps(daemon.get("/v1/audit?limit=10000", admin).json)
        with Stream(daemon, tokens["viewer"]) as stream:
            stream.collect()
            assert daemon.stop() == 0
        log = (daemon.path / "log").read_text(encoding="utf-8", errors="replace")
        for name, token in tokens.items():
            assert token not in log, f"the token of {name} is in the log"
            assert token not in audit, f"the token of {name} is in the audit"
        for path in daemon.path.iterdir():
            if path.is_file():
                data = path.read_bytes()
                assert not [name for name, token in tokens.items() if token.encode() in data and name != "strange"], path
        assert "401" in log, "refusals are not logged"


if __name__ == "__main__":
    run([test_notify, test_long_start, test_nobody_to_tell, test_reload, test_end, test_metrics, test_logs])
