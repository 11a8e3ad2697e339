"""What the rules look at: a folder, its files, and the C functions in them."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


class Skip(NamedTuple):
    """A rule yields it where it has nothing to look at, and says why."""
    reason: str

    def __str__(self):
        return f"# SKIP {self.reason}"


class Function(NamedTuple):
    name: str
    line: int
    length: int
    nesting: int
    static: bool


class Tree:
    """A source tree and, if it has one, its build folder."""

    def __init__(self, root, build=None):
        self.root = Path(root)
        self.build = Path(build).resolve() if build else None
        self._texts = {}

    def files(self, *patterns):
        found = set()
        for pattern in patterns:
            found.update(p for p in self.root.glob(pattern) if p.is_file())
        return sorted(found)

    def name(self, path):
        return str(path.relative_to(self.root))

    def text(self, path):
        if path not in self._texts:
            with open(path, encoding="utf-8", newline="") as file:
                self._texts[path] = file.read()
        return self._texts[path]

    def lines(self, path):
        return self.text(path).split("\n")

    def exists(self, name):
        return (self.root / name).exists()

    def git(self, *words):
        """The tree may belong to another user."""
        return self.run("git", "-c", "safe.directory=*", "-C", str(self.root), *words)

    def run(self, *command):
        """(what a program says, fault): one of them is None."""
        try:
            done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return None, Fault(command[0], 0, "is not installed (.ci/deps installs it)")
        if done.returncode:
            return None, Fault(command[0], 0, f"fails at {shlex.join(command)}: {done.stderr.strip()}")
        return done.stdout, None


def without_comments_and_strings(text):
    """Same length and lines; comments, strings and characters become blanks."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))

    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, blank, text, flags=re.S)


DEFINITION = re.compile(r"^([a-z_][a-z0-9_]*) \(", re.M)


def functions(text):
    """Definitions in our layout: the name at column 0, braces on lines of their own."""
    bare = without_comments_and_strings(text)
    lines = bare.split("\n")
    found = []
    for match in DEFINITION.finditer(bare):
        start = bare.count("\n", 0, match.start())
        opening = _opening(lines, start)
        if opening is None:
            continue
        end = next((i for i in range(opening + 1, len(lines)) if lines[i] == "}"), None)
        if end is None:
            continue
        body = "\n".join(lines[opening + 1:end])
        static = bool(re.match(r"static\b", lines[start - 1])) if start else False
        found.append(Function(match.group(1), start + 1, end - opening - 1, _nesting(body), static))
    return found


def _opening(lines, start):
    for i in range(start, min(start + 40, len(lines))):
        if lines[i] == "{":
            return i
        if lines[i].rstrip().endswith(";"):
            return None
    return None


def _nesting(body):
    """Depth of blocks in a function's body."""
    depth = deepest = 0
    for character in body:
        if character == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif character == "}":
            depth -= 1
    return deepest
