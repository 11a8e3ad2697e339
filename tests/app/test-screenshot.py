#!/usr/bin/python3
"""--screenshot and the other options of the command line: what is drawn, and how the
program ends. Run on a display of its own."""

import http.server
import os
import struct
import subprocess
import sys
import tempfile
import threading
import zlib
from pathlib import Path

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = BUILD / "src" / "app" / "bulwark"


def run(*options, language="zh_CN", **environment):
    return subprocess.run([PROGRAM, *options], env=dict(os.environ, LANGUAGE=language, **environment),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, timeout=120)


def identify(path, what):
    return subprocess.run(["identify", "-alpha", "off", "-format", what, path], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def draw(folder, name, *options, **environment):
    """Draws and returns the file, which must be a picture of something."""
    path = folder / f"{name}.png"
    done = run(f"--screenshot={path}", *options, **environment)
    assert done.returncode == 0, f"{name}: exit {done.returncode}: {done.stderr}"
    # The fallback of a font or a theme that is not installed is no fault of ours.
    assert "CRITICAL" not in done.stderr and "bulwark-" not in done.stderr, done.stderr
    assert int(identify(path, "%k")) > 16, f"{name} is blank"
    return path


def check_usage(folder, state):
    for options in (["--nothing"], ["--page=nothing"], ["--wall=nothing"], ["--size=1x1"], ["--backend=http://127.0.0.1:1"],
                    ["--demo", f"--state={state}"], ["a-file"]):
        done = run(*options)
        assert done.returncode == 2, f"{options}: exit {done.returncode}"
        assert done.stderr.startswith("bulwark: "), done.stderr
    done = run("--version")
    assert done.returncode == 0 and done.stdout.startswith("bulwark "), done.stdout


def check_failures(folder, state):
    done = run("--state=/nowhere/at.all", f"--screenshot={folder}/x.png")
    assert done.returncode == 1 and "/nowhere/at.all" in done.stderr, done.stderr
    done = run(f"--state={state}", "--screenshot=/nowhere/x.png")
    assert done.returncode == 1 and "/nowhere/x.png" in done.stderr, done.stderr
    done = run("--backend=http://127.0.0.1:1", "--token-file=/nowhere/token", f"--screenshot={folder}/x.png")
    assert done.returncode == 1 and "/nowhere/token" in done.stderr, done.stderr
    (folder / "token").write_text("one\ntwo\n", encoding="ascii")
    done = run("--backend=http://127.0.0.1:1", f"--token-file={folder}/token", f"--screenshot={folder}/x.png",
               language="en")
    assert done.returncode == 1 and "must hold one token and nothing else" in done.stderr, done.stderr
    broken = folder / "broken.ndjson"
    broken.write_text("{]\n", encoding="utf-8")
    done = run(f"--state={broken}", f"--screenshot={folder}/x.png")
    assert done.returncode == 1 and "broken.ndjson" in done.stderr, done.stderr


def check_unknown_scope(folder, state):
    """Another area than the one that was asked for is no picture of it."""
    path = folder / "unknown.png"
    for options in ([f"--state={state}", "--scope=nosuch"], [f"--state={state}", "--scope=nosuch", "--wall"],
                    [f"--state={state}", "bulwark://nosuch/overview"]):
        done = run(*options, f"--screenshot={path}")
        assert done.returncode == 1 and "nosuch" in done.stderr, f"{options}: {done.returncode}: {done.stderr}"
        assert not path.exists(), options
    done = run("--scope=nosuch", f"--screenshot={path}")
    assert done.returncode == 1 and not path.exists(), f"without a source: {done.returncode}"


def check_sizes(folder, state):
    path = draw(folder, "city", f"--state={state}")
    assert identify(path, "%wx%h") == "1280x800", identify(path, "%wx%h")
    path = draw(folder, "large", f"--state={state}", "--size=1600x1000")
    assert identify(path, "%wx%h") == "1600x1000", identify(path, "%wx%h")
    path = draw(folder, "wall", f"--state={state}", "--wall=map")
    assert identify(path, "%wx%h") == "1920x1080", identify(path, "%wx%h")

    # Larger than the screen that it is drawn on, and to its far corner.
    for scene in ("map", "alerts"):
        path = draw(folder, f"wall-{scene}", f"--state={state}", f"--wall={scene}", "--size=3840x2160")
        assert identify(path, "%wx%h") == "3840x2160", identify(path, "%wx%h")
        for corner in ("1200x600+2640+0", "1200x400+2640+1760"):
            assert int(identify(f"{path}[{corner}]", "%k")) > 8, f"{scene}: nothing at {corner}"


def check_scopes_and_pages(folder, state):
    drawn = {identify(draw(folder, "city", f"--state={state}"), "%#")}
    drawn.add(identify(draw(folder, "district", f"--state={state}", "--scope=411002"), "%#"))
    drawn.add(identify(draw(folder, "teams", f"--state={state}", "--page=teams"), "%#"))
    drawn.add(identify(draw(folder, "english", f"--state={state}", language="en"), "%#"))
    drawn.add(identify(draw(folder, "welcome"), "%#"))
    assert len(drawn) == 5, "two of them are the same"


def check_dark(folder, state):
    light = draw(folder, "light", f"--state={state}")
    dark = draw(folder, "dark", f"--state={state}", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
    assert float(identify(light, "%[fx:mean]")) > 0.7
    assert float(identify(dark, "%[fx:mean]")) < 0.4


def count_pixels(path, color, fuzz=2):
    """Of that colour, or nearly."""
    return float(subprocess.run(["convert", path, "-alpha", "off", "-fuzz", f"{fuzz}%", "-fill", "black", "+opaque",
                                 color, "-fill", "white", "-opaque", color, "-format", "%[fx:mean*w*h]", "info:"],
                                check=True, stdout=subprocess.PIPE, text=True).stdout)


def check_contrast(folder, state):
    """Words, bars and map, by the system's switch and by the preference; nothing is left of the
    pale blue of the usual bars."""
    usual = draw(folder, "usual", f"--state={state}")
    system = draw(folder, "system", f"--state={state}", ADW_DEBUG_HIGH_CONTRAST="1")
    keys = folder / "preferring" / "glib-2.0" / "settings"
    keys.mkdir(parents=True)
    (keys / "keyfile").write_text("[io/github/bulwarkdesk/Bulwark]\ncontrast='high'\n", encoding="utf-8")
    chosen = draw(folder, "chosen", f"--state={state}", GSETTINGS_BACKEND="keyfile",
                  XDG_CONFIG_HOME=str(folder / "preferring"))
    assert count_pixels(usual, "#3584e4") > 200 and count_pixels(usual, "#1a5fb4") < 200
    for path in (system, chosen):
        bars, pale, words = (count_pixels(path, color) for color in ("#1a5fb4", "#3584e4", "#8a3000"))
        assert bars > 200 and pale < 20 and words > 20, (path.name, bars, pale, words)
        assert count_pixels(path, "#1d4f8f") + count_pixels(path, "#8dbaf0") > 1000, path.name
    assert float(subprocess.run(["compare", "-metric", "AE", "-fuzz", "4%", system, chosen, "null:"], check=False,
                                stderr=subprocess.PIPE, text=True).stderr) < 2000, "the two are not the same"


def check_same_type(folder, state):
    """The letters of a picture are not those of whoever draws it."""
    config = folder / "config" / "gtk-4.0"
    config.mkdir(parents=True)
    (config / "settings.ini").write_text("[Settings]\ngtk-font-name=Sans 18\n", encoding="utf-8")
    usual = draw(folder, "usual", f"--state={state}")
    large = draw(folder, "large", f"--state={state}", XDG_CONFIG_HOME=str(folder / "config"))
    assert identify(usual, "%#") == identify(large, "%#"), "the picture has changed"


def create_tile():
    """A PNG file of 256 by 256 red pixels."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + b"\xff\0\0" * 256) * 256
    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Tiles(http.server.ThreadingHTTPServer):
    """A server of tiles: all of them red, or none."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), TileHandler)
        self.tile = create_tile()
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class TileHandler(http.server.BaseHTTPRequestHandler):
    """Keeps what is asked for."""

    def log_message(self, format, *arguments):  # pylint: disable=redefined-builtin
        pass

    def do_GET(self):  # pylint: disable=invalid-name
        self.server.asked.append(self.path)
        body = self.server.tile or b""
        self.send_response(200 if body else 503)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def draw_base(folder, state, name, datum, address, **environment):
    """The map of the city, with that base map configured; and what the desk has said."""
    config = folder / name
    (config / "glib-2.0" / "settings").mkdir(parents=True)
    (config / "glib-2.0" / "settings" / "keyfile").write_text(
        "[io/github/bulwarkdesk/Bulwark]\n"
        f"base-map='{'xyz' if address else 'none'}'\nbase-map-address='{address}'\nbase-map-key='sesame'\n"
        f"base-map-datum='{datum}'\n", encoding="utf-8")
    path = folder / f"{name}.png"
    done = run(f"--state={state}", f"--screenshot={path}", GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=str(config),
               G_MESSAGES_DEBUG="all", **environment)
    assert done.returncode == 0, f"{name}: exit {done.returncode}: {done.stderr[-2000:]}"
    assert "sesame" not in done.stdout + done.stderr, f"{name}: the key is told"
    return path


def measure_red(path):
    """How much of the picture is reddish: tiles, pale or under the data."""
    return float(identify(path, "%[fx:mean.r-mean.b]"))


def check_base_map(folder, state):
    """Tiles lie under the data; neither a server that fails nor a datum that does not fit harms them."""
    tiles = Tiles()
    address = f"http://127.0.0.1:{tiles.server_port}/{{z}}/{{x}}/{{y}}?tk={{key}}"
    plain = draw_base(folder, state, "plain", "WGS-84", "")
    assert not tiles.asked
    base = draw_base(folder, state, "base", "WGS-84", address, XDG_CACHE_HOME=str(folder / "one"))
    assert tiles.asked and all(path.endswith("?tk=sesame") for path in tiles.asked), tiles.asked[:3]
    assert measure_red(base) > measure_red(plain) + 0.02, f"{measure_red(base)} after {measure_red(plain)}"

    # What is kept needs no server.
    tiles.asked.clear()
    again = draw_base(folder, state, "again", "CGCS2000", address, XDG_CACHE_HOME=str(folder / "one"))
    assert not tiles.asked and identify(again, "%#") == identify(base, "%#"), tiles.asked[:3]
    assert not [path for path in (folder / "one").rglob("*") if "sesame" in str(path)]

    tiles.tile = None
    failed = draw_base(folder, state, "failed", "WGS-84", address, XDG_CACHE_HOME=str(folder / "two"))
    assert tiles.asked
    assert abs(measure_red(failed) - measure_red(plain)) < 0.002, f"{measure_red(failed)}, not {measure_red(plain)}"

    tiles.asked.clear()
    refused = draw_base(folder, state, "refused", "GCJ-02", address, XDG_CACHE_HOME=str(folder / "one"))
    assert not tiles.asked, tiles.asked[:3]
    assert abs(measure_red(refused) - measure_red(plain)) < 0.002, "what is not WGS-84 is shown"
    assert identify(refused, "%#") != identify(plain, "%#"), "nothing is said about it"
    tiles.shutdown()


CHECKS = [check_usage, check_failures, check_unknown_scope, check_sizes, check_scopes_and_pages, check_dark, check_contrast,
          check_same_type, check_base_map]


def main():
    failed = 0
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        state = folder / "state.ndjson"
        with open(state, "w", encoding="utf-8") as file:
            subprocess.run([SOURCE / "tests" / "bench" / "make-state.py", "60"], stdout=file, check=True)
        for number, check in enumerate(CHECKS, 1):
            try:
                check(folder, state)
                print(f"ok {number} {check.__name__}", flush=True)
            except (AssertionError, subprocess.SubprocessError) as fault:
                failed += 1
                words = str(fault).replace("\n", "\n# ")
                print(f"not ok {number} {check.__name__}\n# {words}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
