#!/usr/bin/python3
"""The three programs, run from a staging root that `meson install` filled."""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory", "GTK_A11Y": "none"}


class Failed(Exception):
    """Something is not as it should be."""


class Stage:
    """A staging root, and what runs in it."""

    def __init__(self, folder):
        self.root = Path(folder) / "root"
        self.folder = Path(folder)
        self.environment = dict(CLEAN, HOME=folder, XDG_RUNTIME_DIR=folder)
        subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", self.root], check=True,
                       stdout=subprocess.DEVNULL, env=dict(os.environ, DESTDIR=str(self.root)))
        prefix = self.option("prefix")
        self.prefix = self.root / prefix.lstrip("/")

    @staticmethod
    def option(name):
        options = json.loads(subprocess.run(["meson", "introspect", "--buildoptions", BUILD], check=True, text=True,
                                            stdout=subprocess.PIPE).stdout)
        return next(option["value"] for option in options if option["name"] == name)

    def run(self, program, *arguments, code=0, environment=None):
        done = subprocess.run([self.prefix / "bin" / program, *arguments], text=True, check=False, timeout=100,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment or self.environment)
        if done.returncode != code:
            raise Failed(f"{program} {' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()[-400:]}")
        return done.stdout

    @property
    def city(self):
        return str(self.prefix / "share" / "bulwark" / "cities" / "xuchang")


def versions(stage):
    for program in ("bulwark", "bulwarkd", "bulwarkctl"):
        told = stage.run(program, "--version")
        if "0.1.0" not in told:
            raise Failed(f"{program} --version says {told!r}")


def wall_starts_at_login(stage):
    """The command that the manual gives for a session without systemd."""
    manual = (SOURCE / "data" / "man" / "bulwark.1").read_text(encoding="utf-8").replace("\\-", "-")
    command = next(line for line in manual.splitlines() if line.startswith("install -D"))
    shared = str(stage.prefix / "share")
    subprocess.run(["sh", "-ec", command.replace("/usr/share", shared)], check=True, env=dict(CLEAN, HOME=stage.folder))
    entry = stage.folder / ".config" / "autostart" / "io.github.bulwarkdesk.Bulwark.Wall.desktop"
    if not entry.exists() or "--wall" not in entry.read_text(encoding="utf-8"):
        raise Failed("the wall does not start at login")


def city_is_whole(stage):
    stage.run("bulwarkctl", "verify", f"--city={stage.city}")


def daemon_serves(stage):
    store = f"sqlite:{stage.folder}/store.db"
    daemon = subprocess.Popen([stage.prefix / "bin" / "bulwarkd", "--listen=127.0.0.1:0", f"--store={store}",
                               f"--city={stage.city}", "--clock=2021-08-08T14:32:00+08:00"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=stage.environment)
    try:
        url = daemon.stdout.readline().removeprefix("listening ").strip()
        if not url.startswith("http://127.0.0.1:"):
            raise Failed(f"bulwarkd says {url!r}: {daemon.stderr.read()[-400:] if daemon.poll() is not None else ''}")
        token = stage.run("bulwarkctl", "token", "create", f"--store={store}", "--role=viewer", "--area=411000").strip()
        request = urllib.request.Request(f"{url}/v1/feed", headers={
            "Authorization": f"Bearer {token}", "Accept": "application/x-ndjson"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            lines = answer.read().decode("utf-8").splitlines()
        if json.loads(lines[-1])["type"] != "live" or json.loads(lines[0])["id"] != "411000":
            raise Failed("the feed does not begin with the city and end with live")
        (stage.folder / "state.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    finally:
        daemon.terminate()
        daemon.communicate()
    if daemon.returncode != 0:
        raise Failed(f"bulwarkd ends with {daemon.returncode}")


def desk_draws(stage):
    picture = stage.folder / "desk.png"
    environment = dict(stage.environment, DISPLAY=os.environ.get("DISPLAY", ""), LANGUAGE="zh_CN",
                       DBUS_SESSION_BUS_ADDRESS=os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))
    stage.run("bulwark", f"--state={stage.folder}/state.ndjson", f"--screenshot={picture}", environment=environment)
    colours = int(subprocess.run(["identify", "-format", "%k", picture], check=True, text=True,
                                 stdout=subprocess.PIPE).stdout)
    if colours < 16:
        raise Failed(f"the picture has {colours} colours")


def what_is_installed(stage):
    identity = "io.github.bulwarkdesk.Bulwark"
    share = stage.prefix / "share"
    for inner in (f"applications/{identity}.desktop", f"metainfo/{identity}.metainfo.xml",
                  f"glib-2.0/schemas/{identity}.gschema.xml", "man/man1/bulwark.1", "man/man8/bulwarkd.8",
                  f"icons/hicolor/scalable/apps/{identity}.svg", "locale/zh_CN/LC_MESSAGES/bulwark.mo"):
        if not (share / inner).exists() and not (share / (inner + ".gz")).exists():
            raise Failed(f"share/{inner} is missing")
    wall = share / "bulwark" / "autostart" / f"{identity}.Wall.desktop"
    units = stage.prefix / "lib" / "systemd"
    services = [units / "user" / "bulwark-wall.service", units / "system" / "bulwark-briefing@.service",
                units / "system" / "bulwarkd.service", units / "system" / "bulwark-fold.service",
                units / "system" / "bulwark-relay@.service"]
    timers = [units / "system" / "bulwark-briefing@.timer", units / "system" / "bulwark-fold.timer"]
    for path in (wall, *timers, *services):
        if not path.exists():
            raise Failed(f"{path.relative_to(stage.prefix)} is missing")

    # What they start is installed too.
    for path in (wall, *services):
        for program in re.findall(r"^Exec(?:Start)?=[-+!@:]*(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            if not (stage.prefix / "bin" / Path(program).name).exists():
                raise Failed(f"{path.name} starts {program}, which is not installed")
    stray = [path for path in (share / "bulwark").rglob("*.py")]
    if stray:
        raise Failed(f"{stray[0].name} is not for users")


CHECKS = [versions, what_is_installed, wall_starts_at_login, city_is_whole, daemon_serves, desk_draws]


def main():
    print(f"1..{len(CHECKS)}")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(folder)
        # The schemas of a staging root are compiled by whoever packs it.
        subprocess.run(["glib-compile-schemas", stage.prefix / "share" / "glib-2.0" / "schemas"], check=True)
        for number, check in enumerate(CHECKS, 1):
            try:
                check(stage)
            except Failed as fault:
                bad += 1
                print(f"# {fault}")
                print(f"not ok {number} - {check.__name__}")
            else:
                print(f"ok {number} - {check.__name__}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
