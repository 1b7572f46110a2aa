"""What these tests print: the kit's own séances, each read once."""

from collections.abc import Mapping, Sequence
from functools import cache

import lecons
from beebot.i18n import speaking
from beebot.lesson import Lesson
from beebot.loader import load_lesson, load_mat, mat_title
from lecons.printing.document import Document, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.kits import lesson_kit
from lecons.printing.titles import Titles
from lecons.printing.typeset import pdf

NAMES = tuple(file.relative_to(lecons.CONTENT / "seances").with_suffix("").as_posix() for file in lecons.lessons())
FULLEST = "ps/le-gateau-de-la-ferme"
"""The séance whose sheet says most."""
PLAIN = Order()


@cache
def titles() -> Titles:
    """As if a whole year was printed: every sheet names its neighbours."""
    mats = tuple((load_mat(file), mat_title(file)) for file in lecons.mats())
    return Titles(mats, {each.id: each for each in map(lesson, NAMES)})


@cache
def lesson(name: str) -> Lesson:
    return load_lesson(lecons.CONTENT / "seances" / f"{name}.yaml")


def kit(name: str, order: Order = PLAIN, language: str = "fr") -> tuple[Document, ...]:
    with speaking(language):
        return lesson_kit(lesson(name), titles(), order)


def printed(name: str, order: Order = PLAIN, language: str = "fr") -> bytes:
    with speaking(language):
        return pdf(kit(name, order, language), "Essai", order.ink)


def words(value: Value) -> str:
    """All that is written on a page, or in a part of its data."""
    match value:
        case str():
            return value
        case Mapping():
            return " ".join(map(words, value.values()))
        case Sequence():
            return " ".join(map(words, value))
    return ""
