"""Rules of the tree: what must be listed, paired or complete."""

import json
import re
import subprocess

from .tree import Fault, Skip

TOP_LEVEL = {"meson.build", "meson_options.txt", "Makefile", "README.md", "COPYING", "CONTRIBUTING.md",
             "src", "ui", "data", "po", "flatpak", "tests", ".ci", ".editorconfig", ".gitignore"}
# What tools make there; none of it is ever part of the tree.
MADE = re.compile(r"build|build-[\w.-]+|\.git|\.cache|\.flatpak-builder")
MARKED = re.compile(r'\b(?:_|N_|C_|Q_|ngettext|NC_|dngettext|g_dngettext|g_dpgettext2)\s*\(\s*"')


def top_level(tree):
    """Of what git knows; without git, of all that is there but what tools make."""
    if tree.exists(".git"):
        listed, fault = tree.git("ls-files", "-z")
        if fault:
            yield fault
            return
        names = {name.split("/")[0] for name in listed.split("\0") if name}
    else:
        names = {path.name for path in tree.root.iterdir() if not (path.is_dir() and MADE.fullmatch(path.name))}
    for name in sorted(names - TOP_LEVEL):
        yield Fault(name, 0, "nothing else stands at the top level")


def sources_are_built(tree):
    for path in tree.files("src/**/*.c"):
        listed = False
        folder = path.parent
        while folder != tree.root and not listed:
            build = folder / "meson.build"
            if build.exists():
                inner = path.relative_to(folder).as_posix()
                listed = f"'{inner}'" in tree.text(build)
            folder = folder.parent
        if not listed:
            yield Fault(tree.name(path), 0, "no meson.build lists it")


def tests_are_run(tree):
    """Against what meson says that it runs, if there is a build of all programs; else against its files."""
    commands, fault = _commands_of_tests(tree)
    if fault:
        yield fault
        return
    for path in tree.files("tests/**/test-*.c", "tests/**/test-*.py", "tests/**/test-*.sh"):
        inner = tree.name(path)
        if commands is not None:
            ran = inner if path.suffix != ".c" else inner.removesuffix(".c")
            if not any(word == ran or word.endswith("/" + ran) for word in commands):
                yield Fault(inner, 0, "meson does not run it")
        elif not {path.stem[len("test-"):], path.name} & _words_of(tree, path.parent / "meson.build"):
            yield Fault(inner, 0, "no meson.build runs it")
    for build in tree.files("tests/*/meson.build", "tests/*/*/meson.build"):
        for block in re.findall(r"^\w*tests \+?= \[(.*?)\]", tree.text(build), re.S | re.M):
            for stem in re.findall(r"'([\w-]+)'", block):
                if not any((build.parent / f"test-{stem}{end}").exists() for end in (".c", ".py", ".sh")):
                    yield Fault(tree.name(build), 0, f"lists '{stem}', but there is no test-{stem}")


def _commands_of_tests(tree):
    """(words of all commands, fault); (None, None) without a build of all three programs.

    A sample keeps what meson says in a file."""
    if tree.exists("tests.json"):
        told = tree.text(tree.root / "tests.json")
    elif tree.build is not None:
        options, fault = tree.run("meson", "introspect", "--buildoptions", str(tree.build))
        if fault:
            return None, fault
        values = {option["name"]: option["value"] for option in json.loads(options)}
        if set(values["programs"]) != {"desk", "backend", "ctl"}:
            return None, None
        told, fault = tree.run("meson", "introspect", "--tests", str(tree.build))
        if fault:
            return None, fault
    else:
        return None, None
    return {str(word) for test in json.loads(told) for word in test["cmd"]}, None


def _words_of(tree, build):
    """What stands in quotes in a meson.build, but not in a comment or below `if false`."""
    words, depth, off = set(), 0, None
    for line in tree.lines(build) if build.exists() else []:
        line = re.sub(r"('[^']*')|#.*", r"\1", line)
        if re.match(r"\s*if\b", line):
            depth += 1
            if off is None and re.match(r"\s*if\s+false\s*$", line):
                off = depth
        elif re.match(r"\s*(elif|else)\b", line) and off == depth:
            off = None
        elif re.match(r"\s*endif\b", line):
            off = None if off == depth else off
            depth -= 1
        elif off is None:
            words.update(re.findall(r"'([^']*)'", line))
    return words


def tests_mirror_sources(tree):
    for path in tree.files("tests/*/test-bw-*.c", "tests/*/*/test-bw-*.c"):
        inner = path.parent.relative_to(tree.root / "tests")
        stem = path.stem[len("test-"):]
        where = tree.root / "src" / inner
        if not any((where / f"{stem}{end}").exists() for end in (".c", ".h")):
            yield Fault(tree.name(path), 0, f"tests no src/{inner}/{stem}.c")


def folders_have_a_map(tree):
    folders = {path.parent for path in tree.files("src/**/*.c")}
    for folder in sorted(folders):
        readme = folder / "README.md"
        if not readme.exists():
            yield Fault(tree.name(folder), 0, "no README.md: one line per part")
            continue
        for path in sorted(folder.glob("*.[ch]")):
            stem = path.stem.removesuffix("-private")
            if f"`{stem}`" not in tree.text(readme) and f"`{path.name}`" not in tree.text(readme):
                yield Fault(tree.name(readme), 0, f"does not name `{stem}`")


