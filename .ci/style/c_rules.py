"""Rules of one C file."""

import re

from .tree import Fault, functions, items, without_comments_and_strings

SOURCES = ("src/**/*.c", "src/**/*.h", "tests/**/*.c", "tests/**/*.h")
MAX_LINE = 120
MAX_C, MAX_H, MAX_MAIN, MAX_HANDLER = 800, 120, 60, 250
MAX_FUNCTION, MAX_TABLE, MAX_NESTING = 80, 120, 4

OLD_TYPES = re.compile(r"\b(gchar|gint|gdouble|gfloat|glong|gulong|gshort)\b(?!\s*\*?\s*\()")
TYPE_DEFINITION = re.compile(
    r"^G_DEFINE_(?:FINAL_|ABSTRACT_)?(?:TYPE|BOXED_TYPE|POINTER_TYPE|ENUM_TYPE|FLAGS_TYPE|INTERFACE)"
    r"(?:_WITH_\w+|_EXTENDED)?\s*\(\s*(\w+),\s*(\w+)", re.M)

# What holds up the loop: calls to the end of the whole file, and naps.
BLOCKING = re.compile(r"_sync \(|\bg_file_(?:load|get|set)_contents(?:_full)? \(|\b(?:g_usleep|u?sleep|nanosleep) \(")
LOOP_LAYERS = ("src/app/", "src/client/", "src/draw/")
NAPS = re.compile(r"\b(?:g_usleep|u?sleep|nanosleep) \(")
NO_NAP_LAYERS = ("src/model/", "src/briefing/")
PRINTING = re.compile(r"\bg_print(?:err)? \(|\bv?f?printf \(|\bf?put(?:s|c|char) \(|\bperror \(")


def file_head(tree):
    for path in tree.files(*SOURCES):
        lines = tree.lines(path)
        if not lines[0].startswith(f"/* {path.name}: "):
            yield Fault(tree.name(path), 1, f"begin with \"/* {path.name}: what it is for\"")
        head = "\n".join(lines[:40]).split("*/")[0]
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
            yield Fault(tree.name(path), 1, "the head lacks the SPDX line")


def plain_text(tree):
    for path in tree.files(*SOURCES, "ui/**/*", "data/*.xml", "data/*.json", "**/meson.build"):
        if "build" in path.relative_to(tree.root).parts[0]:
            if path.name != "meson.build" or path.parent != tree.root:
                continue
        text = tree.text(path)
        if "\r" in text or (text and not text.endswith("\n")):
            yield Fault(tree.name(path), 1, "lines end with LF, also the last one")
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                yield Fault(tree.name(path), number, "trailing white space")
            if "\t" in line:
                yield Fault(tree.name(path), number, "a tab")
            if path.suffix in (".c", ".h") and len(line) > MAX_LINE:
                yield Fault(tree.name(path), number, f"longer than {MAX_LINE} characters")


def file_sizes(tree):
    for path in tree.files("src/**/*.c", "src/**/*.h", "ui/**/*.ui"):
        name = tree.name(path)
        total = len(tree.lines(path)) - 1
        limit = MAX_C
        if path.suffix == ".h":
            # Comments in a header are its contract and do not count.
            bare = without_comments_and_strings(tree.text(path))
            total = sum(1 for line in bare.split("\n") if line.strip())
            limit = MAX_H
        elif path.suffix == ".ui":
            limit = 300
        elif path.name == "main.c":
            limit = MAX_MAIN
        elif re.search(r"src/server/bw-handle-", name):
            limit = MAX_HANDLER
        if total > limit:
            yield Fault(name, 1, f"{total} lines, at most {limit}: split it by role")


def function_sizes(tree):
    for path in tree.files("src/**/*.c"):
        for f in functions(tree.text(path)):
            limit = MAX_TABLE if f.name.endswith("_class_init") else MAX_FUNCTION
            if f.length > limit:
                yield Fault(tree.name(path), f.line, f"{f.name} has {f.length} lines, at most {limit}")
            if f.nesting > MAX_NESTING:
                yield Fault(tree.name(path), f.line, f"{f.name} nests {f.nesting} deep, at most {MAX_NESTING}")


