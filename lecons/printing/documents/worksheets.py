"""What children write on: ways to trace and to code, strips that are ready made, a notebook of ways."""

from collections.abc import Sequence

from beebot.challenge import Challenge, Template
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of
from beebot.lesson import Lesson
from beebot.mat import Mat
from lecons.printing.cloth import Cloth, challenge_drawn, drawn
from lecons.printing.documents.cards import STRIPS, card_drawing, program_drawings
from lecons.printing.documents.order import Order
from lecons.printing.documents.words import said
from lecons.printing.leaf import Document, Drawing, Page, Value

_WAYS = 3
"""How many challenges of a séance become a way on paper."""
_PICTURE = 150.0, 84.0
"""The room of a way, or of a page of the notebook, in millimetres: two lie on a sheet."""
_A_SHEET = 2
_LONGEST = 15


def ways(lesson: Lesson, order: Order) -> Document:
    """Up to three challenges as ways to trace with a finger, then to code with small cards beneath."""
    asked = [each for each in lesson.challenges if each.pictures is None and each.partner is None][:_WAYS]
    items = [_way(each, order) for each in asked]
    title = _("Chemins : {title}").format(title=said(lesson.title))
    told = _("Au doigt d'abord, puis au crayon. Dans les cases, une flèche par geste de l'abeille.")
    return Document("chemins", title, _pages(title, told, items, order), _("une feuille par enfant"))


def _way(challenge: Challenge, order: Order) -> Value:
    mat = challenge.mat
    cell = _fitting(mat)
    picture = Drawing(
        challenge_drawn(challenge, cell, order.images, order.ink), _("le chemin"), *_size(mat, cell, order)
    )
    places = challenge.max_instructions if "max_instructions" in kind_of(challenge.genre).keys else len(challenge.given)
    return {
        "told": said(challenge.task),
        "picture": picture,
        "places": [card_drawing(None, order)] * min(places or STRIPS[1], 10),
    }


def notebook(lesson: Lesson, order: Order) -> Document:
    """Pages of « mon carnet de chemins »: the empty mat, and a strip of places to draw arrows in."""
    mats = [each.mat for each in lesson.challenges if each.pictures is None]
    mat = mats[0] if mats else Mat(4, 4)
    cell = _fitting(mat)
    picture = Drawing(drawn(Cloth(mat, cell, order.images, order.ink)), _("le tapis"), *_size(mat, cell, order))
    places = [card_drawing(None, order)] * 5
    items: list[Value] = [{"told": _("Mon chemin :"), "picture": picture, "places": places}] * order.children
    title = _("Carnet de chemins : {title}").format(title=said(lesson.title))
    told = _("Dessine l'abeille et la fleur, trace le chemin, écris-le avec des flèches. Un autre le lira.")
    return Document(
        "carnet", title, _pages(title, told, items, order), _("une page par enfant ; pliées en deux, un livret")
    )


def _pages(title: str, told: str, items: Sequence[Value], order: Order) -> tuple[Page, ...]:
    return tuple(
        Page("carnet", order.paper, {"title": title, "told": told, "items": items[first : first + _A_SHEET]})
        for first in range(0, len(items), _A_SHEET)
    )


def _fitting(mat: Mat) -> float:
    wide, high = _PICTURE
    return min(wide / (mat.width + 0.11), high / (mat.height + 0.11), 24.0)


def _size(mat: Mat, cell: float, order: Order) -> tuple[float, float]:
    return Cloth(mat, cell, order.images, order.ink).size


def ready_strips(lesson: Lesson, order: Order, count: int = 6) -> Document:
    """The programs that the challenges of a lesson give, as strips to cut out: to read, to mend, to go on with."""
    found = list(dict.fromkeys(each for challenge in lesson.challenges for each in _given(challenge)))
    strips = [list(program_drawings(found[place % len(found)], order)) for place in range(count)] if found else []
    data: dict[str, Value] = {
        "title": _("Bandes toutes prêtes"),
        "told": _("L'abeille les lit de gauche à droite. Celles qui ont une erreur se réparent avec une carte."),
        "rows": strips,
    }
    note = ngettext("{count} bande à couper", "{count} bandes à couper", len(strips)).format(count=len(strips))
    return Document("bandes-pretes", _("Bandes toutes prêtes"), (Page("rangees", order.paper, data),), note)


def _given(challenge: Challenge) -> Sequence[Program | Template]:
    given: list[Program | Template] = [challenge.given, challenge.template, *challenge.choices]
    return [each for each in given if each and len(each) <= _LONGEST]
