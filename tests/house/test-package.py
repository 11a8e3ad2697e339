#!/usr/bin/python3
"""What the package ships, held against the ecosystem's own tools."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
ID = "io.github.bulwarkdesk.Bulwark"
DATA = SOURCE / "data"
# The network for the backend, the display and the GPU; files come through the portals.
SANDBOX = ["--device=dri", "--share=ipc", "--share=network", "--socket=fallback-x11", "--socket=wayland"]


class Failed(Exception):
    """A tool found fault."""


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False, **options)
    if done.returncode:
        raise Failed(f"{command[0]} exits with {done.returncode}: {done.stdout.strip()}")
    return done.stdout


def built(name):
    found = BUILD / "data" / name
    if not found.exists():
        raise Failed(f"data/{name} was not built")
    return found


def desktop_entry():
    for name in (f"{ID}.desktop", f"{ID}.Wall.desktop"):
        text = run("desktop-file-validate", built(name)).strip()
        if text:
            raise Failed(text)
    if "Name[zh_CN]=堡垒" not in built(f"{ID}.desktop").read_text(encoding="utf-8"):
        raise Failed("the Chinese name was not merged")


def metainfo():
    # AppStream 1.0 moved the developer's name into an element that Debian 12 does not know yet. The file
    # has both: each version is told to pass over the one that belongs to the other.
    major = int(run("appstreamcli", "--version").split(":")[1].strip().split(".")[0])
    other = "developer-name-tag-deprecated" if major >= 1 else "unknown-tag"
    # Without the network: its pictures are looked for in the tree, below.
    run("appstreamcli", "validate", "--no-net", "--strict", f"--override={other}=pedantic",
        built(f"{ID}.metainfo.xml"))


def metainfo_pictures():
    text = built(f"{ID}.metainfo.xml").read_text(encoding="utf-8")
    names = {part.split("<")[0] for part in text.split("/main/data/screenshots/")[1:]}
    if not names:
        raise Failed("it names no picture of ours")
    for name in sorted(names):
        picture = DATA / "screenshots" / name
        if not picture.exists() or picture.read_bytes()[:4] != b"\x89PNG":
            raise Failed(f"data/screenshots/{name} is no picture")


def settings():
    run("glib-compile-schemas", "--strict", "--dry-run", DATA)


def icons():
    found = sorted(DATA.glob("icons/**/*.svg"))
    if len(found) < 2:
        raise Failed("a scalable and a symbolic icon were expected")
    with tempfile.TemporaryDirectory() as folder:
        for icon in found:
            run("xmllint", "--noout", "--nonet", icon)
            picture = Path(folder) / "icon.png"
            run("rsvg-convert", "-w", "64", "-h", "64", "-o", picture, icon)
            if int(run("identify", "-format", "%k", picture)) < 2:
                raise Failed(f"{icon.name} draws nothing")


def manuals():
    for manual in sorted(DATA.glob("man/*")):
        environment = dict(os.environ, MANWIDTH="100", LC_ALL="C.UTF-8")
        told = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(manual)], check=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment).stderr
        if told.strip():
            raise Failed(f"{manual.name}: {told.strip()}")
        run("lexgrog", manual)


def verify_unit(folder, name, program, instance=""):
    """The program stands where it is built, not yet where it will be installed."""
    text = built(name).read_text(encoding="utf-8")
    if "\nRestart=" in text and "\nRestartPreventExitStatus=2\n" not in text:
        raise Failed(f"{name}: one whose settings cannot be meant is started again for ever")
    unit = Path(folder) / name.replace("@", f"@{instance}")
    unit.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={BUILD / program}", text, flags=re.M), encoding="utf-8")
    run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit)

    # Out of 100: what a service without any of it would get is 96.
    run("systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=15", unit)


def service():
    for name in ("bulwarkd.service", "bulwark-fold.service", "bulwark-relay@.service", "bulwark-briefing@.service"):
        text = built(name).read_text(encoding="utf-8")
        if "@" in re.sub(r"@(system-service|privileged|resources)\b", "", text):
            raise Failed(f"{name}: a value was not put in")

    with tempfile.TemporaryDirectory() as folder:
        verify_unit(folder, "bulwarkd.service", "src/server/bulwarkd")
        verify_unit(folder, "bulwark-relay@.service", "src/ctl/bulwarkctl", "city")
        verify_unit(folder, "bulwark-briefing@.service", "src/ctl/bulwarkctl", "city")
    relay = built("bulwark-relay@.service").read_text(encoding="utf-8")
    tokens = sorted(re.findall(r"^LoadCredential=([a-z-]+):", relay, flags=re.M))
    if tokens != sorted(re.findall(r"=%d/([a-z-]+)", relay)) or len(tokens) != 3:
        raise Failed(f"bulwark-relay@.service: its tokens are {tokens}")


def wall_unit():
    """Of a user: what it needs it takes from the session, and it is never given up."""
    text = built("bulwark-wall.service").read_text(encoding="utf-8")
    for line in ("Restart=always", "StartLimitIntervalSec=0", "RestartPreventExitStatus=2",
                 "WantedBy=graphical-session.target"):
        if f"\n{line}\n" not in text:
            raise Failed(f"bulwark-wall.service: {line} is missing")
    with tempfile.TemporaryDirectory() as folder:
        unit = Path(folder) / "bulwark-wall.service"
        unit.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={BUILD / 'src/app/bulwark'}", text, flags=re.M),
                        encoding="utf-8")
        run("env", f"XDG_RUNTIME_DIR={folder}", "systemd-analyze", "--user", "verify", "--man=no", "--recursive-errors=no", unit)


def flatpak_manifests():
    manifests = sorted((SOURCE / "flatpak").glob("*.json"))
    if [manifest.stem for manifest in manifests] != [f"{ID}.Devel", ID]:
        raise Failed(f"expected a manifest of the release and one of Devel: {[one.name for one in manifests]}")
    for manifest in manifests:
        with tempfile.TemporaryDirectory() as folder:
            told = run("flatpak-builder", "--show-manifest", manifest, cwd=folder)
        shown = json.loads(told)
        if shown.get("id", shown.get("app-id")) != manifest.stem:
            raise Failed(f"{manifest.name} is for {shown.get('id')}")
        for module in shown["modules"]:
            for source in module["sources"]:
                if source["type"] not in ("dir", "file") and "sha256" not in source:
                    raise Failed(f"{manifest.name}: {module['name']} is not pinned")
        if sorted(shown["finish-args"]) != SANDBOX:
            raise Failed(f"{manifest.name}: the sandbox may {sorted(shown['finish-args'])}, not {SANDBOX}")


CHECKS = [desktop_entry, metainfo, metainfo_pictures, settings, icons, manuals, service, wall_unit, flatpak_manifests]


def main():
    print(f"1..{len(CHECKS)}")
    bad = 0
    for number, check in enumerate(CHECKS, 1):
        try:
            check()
        except Failed as fault:
            bad += 1
            for line in str(fault).splitlines():
                print(f"# {line}")
            print(f"not ok {number} - {check.__name__}")
        else:
            print(f"ok {number} - {check.__name__}")
    return 1 if bad else 0


if __name__ == "__main__":
    if shutil.which("appstreamcli") is None:
        print("Bail out! the packages of .ci/packages are not installed")
        sys.exit(1)
    sys.exit(main())
