"""The order of parts in a .c file.

Parts ascend: includes, the struct of the type, its enums of properties and
signals, the type's definition, helpers, callbacks, vfuncs, class_init, init,
public functions. Constants, tables, small structs and prototypes stand where
they are read.

Two things move a static function into a later part. What uses a callback or a
vfunc stands below that, and needs no prototype. And a helper may stand above its
first user: among the callbacks always, further below only in the very part of
that user; a callback only where that is a vfunc. In the file of a class nothing
static stands behind init.
"""

import re
from itertools import accumulate
from typing import NamedTuple, Optional

from .tree import Fault, items

INCLUDE, STRUCT, ENUM, DEFINE, HELPER, CALLBACK, VFUNC, CLASS_INIT, INIT, PUBLIC = range(10)
NAMES = ("an include", "the struct of the type", "the enum of properties or signals", "the type's definition",
         "a helper", "a callback", "a vfunc", "class_init", "init", "a public function")

CLASS_DEFINITION = re.compile(r"G_DEFINE_(?:FINAL_|ABSTRACT_)?TYPE\w* \(\w+, (\w+)")
TYPE_STRUCT = re.compile(r"(?:typedef )?struct _Bw\w+\s*\{")
MEMBER_ENUM = re.compile(r"(?:typedef )?enum\b.*?(?:\bPROP_\w+|\bN_SIGNALS|\bN_PROPS|\}\s*Bw\w+(?:Property|Signal);)", re.S)


class Part(NamedTuple):
    line: int
    name: Optional[str]
    place: Optional[int]  # None: it may stand anywhere
    words: frozenset


def order(tree):
    for path in tree.files("src/**/*.c"):
        if path.name == "main.c":
            continue
        parts = _parts(tree.text(path))
        is_class = any(part.place == CLASS_INIT for part in parts)
        for part, place, last in _misplaced(parts, is_class):
            what = f"{part.name}: {NAMES[place]}" if part.name else NAMES[place]
            yield Fault(tree.name(path), part.line, f"{what} comes before {NAMES[last]}")


def _parts(text):
    found = items(text)
    match = next((m for m in map(lambda item: CLASS_DEFINITION.match(item.text), found) if m), None)
    prefix = match.group(1) if match else None
    return [Part(item.line, item.name, _place(item, prefix), frozenset(re.findall(r"\w+", item.text)))
            for item in found]


def _place(item, prefix):
    if item.kind == "include":
        return INCLUDE
    if item.kind == "define":
        return DEFINE
    if item.kind == "function":
        return _place_of_function(item, prefix)
    if TYPE_STRUCT.match(item.text):
        return STRUCT
    return ENUM if MEMBER_ENUM.match(item.text) else None


def _place_of_function(item, prefix):
    if not item.static:
        return PUBLIC
    if item.name.endswith("_cb"):
        return CALLBACK
    if prefix is not None and item.name in (f"{prefix}_class_init", f"{prefix}_init"):
        return INIT if item.name == f"{prefix}_init" else CLASS_INIT
    return VFUNC if item.name.startswith("bw_") else HELPER


def _misplaced(parts, is_class):
    """(part, where it belongs, what stands above it) of each that breaks the order."""
    needed = _needed(parts)
    reached = list(accumulate((place or INCLUDE for place in needed), max))
    for index, part in enumerate(parts):
        place, last = needed[index], reached[index]
        if place is None or place == last:
            continue
        if not (HELPER <= place <= VFUNC and _serves(parts, reached, index, is_class)):
            yield part, place, last


def _needed(parts):
    """The place of each part, or of the latest part that it uses."""
    of_name = {}
    places = []
    for part in parts:
        place = part.place
        if place is not None and HELPER <= place <= VFUNC:
            place = max([place] + [of_name[word] for word in part.words if word in of_name])
            of_name[part.name] = place
        places.append(place)
    return places


def _serves(parts, reached, index, is_class):
    """Whether a static function stands in the very part of its first user (or the first user of that)."""
    last = reached[index]
    if is_class and last > INIT:
        return False
    user = index
    while parts[user].place in (HELPER, None) or user == index:
        wanted = parts[user].name
        user = next((i for i in range(user + 1, len(parts)) if wanted in parts[i].words and parts[i].name), None)
        if user is None:
            return False
    if parts[index].place == CALLBACK and is_class and parts[user].place > VFUNC:
        return False
    return last == CALLBACK or reached[user - 1] == last


RULES = [order]
