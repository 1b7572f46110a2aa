"""Words that several documents print, in the language in use."""

from collections.abc import Iterator

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.parts.sheet import Sheet
from lecons.names import in_short, passes, said
from lecons.sheet_words import groups

DOT = "\u00a0· "
"""Between things that are told on one line: no line begins with the dot."""


def facts(lesson: Lesson) -> Iterator[str]:
    """For whom a séance is, how long, how much screen and preparation, how often, in what groups: a few words each."""
    yield from in_short(lesson)
    yield passes(lesson)
    yield groups(lesson)


def cited(sheet: Sheet) -> str:
    """The places of the official programme that ``sheet`` names, by their keys; "" if it names none."""
    keys: dict[str, list[str]] = {}
    for each in sheet.references:
        keys.setdefault(said(each.where), []).append(each.key)
    line = _("{things} : {whose}")
    return DOT.join(line.format(things=", ".join(under), whose=where) for where, under in keys.items())


def to_gather(lesson: Lesson) -> list[str]:
    """The material of a lesson's sheet that nothing prints: « 6 cerceaux », « 1 foulard ».

    Of a sheet of before it is all the material, for nothing says what is printed.
    """
    sheet = lesson.sheet
    return [said(sheet.material)] if sheet.is_of_before and not sheet.gather else [*map(said, sheet.gather)]
