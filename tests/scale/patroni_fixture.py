"""Two PostgreSQL that stand in for each other: Patroni and etcd, as Debian packages them.

In a temporary folder, on loopback. What the leader has said it has done, the other one has
on disk too (`synchronous_mode`). PostgreSQL refuses to run as root: all of it runs as the
user of postgres_fixture.py then.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "store"))

# pylint: disable=wrong-import-position
from postgres_fixture import SETTINGS, find_programs, find_user

PATIENCE = 90

# The least that Patroni takes: a leader of which nothing was heard for so long is none.
TTL_S = 20


def find_ports(n):
    """Free now; each is taken at once by whoever it is for."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait_until(what, log):
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, log()
        time.sleep(0.1)


class Node:
    """A PostgreSQL and the Patroni that looks after it."""

    def __init__(self, cluster, name, port, rest):
        self.cluster, self.name, self.port, self.rest = cluster, name, port, rest
        self.data = cluster.folder / name
        self.process = None

    def configuration(self):
        folder = self.cluster.folder
        pg_settings = {key: value.strip("'") for key, value in SETTINGS.items() if key != "listen_addresses"}
        return {
            "scope": "bulwark-test", "name": self.name,
            "restapi": {"listen": f"127.0.0.1:{self.rest}", "connect_address": f"127.0.0.1:{self.rest}"},
            "etcd3": {"host": f"127.0.0.1:{self.cluster.etcd_port}"},
            "bootstrap": {
                "dcs": {"ttl": TTL_S, "loop_wait": 2, "retry_timeout": 5, "synchronous_mode": True,
                        "postgresql": {"use_pg_rewind": True, "parameters": pg_settings}},
                "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, "data-checksums"],
            },
            "postgresql": {
                "listen": f"127.0.0.1:{self.port}", "connect_address": f"127.0.0.1:{self.port}",
                "data_dir": str(self.data), "bin_dir": str(self.cluster.programs),
                "pgpass": str(folder / f"{self.name}.pgpass"),
                "parameters": {"unix_socket_directories": str(folder)},
                "authentication": {"superuser": {"username": "bulwark"}, "replication": {"username": "standby"}},
                "pg_hba": ["local all all trust", "host all all 127.0.0.1/32 trust",
                           "host replication all 127.0.0.1/32 trust"],
            },
        }

    def start(self):
        path = self.cluster.folder / f"{self.name}.yml"
        path.write_text(json.dumps(self.configuration()), encoding="utf-8")
        self.process = self.cluster.run_beside(self.name, "patroni", str(path))

    def ask(self, path):
        """What Patroni says of it: a status, 0 if nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest}{path}", timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError:
            return 0

    def is_leader(self):
        return self.ask("/leader") == 200

    def is_standby(self):
        """One that has all that the leader has said it has done."""
        return self.ask("/synchronous") == 200

    def kill(self):
        """All of its processes, as a machine that goes down."""
        self.process.kill()
        mine = [int(path.name) for path in Path("/proc").glob("[0-9]*") if self.is_mine(path)]
        for process in mine:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        wait_until(lambda: not any(self.is_mine(path) for path in Path("/proc").glob("[0-9]*")), self.cluster.log)

    def is_mine(self, path):
        """The server and its children stand in the folder of its data."""
        try:
            return os.readlink(path / "cwd") == str(self.data)
        except OSError:
            return False


class Patroni:
    """start() is over when one leads and the other one has all of it."""

    def __init__(self):
        self.programs, self.user = find_programs(), find_user()
        self.folder = Path(tempfile.mkdtemp(prefix="bulwark-patroni-"))
        if self.user is not None:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.etcd_port, self.peer_port, *ports = find_ports(6)
        self.nodes = [Node(self, "a", *ports[:2]), Node(self, "b", *ports[2:])]
        self.etcd = None

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *unused):
        self.close()

    def run_beside(self, name, *command):
        user = {} if self.user is None else {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        with open(self.folder / f"{name}.log", "ab") as log:
            return subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True,
                                    env={**os.environ, "HOME": str(self.folder)}, **user)

    def log(self):
        return "\n".join(f"{path.name}: {path.read_text(encoding='utf-8', errors='replace')[-3000:]}"
                         for path in sorted(self.folder.glob("*.log")))

    def start(self):
        client, peer = f"http://127.0.0.1:{self.etcd_port}", f"http://127.0.0.1:{self.peer_port}"
        self.etcd = self.run_beside("etcd", "etcd", "--name=e", f"--data-dir={self.folder / 'etcd'}",
                                    f"--listen-client-urls={client}", f"--advertise-client-urls={client}",
                                    f"--listen-peer-urls={peer}", f"--initial-advertise-peer-urls={peer}",
                                    f"--initial-cluster=e={peer}", "--log-level=warn")
        self.nodes[0].start()
        wait_until(self.nodes[0].is_leader, self.log)
        self.nodes[1].start()
        self.wait_whole()
        return self

    def wait_whole(self):
        wait_until(lambda: self.leader() is not None and any(node.is_standby() for node in self.nodes), self.log)

    def leader(self):
        """(nullable): the node that leads."""
        return next((node for node in self.nodes if node.is_leader()), None)

    def close(self):
        for node in self.nodes:
            if node.process is not None:
                node.kill()
        if self.etcd is not None:
            self.etcd.kill()
            self.etcd.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database):
        """Of whichever of the two can be written."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"postgresql://bulwark@{hosts}/{database}?target_session_attrs=read-write"

    def query(self, sql, database="postgres"):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, self.url(database)],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