def templates_have_code(tree):
    resources = "".join(tree.text(p) for p in tree.files("ui/*.gresource.xml", "ui/**/*.gresource.xml"))
    for path in tree.files("ui/**/*.ui"):
        inner = path.relative_to(tree.root / "ui")
        if inner.as_posix() not in resources:
            yield Fault(tree.name(path), 0, "no gresource.xml lists it")
        if "<template " not in tree.text(path):
            continue
        code = tree.root / "src" / "app" / inner.with_suffix(".c")
        if not code.exists():
            yield Fault(tree.name(path), 0, f"no {code.relative_to(tree.root)} beside this template")
        elif path.name not in tree.text(code):
            yield Fault(tree.name(code), 0, f"does not use {path.name}")
    for code in tree.files("src/app/**/*.c"):
        for name in re.findall(r'set_template_from_resource \([^)]*?/([\w-]+\.ui)"', tree.text(code), re.S):
            if name != code.stem + ".ui":
                yield Fault(tree.name(code), 0, f"its template is {name}, not {code.stem}.ui")
            elif not list((tree.root / "ui").glob(f"**/{name}")):
                yield Fault(tree.name(code), 0, f"there is no ui/…/{name}")


def potfiles(tree):
    listing = tree.root / "po" / "POTFILES.in"
    if not listing.exists():
        yield Fault("po/POTFILES.in", 0, "is missing")
        return
    listed = [line for line in tree.lines(listing) if line and not line.startswith("#")]
    if listed != sorted(listed):
        yield Fault("po/POTFILES.in", 0, "not sorted")
    for name in listed:
        if not tree.exists(name):
            yield Fault("po/POTFILES.in", 0, f"{name} is gone")
    for path in tree.files("src/**/*.c", "ui/**/*.ui", "data/*.desktop.in*", "data/*.metainfo.xml.in*"):
        text = tree.text(path)
        marked = 'translatable="yes"' in text if path.suffix == ".ui" else MARKED.search(text)
        if path.parent.name == "data":
            marked = True
        if marked and tree.name(path) not in listed:
            yield Fault("po/POTFILES.in", 0, f"{tree.name(path)} has messages and is not listed")


def chinese_is_complete(tree):
    catalogue = tree.root / "po" / "zh_CN.po"
    listing = tree.root / "po" / "POTFILES.in"
    for needed in (catalogue, listing):
        if not needed.exists():
            yield Fault(tree.name(needed), 0, "is missing")
            return
    fresh, fault = _template(tree)
    if fault:
        yield fault
        return
    compared = subprocess.run(["msgcmp", "po/zh_CN.po", "-"], cwd=tree.root, input=fresh,
                              capture_output=True, text=True, check=False)
    if compared.returncode:
        for line in compared.stderr.strip().splitlines():
            yield Fault("po/zh_CN.po", 0, line)


def _template(tree):
    """(the catalogue of messages as the sources have it, fault), with the notes for translators."""
    told, fault = tree.run(
        "xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--keyword=_", "--keyword=N_",
        "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--files-from=po/POTFILES.in",
        "--output=-")
    return (None, fault) if fault else (told.replace("CHARSET", "UTF-8"), None)


def translators_notes(tree):
    """A format says nothing about what it is filled with: somebody has to."""
    if not tree.exists("po/POTFILES.in"):
        yield Fault("po/POTFILES.in", 0, "is missing")
        return
    fresh, fault = _template(tree)
    if fault:
        yield fault
        return
    for entry in fresh.split("\n\n"):
        if re.search(r"^#,.*\bc-format\b", entry, re.M) and not re.search(r"^#\. Translators:", entry, re.M):
            place = re.search(r"^#: (\S+):(\d+)", entry, re.M)
            message = re.search(r'^msgid (".*(?:\n".*)*)', entry, re.M)
            yield Fault(place.group(1), int(place.group(2)), f"{message.group(1)}: a format needs a note, "
                        "/* Translators: what it is filled with */")


def commit_subjects(tree):
    """Of every commit. A sample keeps its history in a file; a tarball has none to judge."""
    if tree.exists("history"):
        told, fault = tree.text(tree.root / "history"), None
    elif tree.exists(".git"):
        told, fault = tree.git("log", "--no-merges", "--format=%h %s")
    else:
        yield Skip("this tree has no history (.git)")
        return
    if fault:
        yield fault
        return
    for line in told.splitlines():
        commit, _, subject = line.partition(" ")
        if len(subject) > 72 or not re.match(r"[a-z0-9-]+(, [a-z0-9-]+)*: [A-Z].*[^.]$", subject):
            yield Fault(commit, 0, f'"{subject}" is not "area: Imperative summary" of at most 72 characters')


RULES = [top_level, sources_are_built, tests_are_run, tests_mirror_sources, folders_have_a_map,
         templates_have_code, potfiles, chinese_is_complete, translators_notes, commit_subjects]
