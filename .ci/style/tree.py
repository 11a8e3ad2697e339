"""What the rules look at: a folder, its files, and the C functions in them."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple, Optional


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


class Item(NamedTuple):
    """Something at the top level of a .c file, without its comments and strings."""
    kind: str  # include, macro, define (a type), cleanup, declaration, function
    line: int
    text: str
    name: Optional[str]
    static: bool


def items(text):
    """All that stands at the top level, in order."""
    lines = without_comments_and_strings(text).split("\n")
    found = []
    start = 0
    while start < len(lines):
        end = _end_of_item(lines, start)
        if lines[start].strip():
            found.append(_item(start + 1, "\n".join(lines[start:end])))
        start = end
    return found


def _end_of_item(lines, start):
    """The line behind an item: it ends with `;` or `}` outside of all brackets."""
    end = start + 1
    if lines[start].startswith("#"):
        while lines[end - 1].rstrip().endswith("\\"):
            end += 1
        return end
    depth = 0
    for end in range(start + 1, len(lines) + 1):
        line = lines[end - 1].rstrip()
        depth += sum(line.count(c) for c in "({[") - sum(line.count(c) for c in ")}]")
        is_macro = re.match(r"G_[A-Z_]+ \(", lines[start]) and not lines[start].startswith("G_GNUC")
        if depth == 0 and (not line or line.endswith((";", "}")) or is_macro and line.endswith(")")):
            break
    return end


def _item(line, text):
    function = re.search(DEFINITION, text)
    static = bool(re.search(r"^static\b", text, re.M))
    if text.startswith("#"):
        return Item("include" if re.match(r"#\s*include\b", text) else "macro", line, text, None, False)
    if text.startswith("G_DEFINE_"):
        return Item("cleanup" if "CLEANUP" in text.split("(")[0] else "define", line, text, None, False)
    if text.rstrip().endswith("}") and "(" in text.split("{")[0]:
        return Item("function", line, text, function.group(1) if function else None, static)
    table = re.search(r"\b(\w+)(?:\[[^\]]*\])*\s*=", text)
    return Item("declaration", line, text, table.group(1) if table else None, static)


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
