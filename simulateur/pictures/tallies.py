"""The marks of « Données »: how far an animal is with each challenge of a séance, told apart by shape alone."""

from functools import lru_cache

from lecons.pictures.artwork import document, symbol

ALONE, HELPED, TOGETHER, TOLD, TRIED, NOT_YET = "alone", "helped", "together", "told", "tried", "not yet"
"""Done without help; with her own; after another's; done as a person says, against the judge; tried; not tried."""


_BOX = 1.2
"""The box of a mark's drawing, in the squares that marks have: two discs side by side reach beyond theirs."""


@lru_cache(maxsize=256)
def tally_marks(looks: tuple[str, ...], lines: int, side: float) -> str:
    """The marks ``looks`` as one SVG text, in so many ``lines``, each mark in a square ``side`` pixels wide."""
    across = -(-len(looks) // lines)
    parts = []
    for place, look in enumerate(looks):
        line, column = divmod(place, across)
        name = f"marks/{look.replace(' ', '-')}"
        parts.append(symbol(name, (column + 0.5) * side, (line + 0.5) * side, _BOX * side))
    return document(round(across * side), round(lines * side), *parts)