def function_spread(tree):
    lengths = sorted(f.length for path in tree.files("src/**/*.c") for f in functions(tree.text(path)))
    if len(lengths) < 100:
        return
    ninth = lengths[len(lengths) * 9 // 10]
    if ninth > 40:
        yield Fault("src", 0, f"nine of ten functions should have at most 40 lines, now {ninth}")


def one_type(tree):
    for path in tree.files("src/**/*.c"):
        found = TYPE_DEFINITION.findall(tree.text(path))
        if len(found) > 1:
            yield Fault(tree.name(path), 1, f"{len(found)} types in one file")
        for camel, snake in found[:1]:
            kebab = re.sub(r"(?<!^)(?=[A-Z])", "-", camel).lower()
            if kebab != path.stem or snake != path.stem.replace("-", "_"):
                yield Fault(tree.name(path), 1, f"{camel}, {snake}: the stem of its file is the type in kebab-case")


def layout(tree):
    """What the rules of sizes, names and order go by: a function's name and its braces begin a line."""
    for path in tree.files("src/**/*.c"):
        known = {f.name for f in functions(tree.text(path))}
        for item in items(tree.text(path)):
            lines = item.text.split("\n")
            if item.kind == "function" and not (item.name in known and "{" in lines and lines[-1] == "}"):
                yield Fault(tree.name(path), item.line, "a function: its type, then its name, then `{` and `}`, "
                            "each at the beginning of a line")


def includes(tree):
    for path in tree.files("src/**/*.c", "src/**/*.h"):
        found = [(n, m.group(1)) for n, line in enumerate(tree.lines(path), 1)
                 if (m := re.match(r"#include\s+(\S+)", line))]
        yield from _include_faults(tree, path, found)


def _include_faults(tree, path, found):
    name = tree.name(path)
    for number, target in found:
        if target.startswith('"../'):
            yield Fault(name, number, "an include path that climbs: a layer is reached by its name only")
    targets = [t for _, t in found]
    if path.suffix == ".c":
        if '"config.h"' in targets and targets[0] != '"config.h"':
            yield Fault(name, found[0][0], "config.h comes first")
        own = f'"{path.stem}.h"'
        first = [t for t in targets if t != '"config.h"'][:1]
        if (path.parent / f"{path.stem}.h").exists() and first != [own]:
            yield Fault(name, found[0][0] if found else 1, f"{own} is the first include, so that it proves itself")
        targets = [t for t in targets if t not in ('"config.h"', own)]
    ours = [t for t in targets if t.startswith('"')]
    theirs = [t for t in targets if t.startswith("<")]
    if targets != ours + theirs or ours != sorted(ours) or theirs != sorted(theirs):
        yield Fault(name, found[0][0] if found else 1, "includes: ours, then the system's, each sorted")


def private_headers(tree):
    """The door between files of one layer (and its tests); no other layer goes through it."""
    for path in tree.files("src/**/*.c", "src/**/*.h"):
        layer = path.relative_to(tree.root).parts[1]
        for number, line in enumerate(tree.lines(path), 1):
            match = re.match(r'#include "([\w-]+-private\.h)"', line)
            if match and not list((tree.root / "src" / layer).glob(f"**/{match.group(1)}")):
                yield Fault(tree.name(path), number, f"{match.group(1)} is private to another layer")
            elif match and path.suffix == ".h" and not path.stem.endswith("-private"):
                yield Fault(tree.name(path), number, f"{match.group(1)} is opened to all who include this header")


def words(tree):
    for path in tree.files(*SOURCES):
        name = tree.name(path)
        bare = without_comments_and_strings(tree.text(path))
        for number, line in enumerate(bare.split("\n"), 1):
            if match := OLD_TYPES.search(line):
                yield Fault(name, number, f"{match.group(1)}: write the plain C type")
            if re.search(r"\bgoto\b", line):
                yield Fault(name, number, "goto: let g_auto clean up")
            if _is_blocking(name, line) and "/* blocks: " not in tree.lines(path)[number - 1]:
                yield Fault(name, number, "a blocking call on the main loop (if in a worker: /* blocks: where */)")
            if name.startswith("src/") and not name.startswith("src/ctl/") \
                    and path.name != "main.c" and PRINTING.search(line):
                yield Fault(name, number, "printing belongs to bulwarkctl and main.c")
            if re.search(r"\bg_object_notify \(", line):
                yield Fault(name, number, "notify by pspec")


def _is_blocking(name, line):
    return name.startswith(LOOP_LAYERS) and BLOCKING.search(line) \
        or name.startswith(NO_NAP_LAYERS) and NAPS.search(line)


def names(tree):
    for path in tree.files("src/**/*.c"):
        if path.name == "main.c":
            continue
        stems = _stems(path)
        for f in functions(tree.text(path)):
            if not f.static and not any(f.name.startswith(s + "_") or f.name == s for s in stems):
                yield Fault(tree.name(path), f.line, f"{f.name} does not begin with {stems[0]}_")
            if f.static and f.name.endswith("_cb") and not re.match(r"on_\w+_cb$", f.name):
                yield Fault(tree.name(path), f.line, f"{f.name}: a callback is on_<source>_<event>_cb")
            if f.name.startswith("_"):
                yield Fault(tree.name(path), f.line, f"{f.name}: such names are the compiler's; use a -private.h")


def _stems(path):
    """The stem, and those of the types that it is a part of (a -private.h beside it)."""
    parts = path.stem.split("-")
    stems = ["_".join(parts)]
    for cut in range(len(parts) - 1, 1, -1):
        if (path.parent / ("-".join(parts[:cut]) + "-private.h")).exists():
            stems.append("_".join(parts[:cut]))
    return stems


RULES = [file_head, plain_text, file_sizes, function_sizes, function_spread, layout, one_type,
         includes, private_headers, words, names]
