#!/usr/bin/env python3
"""Our icons as GTK keeps its own: small pictures, beside the drawings.

    encode.py ENCODER CONVERTER FOLDER NAME.gresource.xml ICON.svg…

GTK draws an SVG by librsvg, which with all that it needs is seven megabytes of a
process; a picture of the size that is asked for it reads itself. FOLDER gets one of
each icon and size, and NAME.gresource.xml the list of them; what is asked for in
another size is drawn from the SVG as before. ENCODER (gtk4-encode-symbolic-svg) makes
those that take the colour of the text, CONVERTER (rsvg-convert) the emblem.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import subprocess
import sys
from pathlib import Path

# Of buttons and rows, the same at two pixels a unit; of the tour; of pages without content.
SYMBOLIC_SIZES = (16, 32, 64, 128)

# Of the welcome and of what there is to say about the program, at one pixel a unit and at two.
EMBLEM_SIZES = (128, 256)

# The emblem is installed under the name of the application, and shown under this one.
APPLICATION = "io.github.bulwarkdesk.Bulwark"
EMBLEM = "bw-emblem"

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gresources>
  <gresource prefix="/io/github/bulwarkdesk/Bulwark/icons">
"""
LINE = '    <file alias="{size}x{size}/actions/{name}{suffix}">{file}</file>\n'
TAIL = """  </gresource>
</gresources>
"""


def main():
    encoder, converter, folder, resource = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    lines = []
    for icon in map(Path, sys.argv[5:]):
        is_symbolic = icon.stem.endswith("-symbolic")
        suffix = ".symbolic.png" if is_symbolic else ".png"
        name = icon.stem.replace(APPLICATION, EMBLEM)
        for size in SYMBOLIC_SIZES if is_symbolic else EMBLEM_SIZES:
            place = folder / str(size)
            picture = place / (icon.stem + suffix)
            place.mkdir(parents=True, exist_ok=True)
            if is_symbolic:
                subprocess.run([encoder, f"--output={place}", icon, f"{size}x{size}"], check=True)
            else:
                subprocess.run([converter, f"--width={size}", f"--height={size}", f"--output={picture}", icon],
                               check=True)
            lines.append(LINE.format(size=size, name=name, suffix=suffix, file=picture.relative_to(folder)))
    resource.write_text(HEAD + "".join(lines) + TAIL, encoding="utf-8")


if __name__ == "__main__":
    main()
