"""Words that several documents print, in the language in use."""

from collections.abc import Iterator

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import Lesson
from beebot.parts.sheet import Sheet
from beebot.text import Text
from lecons.names import in_short, passes

DOT = "\u00a0· "
"""Between things that are told on one line: no line begins with the dot."""


def said(text: Text | None) -> str:
    """``text`` in the language in use; "" for None."""
    return text.in_language(language()) if text else ""


def command_word(command: Command) -> str:
    """The word for an adult that is printed under the card of ``command``."""
    if command.steps > 1:
        return _("avancer de {count}").format(count=command.steps)
    return {
        Command.FORWARD: _("avancer"),
        Command.BACKWARD: _("reculer"),
        Command.LEFT: _("pivoter à gauche"),
        Command.RIGHT: _("pivoter à droite"),
        Command.PAUSE: _("pause"),
        Command.LEFT_45: _("pivoter un peu à gauche"),
        Command.RIGHT_45: _("pivoter un peu à droite"),
    }[command]


def facts(lesson: Lesson) -> Iterator[str]:
    """For whom a séance is, how long, how much screen and preparation, how often, in what groups: a few words each."""
    yield from in_short(lesson)
    yield passes(lesson)
    yield said(lesson.sheet.grouping)


def cited(sheet: Sheet) -> str:
    """The places of the official programme that ``sheet`` names, by their keys; "" if it names none."""
    keys: dict[str, list[str]] = {}
    for each in sheet.references:
        keys.setdefault(said(each.where), []).append(each.key)
    line = _("{things} : {whose}")
    return DOT.join(line.format(things=", ".join(under), whose=where) for where, under in keys.items())
