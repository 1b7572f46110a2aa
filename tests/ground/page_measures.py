"""Measures the children's pages for docs/pages.md: ``python -m tests.ground.page_measures`` writes its table anew."""

from collections.abc import Iterator
from pathlib import Path

from beebot.i18n import use_language
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.open_page import places
from tests.simulateur.builders import GENRES, MEADOW
from tests.simulateur.pages.test_sizes import MAY_BE_SMALLER, PLAIN, TABLETS, at, pages

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "pages.md"
BEGIN, END = "<!-- mesuré -->\n", "<!-- fin -->\n"
HEADINGS = ("page", "à toucher", "plus petite touche", "le tapis")
WRITTEN = {
    "prevoir": "prévoir",
    "deboguer": "déboguer",
    "completer": "compléter",
    "a_deux": "à deux",
    "observer-quelle": "observer, puis choisir",
    "observer-poser": "observer, puis poser",
    "creer": "créer",
    "repeter": "répéter",
}
"""Kinds whose names are written otherwise for people than in files."""
CENTIMETRES = {size: 2.0 / pixels for size, pixels in TABLETS.items()}
"""Of a pixel, on a tablet of ten inches, of seven, and of ten held upright."""


def table() -> str:
    """A row for each page, with its figures in each of three windows."""
    use_language("fr")
    sizes = [f"{wide}×{high}" for wide, high in TABLETS]
    rows = [HEADINGS[0], *(f"{heading}, {size}" for heading in HEADINGS[1:] for size in sizes)]
    lines = [rows, ["---"] * len(rows)]
    for name, session in shown():
        found = [measured(session, size) for size in TABLETS]
        lines.append([name, *(figures[column] for column in range(len(HEADINGS) - 1) for figures in found)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def shown() -> Iterator[tuple[str, Session]]:
    """Each page by its name, as children find it."""
    yield from zip(("jardin", "séance", "réussite", "pardon"), pages(PLAIN), strict=True)
    for kind, facts in {"programmer": MEADOW, **GENRES}.items():
        yield WRITTEN.get(kind, kind), at(facts, PLAIN)


def measured(session: Session, size: tuple[int, int]) -> tuple[str, str, str]:
    """How many things can be touched; the least side of one, in centimetres; the mat's room, in parts of the window."""
    there = {touch: rect for touch, rect in places(session, size).items() if touch.key not in MAY_BE_SMALLER}
    least = min(min(rect.width, rect.height) for rect in there.values()) * CENTIMETRES[size]
    attempt = session.attempt
    if attempt is None or layout_of(session, size).gallery is not None:
        return str(len(there)), centimetres(least), "–"
    mat = layout_of(session, size).mat
    return str(len(there)), centimetres(least), f"{100 * mat.width * mat.height / (size[0] * size[1]):.0f} %"


def centimetres(length: float) -> str:
    return f"{length:.1f} cm".replace(".", ",")


def with_table(text: str) -> str:
    """The document with the table between its two marks."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
