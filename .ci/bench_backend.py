"""The figures of the backend for bench: reports, durable; answers; the feed; its start.

Reports are measured against bare SQLite that inserts the same rows, answers against
nginx that hands out a file of the same size.
"""

import os
import pwd
import re
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "store"))

from postgres_fixture import Postgres  # noqa: E402  pylint: disable=wrong-import-position

CITY = ROOT / "data" / "cities" / "xuchang"
SECONDS = 10

# What a campaign of weeks leaves in the log.
LONG_LOG = 3000000
START_LOG = 5000000

# How long 99 of 100 answers may take at half of what is promised.
ANSWER_MS = 50

N_READERS = 1000
FEED_RATE = 10

NGINX = """user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  keepalive_requests 100000000;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


def say(name, value, unit, reference=None, reference_value=None):
    line = f"{name} {value:.4g} {unit}"
    if reference is not None:
        ratio = value / reference_value if reference_value else float("nan")
        line += f" ({reference} {reference_value:.4g}, {ratio:.2f} x)"
    print(line, flush=True)


def figures(text):
    """NAME VALUE UNIT lines of one of our programs."""
    return {name: float(value) for name, value in re.findall(r"^(\S+) ([\d.]+)", text, re.M)}


def load(bench, url, reporter, batch, clients, rate=0):
    return figures(bench.run(bench.program("tests/bench/bench-load"), f"--backend={url}", f"--token-file={reporter}",
                             f"--city={CITY}", f"--connections={clients}", f"--batch={batch}",
                             f"--seconds={SECONDS}", f"--rate={rate}"))


def measure_reports(bench, url, reporter, log, bare):
    """As many as are answered; then how long an answer takes at half of what is promised."""
    for batch, clients, rate in ((1, 64, 4000), (100, 16, 400)):
        most = load(bench, url, reporter, batch, clients)
        half = load(bench, url, reporter, batch, clients, rate)
        say(f"reports-durable-batch-{batch}{log}", most["reports-per-second"], "reports/s",
            "bare insert loop", bare[f"batch-{batch}"])
        say(f"reports-durable-batch-{batch}{log}-p99", most["p99"], "ms", f"at {rate} requests/s", half["p99"])
        say(f"reports-durable-batch-{batch}{log}-at-{rate}-requests-p99", half["p99"], "ms", "may be", ANSWER_MS)


def measure_postgres(bench):
    """The same against bare inserts into PostgreSQL, on a cluster that is made for it."""
    with Postgres(durable=True) as cluster:
        urls = [cluster.url(cluster.create_database()) for _ in range(3)]
        bare = figures(bench.run(bench.program("tests/bench/bench-postgres"), *urls[:2]))
        daemon, url, _, reporter = bench.open_backend("postgresql", CITY, store=urls[2])
        for batch, clients in ((1, 64), (100, 16)):
            found = load(bench, url, reporter, batch, clients)
            say(f"reports-postgresql-batch-{batch}", found["reports-per-second"], "reports/s",
                "bare insert loop", bare[f"batch-{batch}"])
            say(f"reports-postgresql-batch-{batch}-p99", found["p99"], "ms")
        bench.stop(daemon)


def fill(bench, name, n):
    bench.run(bench.program("tests/bench/bench-fill"), f"sqlite:{bench.folder / name}.db", n)


class Nginx:
    """One worker, files of its own, on a port that was free a moment ago."""

    def __init__(self, bench, sizes):
        folder = bench.folder / "nginx"
        user = pwd.getpwuid(os.getuid()).pw_name
        (folder / "files").mkdir(parents=True)
        for name, size in sizes.items():
            (folder / "files" / name).write_bytes(b"x" * size)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        (folder / "conf").write_text(NGINX.format(folder=folder, port=port, user=user), encoding="utf-8")
        self.url = f"http://127.0.0.1:{port}"
        self.process = bench.start("nginx", "-p", folder, "-c", folder / "conf", stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("bench: nginx does not listen")


def ask_often(bench, url, connections, token_file=None, accept=None):
    """Requests a second. The token goes by a file: arguments can be seen by others."""
    script = bench.folder / "wrk.lua"
    script.touch(mode=0o600)
    lines = [] if token_file is None else \
        [f'wrk.headers["Authorization"] = "Bearer {Path(token_file).read_text(encoding="utf-8").strip()}"']
    lines += [] if accept is None else [f'wrk.headers["Accept"] = "{accept}"']
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = bench.run("wrk", "-t1", f"-c{connections}", "-d5s", "-s", script, url)
    bad = re.search(r"Non-2xx.*", told)
    if bad:
        raise SystemExit(f"bench: {url}: {bad.group()}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1))


def size_of(bench, url, token_file, accept):
    headers = bench.folder / "headers"
    headers.touch(mode=0o600)
    headers.write_text(f"Authorization: Bearer {Path(token_file).read_text(encoding='utf-8').strip()}\n"
                       f"Accept: {accept}\n", encoding="utf-8")
    return len(bench.run("curl", "-s", "-H", f"@{headers}", url))


def measure_answers(bench, url, viewer):
    """The service document and the whole state against files of their size."""
    asked = {"service": ("/v1/", "application/json", 64), "state": ("/v1/feed", "application/x-ndjson", 4)}
    sizes = {name: size_of(bench, url + path, viewer, accept) for name, (path, accept, _) in asked.items()}
    nginx = Nginx(bench, sizes)
    for name, (path, accept, connections) in asked.items():
        reference = ask_often(bench, f"{nginx.url}/{name}", connections)
        say(f"answers-{name}-of-{sizes[name]}-characters", ask_often(bench, url + path, connections, viewer, accept),
            "requests/s", "nginx, a file of the size", reference)
    reference = ask_often(bench, f"{nginx.url}/service", 64)
    bench.stop(nginx.process)
    return reference


def cpu_seconds(pid):
    return time.clock_gettime(~pid << 3 | 2)


def measure_feed(bench):
    """Told as often as it comes: with the window of 200 ms two batches would be told as one."""
    config = bench.folder / "feed.conf"
    config.write_text("[feed]\ncoalesce-ms=50\n", encoding="utf-8")
    daemon, url, viewer, reporter = bench.open_backend("feed", CITY, f"--config={config}")
    before, begun = cpu_seconds(daemon.pid), time.monotonic()
    found = figures(bench.run(bench.program("tests/bench/bench-feed"), f"--backend={url}", f"--viewer-file={viewer}",
                              f"--reporter-file={reporter}", f"--city={CITY}", f"--clients={N_READERS}",
                              f"--rate={FEED_RATE}", f"--seconds={SECONDS}"))
    percent = 100 * (cpu_seconds(daemon.pid) - before) / (time.monotonic() - begun)
    say(f"feed-{N_READERS}-readers-p99", found["p99"], "ms")
    say(f"feed-{N_READERS}-readers-daemon", percent, "% of a core")
    bench.stop(daemon)


def time_start(bench):
    begun = time.monotonic()
    daemon = bench.start_backend("long", CITY)
    took = (time.monotonic() - begun) * 1000
    bench.stop(daemon[0])
    return took


def measure_start(bench):
    """Over a long log: from the checkpoint that a stop leaves, against counting all of it."""
    fill(bench, "long", START_LOG - LONG_LOG)
    with sqlite3.connect(bench.folder / "long.db") as store:
        store.execute("DELETE FROM checkpoint")
    whole = time_start(bench)
    say(f"start-over-{START_LOG}-reports-from-checkpoint", time_start(bench), "ms", "without one", whole)


def measure(bench):
    bare = figures(bench.run(bench.program("tests/bench/bench-sqlite"), bench.folder / "bare.db"))
    daemon, url, viewer, reporter = bench.open_backend("reports", CITY)
    found = measure_answers(bench, url, viewer)
    measure_reports(bench, url, reporter, "", bare)
    say("requests-single-report", load(bench, url, reporter, 1, 64)["requests-per-second"], "requests/s",
        "nginx, a small file", found)
    bench.stop(daemon)
    measure_postgres(bench)
    daemon, url, _, reporter = bench.open_backend("long", CITY)
    bench.stop(daemon)
    fill(bench, "long", LONG_LOG)
    daemon, url, _, reporter = bench.open_backend("long", CITY)
    measure_reports(bench, url, reporter, f"-over-{LONG_LOG}", bare)
    bench.stop(daemon)
    measure_start(bench)
    measure_feed(bench)
