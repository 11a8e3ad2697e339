"""The real nginx with data/nginx/bulwark.conf in front of a daemon: certificates made
on the spot, ports without privilege, and as root another user for the workers.
"""

import os
import pwd
import re
import socket
import ssl
import subprocess
import tempfile
from pathlib import Path

from daemon_fixture import PATIENCE, ROOT, Daemon, wait_for

CONF = ROOT / "data/nginx/bulwark.conf"
USER = "www-data"
WORKER_CONNECTIONS = 4096

MAIN = """\
{user}
daemon off;
worker_processes 1;
worker_rlimit_nofile 16384;
pid {path}/nginx.pid;
error_log {path}/error.log warn;
events {{ worker_connections {connections}; }}
http {{
  client_body_temp_path {path}/body;
  proxy_temp_path {path}/proxy;
  fastcgi_temp_path {path}/fastcgi;
  uwsgi_temp_path {path}/uwsgi;
  scgi_temp_path {path}/scgi;
  include {path}/bulwark.conf;
}}
"""


def find_program():
    for path in ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"):
        if os.access(path, os.X_OK):
            return path
    raise AssertionError("nginx is not installed")


def find_port():
    """nginx does not tell which one it took."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def openssl(*words):
    done = subprocess.run(["openssl", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)


# Later releases of Python and OpenSSL demand them.
KEY_IDENTIFIERS = "authorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n"


class Authority:
    """Signs certificates; NAME.pem and NAME.key in a folder."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", f"/CN={name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
                "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")

    def sign(self, name, days=2, extensions=""):
        stem = self.folder / name
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                "-keyout", f"{stem}.key", "-out", f"{stem}.csr")
        (self.folder / f"{name}.ext").write_text((extensions or "extendedKeyUsage=clientAuth\n") + KEY_IDENTIFIERS)
        openssl("x509", "-req", "-in", f"{stem}.csr", "-CA", self.folder / f"{self.name}.pem",
                "-CAkey", self.folder / f"{self.name}.key", "-CAcreateserial", "-days", str(days),
                "-extfile", f"{stem}.ext", "-out", f"{stem}.pem")
        return f"{stem}.pem", f"{stem}.key"


def replace(text, pattern, by, count):
    """What the test must change; that it is there so often is part of the test."""
    text, n = re.subn(pattern, by, text, flags=re.MULTILINE)
    assert n == count, (pattern, n)
    return text


class Proxy:
    """A daemon on a Unix socket and nginx in front of it."""

    def __init__(self, settings=None, changes=()):
        self.is_root = os.geteuid() == 0
        self.daemon = Daemon(settings=settings)
        self.folder = tempfile.TemporaryDirectory(prefix="bulwark-nginx-")
        self.path = Path(self.folder.name)
        self.port = find_port()
        self.socket = self.daemon.path / "bulwarkd.socket"
        self.process = None
        server = Authority(self.path, "city")
        server.sign("server", extensions="subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        self.walls = Authority(self.path, "walls")
        self.write_configuration(changes)

    def write_configuration(self, changes):
        text = CONF.read_text(encoding="utf-8")
        text = replace(text, r"^  listen \[::\]:443 .*\n", "", 1)
        text = replace(text, r"listen 443 ", f"listen 127.0.0.1:{self.port} ", 1)
        text = replace(text, r"/etc/bulwark/tls/clients\.pem", f"{self.path}/walls.pem", 1)
        text = replace(text, r"/etc/bulwark/tls/", f"{self.path}/", 2)
        text = replace(text, r"/run/bulwark/bulwarkd\.socket", str(self.socket), 1)
        text = replace(text, r"/var/log/nginx/bulwark\.log", f"{self.path}/access.log", 1)
        for pattern, by in changes:
            text = replace(text, pattern, by, 1)
        (self.path / "bulwark.conf").write_text(text, encoding="utf-8")
        (self.path / "nginx.conf").write_text(MAIN.format(user=f"user {USER};" if self.is_root else "",
                                                          path=self.path, connections=WORKER_CONNECTIONS))

    def __enter__(self):
        if self.is_root:
            # Nothing of it is secret but the keys, which only root reads.
            for folder in (self.daemon.path, self.path):
                folder.chmod(0o711)
            self.daemon.popen = {"group": pwd.getpwnam(USER).pw_gid}
        self.daemon.start(f"unix:{self.socket}")
        words = [find_program(), "-p", str(self.path), "-e", f"{self.path}/error.log", "-c", f"{self.path}/nginx.conf"]
        done = subprocess.run([*words, "-t"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.is_up)
        return self

    def __exit__(self, kind, *unused):
        try:
            self.process.terminate()
            self.process.wait(PATIENCE)
        finally:
            try:
                self.daemon.__exit__(kind)
            finally:
                self.folder.cleanup()

    def is_up(self):
        assert self.process.poll() is None, self.errors()
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return len(self.workers()) == 1

    def errors(self):
        return (self.path / "error.log").read_text(encoding="utf-8", errors="replace")

    def workers(self):
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(word) for word in found.stdout.split()]

    def open_files(self):
        return sum(len(os.listdir(f"/proc/{worker}/fd")) for worker in self.workers())

    def memory_kb(self):
        total = 0
        for worker in self.workers():
            for line in open(f"/proc/{worker}/status", encoding="ascii"):
                if line.startswith("VmRSS:"):
                    total += int(line.split()[1])
        return total

    def context(self, certificate=None):
        context = ssl.create_default_context(cafile=self.path / "city.pem")
        if certificate is not None:
            context.load_cert_chain(*certificate)
        return context

    def connect(self, certificate=None, timeout=PATIENCE):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=timeout)
        return self.context(certificate).wrap_socket(plain, server_hostname="localhost")

    def talk(self, data, certificate=None, wait=PATIENCE):
        """All that is answered until the other side closes, or says no more for a while."""
        with self.connect(certificate, wait) as connection:
            out = b""
            try:
                connection.sendall(data)
                while piece := connection.recv(65536):
                    out += piece
            except OSError:
                pass
            return out

    def ask(self, method, path, token=None, body=b"", certificate=None, headers=""):
        """One request on a connection of its own: (status, headers, body)."""
        head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}"
        if token is not None:
            head += f"Authorization: Bearer {token}\r\n"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        answer = self.talk((head + "\r\n").encode() + body, certificate)
        head, _, rest = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 "), answer
        lines = head.decode().split("\r\n")
        return int(lines[0].split()[1]), dict(line.split(": ", 1) for line in lines[1:]), rest
