"""``python -m tools.letters``: write the outlines of every letter and figure that may stand on a cell."""

import json

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from beebot.loader.values import DRAWN
from lecons.pictures.font import font_file
from lecons.pictures.glyphs import OUTLINES

_CAPITAL = "H"


def made() -> str:
    """The text of the file: how high a capital is, then a line for each letter with its path and its width."""
    with TTFont(font_file()) as font:
        glyphs, names, letters = font.getGlyphSet(), font.getBestCmap(), {}
        for letter in (" ", *sorted(DRAWN)):
            pen = SVGPathPen(glyphs)
            glyphs[names[ord(letter)]].draw(pen)
            letters[letter] = pen.getCommands(), glyphs[names[ord(letter)]].width
        bounds = BoundsPen(glyphs)
        glyphs[names[ord(_CAPITAL)]].draw(bounds)
    lines = (f"  {json.dumps(letter)}: {json.dumps(outline)}" for letter, outline in letters.items())
    return f'{{"capital": {bounds.bounds[3]:g}, "letters": {{\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    OUTLINES.write_text(made(), "utf-8")
    print(OUTLINES)
