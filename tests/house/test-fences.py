#!/usr/bin/python3
"""The fences between the layers: an upward include must not compile.

src/README.md says who may use what. Each layer is held against each other layer
and each library whose headers have a folder of their own: what it may use must
compile, all else must not even be found. So each header that is probed compiles
somewhere, or the probes would prove nothing. Libraries in the compiler's own
folder are held off by `open_headers` of .ci/check-style.

Each probe is made with the very arguments of a file of that layer, taken from
the build's own list of commands. What must not be found is asked for at once, of
the preprocessor.
"""

import itertools
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])

sys.path.insert(0, str(SOURCE / ".ci"))
sys.dont_write_bytecode = True

from style.layers import FENCED, read_table  # noqa: E402

# A header of each layer.
HEADERS = {
    "model": "bw-picture.h",
    "client": "bw-client-session.h",
    "draw": "bw-palette.h",
    "briefing": "bw-briefing.h",
    "interchange": "bw-column.h",
    "store": "bw-store.h",
    "server": "bw-http.h",
    "ctl": "bw-ctl.h",
    "app": "bw-desk.h",
}


def arguments(layer):
    """Arguments of the first file of the layer, without input and output."""
    commands = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
    for command in commands:
        inner = os.path.relpath(os.path.join(command["directory"], command["file"]), SOURCE)
        if inner.startswith(f"src/{layer}/") and inner.endswith(".c"):
            words = shlex.split(command["command"])
            kept = [word for word in words if word.startswith(("-I", "-D", "-isystem", "-pthread", "-std"))]
            compiler = list(itertools.takewhile(lambda word: not word.startswith("-"), words))
            return command["directory"], [*compiler, *kept]
    return None, None


def ask_compiler(command, folder, text):
    with tempfile.NamedTemporaryFile("w", suffix=".c") as probe:
        probe.write(text)
        probe.flush()
        return subprocess.run([*command, probe.name], cwd=folder, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def compiles(folder, words, header):
    done = ask_compiler([*words, "-fsyntax-only"], folder,
                        f"#include <glib.h>\n#include <{header}>\nint main (void) {{ return 0; }}\n")
    return done.returncode == 0, done.stdout


def found_headers(folder, words, headers):
    """Those of the headers that the compiler finds."""
    text = "".join(f"#if __has_include(<{header}>)\n<{header}>\n#endif\n" for header in headers)
    done = ask_compiler([*words, "-E", "-P"], folder, text + "<end>\n")
    lines = done.stdout.split()
    if done.returncode != 0 or not lines or lines.pop() != "<end>":
        raise SystemExit(f"Bail out! the preprocessor failed: {done.stdout.splitlines()[:1]}")
    return {line[1:-1] for line in lines}


def probes():
    """(layer, header, whether it may include it)"""
    table = read_table((SOURCE / "src/README.md").read_text(encoding="utf-8"))
    assert set(table) == set(HEADERS), f"src/README.md and this test name other layers: {set(table) ^ set(HEADERS)}"
    for layer, (layers, libraries) in table.items():
        for other, header in HEADERS.items():
            yield layer, header, other in layers
        for library, header in FENCED.items():
            yield layer, header, library in libraries


class Layer:
    """What the compiler of a layer's files says; None of it if this build has no such layer."""

    def __init__(self, name, closed):
        self.folder, self.words = arguments(name)
        self.open = found_headers(self.folder, self.words, closed) if self.words else set()

    def judge(self, header, wanted):
        """What is wrong, in lines; None if this build has no such layer."""
        if self.words is None:
            return None
        if not wanted:
            return ["it is found"] if header in self.open else []
        worked, told = compiles(self.folder, self.words, header)
        return [] if worked else told.splitlines()[:5] or ["it did not compile"]


def main():
    found = list(probes())
    layers = {name: Layer(name, [header for layer, header, wanted in found if layer == name and not wanted])
              for name in HEADERS}
    print(f"1..{len(found)}")
    bad = 0
    for number, (layer, header, wanted) in enumerate(found, 1):
        name = f"{number} - {layer} {'may' if wanted else 'cannot'} include {header}"
        faults = layers[layer].judge(header, wanted)
        if faults is None:
            print(f"ok {name} # SKIP this build has no {layer}")
            continue
        for line in faults:
            print(f"# {line}")
        bad += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {name}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
