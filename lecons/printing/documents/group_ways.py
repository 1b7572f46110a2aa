"""A page beside the sheet for another group: three islands for 6 to 18 children, or half a class in two sittings."""

from collections.abc import Iterator

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.parts.sheet import HalfClass, Islands
from lecons.group_words import half_class_ways, island_heads, island_ways, sitting_heads, sizes
from lecons.names import ages, audience
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.sheet import in_two, step_value
from lecons.printing.documents.words import DOT, said

_PICTURES, _BOX = ("machine", "robot", "enfant-dessine"), 120
"""The pictures of the three islands, in the order of their names, and the side of the box that each is drawn in."""


def group_ways(lesson: Lesson, order: Order) -> Iterator[Document]:
    """The pages on islands and on half a class, if the sheet of ``lesson`` has them."""
    if islands := lesson.sheet.islands:
        title = _("Trois îlots : {title}").format(title=said(lesson.title))
        yield Document("ilots", title, (islands_page(lesson, islands, order),))
    if half := lesson.sheet.half_class:
        yield _half_class(lesson, half, order)


def islands_page(lesson: Lesson, islands: Islands, order: Order, apart: str = "") -> Page:
    """Who goes where and when on three islands; ``apart`` says what is printed apart from the pages it goes with."""
    told_apart = [(_("À imprimer à part"), apart)] if apart else []
    pictures = (Drawing(order.ink.paint(order.images.filling(name, _BOX, _BOX))) for name in _PICTURES)
    data: dict[str, Value] = {
        "title": said(lesson.title),
        "facts": _for_whom(lesson),
        "told": _("Trois îlots, trois fois {minutes} minutes : chacun passe aux trois.").format(
            minutes=islands.minutes
        ),
        "islands": [
            {
                "head": head,
                "picture": picture,
                "do": said(each.do),
                "ages": [
                    _("Petits : {what}").format(what=said(each.younger)),
                    _("Grands : {what}").format(what=said(each.older)),
                ],
            }
            for (head, each), picture in zip(island_heads(islands), pictures, strict=True)
        ],
        "sizes_head": _("Combien à chaque îlot"),
        "sizes_heads": ["", *(head for head, _each in island_heads(islands)), _("À l'écran, pendant le tour")],
        "sizes": [[size, str(each), str(each), str(each), shared] for size, each, shared in sizes(islands)],
        "steps_head": _("Minute par minute"),
        "steps": [step_value(step) for step in lesson.sheet.steps],
        "ways": in_two([*told_apart, *island_ways(islands)]),
    }
    return Page("ilots", order.paper, data)


def _half_class(lesson: Lesson, half: HalfClass, order: Order) -> Document:
    data: dict[str, Value] = {
        "title": said(lesson.title),
        "facts": _for_whom(lesson),
        "told": _("Douze élèves, deux séances : chacun touche une tablette ou un robot, à deux."),
        "sittings": [
            {"head": head, "steps": [step_value(step) for step in steps]}
            for head, steps in zip(sitting_heads(lesson, half), half.sittings, strict=True)
        ],
        "ways": in_two(half_class_ways(lesson, half)),
    }
    title = _("Demi-classe : {title}").format(title=said(lesson.title))
    return Document("demi-classe", title, (Page("demi-classe", order.paper, data),))


def _for_whom(lesson: Lesson) -> str:
    level = [lesson.level.value] if lesson.level else [audience(each) for each in lesson.audiences]
    return DOT.join([*level, *([ages(lesson.ages)] if lesson.ages else [])])
