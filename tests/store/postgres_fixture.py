#!/usr/bin/python3
"""A cluster of PostgreSQL of our own: in a temporary folder, on a Unix socket only.

    postgres_fixture.py COMMAND WORD…

runs a command with BULWARK_TEST_POSTGRESQL, the address of a cluster in which it may
make databases; the tests of every store run so a second time.
"""

import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

PATIENCE = 60

# Small, and nothing that a test does not need; `fsync` off unless a crash is tested.
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "'32MB'",
    "max_connections": "60",
    "autovacuum_naptime": "'5s'",
    "log_min_messages": "'warning'",
}


def find_programs():
    """Debian keeps them out of the way of PATH: one folder for each release."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"),
                     key=lambda path: int(re.sub(r"\D", "", path.parts[-3]) or 0))
    if folders:
        return folders[-1].parent
    found = shutil.which("initdb")
    assert found, "PostgreSQL is not installed"
    return Path(found).resolve().parent


def find_user():
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise AssertionError("there is no user to run PostgreSQL as")


class Postgres:
    """start(), stop() or kill(), and start() again as often as needed."""

    def __init__(self, durable=False):
        self.programs = find_programs()
        self.user = find_user()
        self.folder = Path(tempfile.mkdtemp(prefix="bulwark-pg-"))
        self.data = self.folder / "data"
        self.process = None
        if self.user is not None:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        try:
            self.run("initdb", f"--pgdata={self.data}", "--username=bulwark", "--auth=trust", "--encoding=UTF8",
                     "--locale=C", "--no-sync", "--no-instructions")
            settings = dict(SETTINGS, unix_socket_directories=f"'{self.folder}'",
                            fsync="on" if durable else "off")
            with open(self.data / "postgresql.conf", "a", encoding="utf-8") as file:
                file.writelines(f"{key} = {value}\n" for key, value in settings.items())
            self.start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def as_user(self):
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def run(self, program, *words):
        done = subprocess.run([str(self.programs / program), *words], cwd=self.folder, text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **self.as_user())
        assert done.returncode == 0, done.stdout
        return done.stdout

    def start(self):
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([str(self.programs / "postgres"), "-D", str(self.data)], cwd=self.folder,
                                            stdout=log, stderr=log, start_new_session=True, **self.as_user())
        end = time.monotonic() + PATIENCE
        while not self.is_ready():
            assert self.process.poll() is None and time.monotonic() < end, self.log()
            time.sleep(0.05)

    def is_ready(self):
        return subprocess.run([str(self.programs / "pg_isready"), "-q", "-h", str(self.folder)],
                              check=False).returncode == 0

    def log(self):
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")[-4000:]

    def stop(self):
        """At once: clients are cut off, and the next start recovers nothing."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)

    def kill(self):
        """All of its processes, as a machine that goes down."""
        os.killpg(self.process.pid, signal.SIGKILL)
        children = [int(path.name) for path in Path("/proc").glob("[0-9]*") if self.is_mine(path)]
        for child in children:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(PATIENCE)

    def is_mine(self, path):
        """Each of its processes leads a session of its own, in the folder of its data."""
        try:
            return os.readlink(path / "cwd").startswith(str(self.data))
        except OSError:
            return False

    def close(self):
        if self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database="postgres"):
        return f"postgresql://bulwark@/{database}?host={quote(str(self.folder), safe='')}"

    def query(self, sql, database="postgres"):
        """The rows, as psql prints them without anything round them."""
        return self.run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder),
                        "-U", "bulwark", "-d", database, "-c", sql).strip()

    def create_database(self):
        name = "b" + secrets.token_hex(8)
        self.query(f"CREATE DATABASE {name}")
        return name


def main():
    with Postgres() as cluster:
        environment = dict(os.environ, BULWARK_TEST_POSTGRESQL=cluster.url())
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
