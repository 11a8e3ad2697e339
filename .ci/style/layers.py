"""The layers and what each may use: the table of src/README.md, read."""

import re

from .tree import Fault

# library: the header by which it is known. Those of a folder of their own are
# seen by those only who ask for the library: the build holds off the others.
FENCED = {
    "json-glib": "json-glib/json-glib.h",
    "libpq": "libpq-fe.h",
    "libsoup": "libsoup/soup.h",
    "cairo": "cairo.h",
    "pango": "pango/pango.h",
    "GTK": "gtk/gtk.h",
    "libadwaita": "adwaita.h",
    "libshumate": "shumate/shumate.h",
    "libsecret": "libsecret/secret.h",
    "libxml2": "libxml/xmlwriter.h",
}
# These lie where each compiler looks: only a rule can hold off the others.
OPEN = {
    "SQLite": "sqlite3.h",
    "libsodium": "sodium.h",
    "libcsv": "csv.h",
    "GEOS": "geos_c.h",
    "ICU": "unicode/utrans.h",
    "libmicrohttpd": "microhttpd.h",
}
EVERYWHERE = {"GLib", "GObject", "GIO"}
ROW = re.compile(r"^\| `(\w+)/` \|[^|]*\| ([^|]*) \|$", re.M)


def read_table(text):
    """{layer: (layers, libraries)} that it may use, by way of others too. ValueError on a word that nobody knows."""
    direct = {layer: {word.strip() for word in uses.split(",")} - {"–"} for layer, uses in ROW.findall(text)}
    del direct["config"]
    table = {}
    for layer in direct:
        seen, rest = set(), [layer]
        while rest:
            word = rest.pop()
            if word not in seen:
                seen.add(word)
                rest += direct.get(word, ())
        unknown = seen - set(direct) - set(FENCED) - set(OPEN) - EVERYWHERE
        if unknown:
            raise ValueError(f"src/README.md: `{layer}/` may use {', '.join(sorted(unknown))}: what is that?")
        table[layer] = seen & set(direct), seen - set(direct) - EVERYWHERE
    return table


def open_headers(tree):
    """A library that no include path fences is used only by the layer whose row names it, be it by another header."""
    text = tree.text(tree.root / "src" / "README.md")
    named = {layer: [OPEN[word.strip()] for word in uses.split(",") if word.strip() in OPEN]
             for layer, uses in ROW.findall(text)}
    # header, or a header of ours that brings it: the layers that may include it
    may = {header: {layer for layer in named if header in named[layer]} for header in OPEN.values()}
    for path in tree.files("src/**/*.h"):
        for brought in set(re.findall(r'^#include [<"]([\w./-]+)[>"]', tree.text(path), re.M)) & set(OPEN.values()):
            may[path.name] = may.get(path.name, may[brought]) & may[brought]
    for path in tree.files("src/**/*.c", "src/**/*.h"):
        layer = path.relative_to(tree.root).parts[1]
        for number, line in enumerate(tree.lines(path), 1):
            match = re.match(r'#\s*include\s+[<"]([\w./-]+)[>"]', line)
            if match and layer not in may.get(match.group(1), {layer}):
                yield Fault(tree.name(path), number, f"{match.group(1)} belongs to {' and '.join(may[match.group(1)])}")


RULES = [open_headers]
