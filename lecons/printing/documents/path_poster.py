"""The poster of a path over several places: a flower to colour for each séance, and what a child keeps of it."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.lesson import Audience, LearningPath
from lecons.names import audience
from lecons.pictures.artwork import document, path, symbol
from lecons.pictures.theme import ROLE
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.words import said
from lecons.printing.ink import SAVING
from lecons.printing.paper import A3, A4

_SIDES = 0.06
"""White at each side of the poster, in parts of its width."""
_TOP, _FOOT = 0.135, 0.07
"""The height of the title and that of the foot, in parts of the height."""
_WAY = 0.1, 0.21
"""Where flowers stand, one to the left and one to the right, in parts of the width."""
_FLOWER = 0.84
"""The side of a flower, in parts of the height that a stage has."""
_TEXT = 0.335
"""Where sentences begin, in parts of the width."""
_BOX, _PETALS = 120.0, 166.0
"""The side of a drawing; and of the flower in it, whose petals reach two thirds of its own box."""


def stages_poster(taught: LearningPath, order: Order) -> Document:
    """A poster of the séances of ``taught``, each with what children keep of it; no page if the path names nothing."""
    told = [(lesson, sentence) for lesson in taught.on_shelf if (sentence := taught.sentence_of(lesson))]
    if not told:
        return Document("affiche-parcours", "", ())
    wide, high = order.paper.width, order.paper.height
    pitch = (1 - _TOP - _FOOT) * high / len(told)
    spots = [(_WAY[place % 2] * wide, _TOP * high + (place + 0.5) * pitch) for place in range(len(told))]
    side = min(_FLOWER * pitch, 0.17 * wide)
    stages: list[Value] = [
        {"x": x, "y": y, "number": str(place), "sentence": said(sentence), "place": _place(taught.place_of(lesson))}
        for place, ((lesson, sentence), (x, y)) in enumerate(zip(told, spots, strict=True), 1)
    ]
    data: dict[str, Value] = {
        "title": said(taught.title),
        "told": _("Une étape est faite ? Coloriez sa fleur."),
        "way": Drawing(order.ink.paint(document(wide, high, _way(spots, wide, high))), "", wide, high),
        "flower": Drawing(
            SAVING.paint(document(_BOX, _BOX, symbol("flower-open-coral", 60, 60, _PETALS))), "", side, side
        ),
        "bee": Drawing(order.ink.paint(document(_BOX, _BOX, symbol("bee", 60, 60, 118, 180)))),
        "stages": stages,
        "text": _TEXT * wide,
        "room": (1 - _TEXT - _SIDES) * wide,
        "pitch": pitch,
        "unit": wide / A4.width,
    }
    name = _("Affiche du parcours : {title}").format(title=said(taught.title))
    note = "" if order.paper.width >= A3.width else _("pour le mur : à agrandir de A4 en A3, 141 %")
    return Document("affiche-parcours", name, (Page("parcours", order.paper, data),), note)


def _place(held: Audience | None) -> str:
    return audience(held) if held else ""


def _way(spots: Sequence[tuple[float, float]], wide: float, high: float) -> str:
    (x, y), start = spots[0], 0.06 * high
    data = f"M{x:.1f} {start:.1f}V{y:.1f}"
    for nx, ny in spots[1:]:
        middle = (y + ny) / 2
        data += f"C{x:.1f} {middle:.1f} {nx:.1f} {middle:.1f} {nx:.1f} {ny:.1f}"
        x, y = nx, ny
    dots = f"0.01 {0.013 * wide:.2f}"
    return path(
        data,
        fill="none",
        stroke=ROLE.trace,
        stroke_width=0.005 * wide,
        stroke_linecap="round",
        stroke_dasharray=dots,
    )
