#!/usr/bin/python3
"""The fences between the layers: an upward include must not compile.

Each probe is compiled with the very arguments of a file of that layer, taken
from the build's own list of commands. A control that includes a header of the
layer itself must compile, or the probes would prove nothing.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])

# layer: (what it may include, what it must not)
FENCES = {
    "model": (["bw-picture.h", "json-glib/json-glib.h"],
              ["adwaita.h", "gtk/gtk.h", "libsoup/soup.h", "cairo.h", "sqlite3.h", "sodium.h", "microhttpd.h",
               "bw-client-session.h", "bw-palette.h", "bw-store.h", "bw-briefing.h", "bw-desk.h"]),
    "client": (["bw-client-session.h", "bw-picture.h", "libsoup/soup.h"],
               ["adwaita.h", "gtk/gtk.h", "bw-palette.h", "bw-store.h", "bw-briefing.h", "bw-desk.h"]),
    "draw": (["bw-palette.h", "bw-picture.h", "cairo.h"],
             ["adwaita.h", "gtk/gtk.h", "libsoup/soup.h", "bw-client-session.h", "bw-briefing.h", "bw-desk.h",
              "bw-store.h"]),
    "briefing": (["bw-briefing.h", "bw-palette.h", "bw-picture.h"],
                 ["adwaita.h", "gtk/gtk.h", "libsoup/soup.h", "bw-client-session.h", "bw-desk.h", "bw-store.h"]),
    "store": (["bw-store.h", "bw-picture.h"],
              ["adwaita.h", "gtk/gtk.h", "libsoup/soup.h", "bw-client-session.h", "bw-palette.h", "bw-http.h",
               "bw-desk.h"]),
    "server": (["bw-store.h", "bw-picture.h", "microhttpd.h"],
               ["adwaita.h", "gtk/gtk.h", "libsoup/soup.h", "bw-client-session.h", "bw-palette.h", "bw-desk.h"]),
    "ctl": (["bw-client-session.h", "bw-store.h", "bw-briefing.h"],
            ["adwaita.h", "gtk/gtk.h", "bw-http.h", "bw-desk.h"]),
    "app": (["bw-client-session.h", "bw-palette.h", "bw-briefing.h", "adwaita.h"],
            ["bw-store.h", "bw-http.h", "sqlite3.h", "microhttpd.h"]),
}

# Not on the system's own include path, so that the fence can hold it off; a
# header that lies in /usr/include itself is seen by every layer.
SYSTEM_WIDE = {"sqlite3.h", "sodium.h", "microhttpd.h"}


def arguments(layer):
    """Arguments of the first file of the layer, without input and output."""
    commands = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
    for command in commands:
        inner = os.path.relpath(os.path.join(command["directory"], command["file"]), SOURCE)
        if inner.startswith(f"src/{layer}/") and inner.endswith(".c"):
            words = shlex.split(command["command"])
            kept = [word for word in words if word.startswith(("-I", "-D", "-isystem", "-pthread", "-std"))]
            return command["directory"], [words[0], *kept]
    return None, None


def compiles(folder, words, header):
    with tempfile.NamedTemporaryFile("w", suffix=".c") as probe:
        probe.write(f"#include <glib.h>\n#include <{header}>\nint main (void) {{ return 0; }}\n")
        probe.flush()
        done = subprocess.run([*words, "-fsyntax-only", probe.name], cwd=folder, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode == 0, done.stdout


def probes():
    for layer, (may, must_not) in FENCES.items():
        for header in may:
            yield layer, header, True
        for header in must_not:
            if header not in SYSTEM_WIDE:
                yield layer, header, False


def main():
    found = list(probes())
    print(f"1..{len(found)}")
    bad = 0
    for number, (layer, header, wanted) in enumerate(found, 1):
        folder, words = arguments(layer)
        name = f"{layer} {'may' if wanted else 'cannot'} include {header}"
        if words is None:
            print(f"ok {number} - {name} # SKIP this build has no {layer}")
            continue
        worked, told = compiles(folder, words, header)
        if worked != wanted:
            bad += 1
            for line in told.splitlines()[:5]:
                print(f"# {line}")
        elif not wanted and header.split("/")[-1] not in told:
            bad += 1
            print(f"# it failed for another reason: {told.splitlines()[:1]}")
            worked = not wanted
        print(f"{'ok' if worked == wanted else 'not ok'} {number} - {name}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
