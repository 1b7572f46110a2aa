"""The page that says of each séance with how many children, with what and in how many minutes it is held."""

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

import lecons
from beebot.lesson import Lesson, ScreenMode
from beebot.parts.sheet import RobotUse, Sheet
from lecons.sheet_words import to_print
from tools.progression.measures import ELSEWHERE, YEAR, Strand, strands

PAGE = "groupes.md"
_SIZES = (6, 12, 18, 25)
_HALF_CLASS = 12
"""For how many pupils the two sittings of half a class are written."""
_ROBOT = {RobotUse.NONE: "sans", RobotUse.OPTIONAL: "s'il y en a", RobotUse.NEEDED: "oui"}


def groups_page(folder: Path = lecons.CONTENT) -> str:
    """The text of that page.

    Raises:
        KitError: a path of ``folder`` cannot be read.
    """
    return "\n".join(_told((*strands(folder, YEAR), *strands(folder, ELSEWHERE)))) + "\n"


def _told(paths: Sequence[Strand]) -> Iterator[str]:
    yield from ("# Avec combien d'enfants", "")
    yield (
        "Pour 6, 12, 18 ou 25 enfants : combien de passages, et les minutes de l'adulte en tout. « 3 × 4 » : trois "
        "îlots de quatre enfants en même temps. « demi-classe » : douze élèves, deux séances, dites pas à pas par la "
        "feuille qui s'imprime avec la fiche. « Robot » : « s'il y en a » veut dire que tout se fait aussi sans. "
        "« Sans écran » : les minutes qu'il faut alors."
    )
    yield from ("", "Calculé à partir des séances elles-mêmes, par « python3 -m tools.progression ».", "")
    for strand in paths:
        yield from (f"## {strand.path.title.fr}", "")
        yield from _table([sitting.lesson for sitting in strand.sittings])
        yield ""


def _table(lessons: Sequence[Lesson]) -> Iterator[str]:
    sizes = [f"{size} enfants" for size in _SIZES]
    heads = ("séance", "minutes", "à la fois", *sizes, "robot", "sans écran", "à imprimer")
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for lesson in lessons:
        sheet = lesson.sheet
        cells = (
            lesson.title.fr,
            _minutes(lesson),
            _at_a_time(sheet),
            *(_held(lesson, size) for size in _SIZES),
            _ROBOT[sheet.robot],
            f"{sheet.without_screen.minutes} min" if sheet.without_screen else "",
            " ; ".join(to_print(lesson)),
        )
        yield f"| {' | '.join(cells)} |"


def _minutes(lesson: Lesson) -> str:
    screen = lesson.screen
    seen = f", dont écran {screen.minutes}" if screen and screen.mode is not ScreenMode.NONE else ""
    return f"{lesson.duration_min}{seen}"


def _at_a_time(sheet: Sheet) -> str:
    least, most = sheet.grouping.at_a_time
    return f"{least}" if least == most else f"{least} à {most}"


def _held(lesson: Lesson, children: int) -> str:
    """« 2 passages, 50 min », « 3 × 4 », « demi-classe, 90 min »; "" where the sheet holds no such group."""
    sheet = lesson.sheet
    least, most = sheet.grouping.at_a_time
    if sheet.islands and least <= children <= most:
        return f"3 × {children // 3}"
    if sheet.half_class and children == _HALF_CLASS:
        return f"demi-classe, {sum(step.minutes for steps in sheet.half_class.sittings for step in steps)} min"
    if not most or children < least:
        return ""
    times = ceil(children / most)
    return f"{times} passage{'s' if times > 1 else ''}, {times * lesson.duration_min} min"
