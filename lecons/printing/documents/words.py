"""Words that several documents print, in the language in use."""

from collections.abc import Iterator

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from beebot.lesson import Lesson, ScreenMode
from beebot.parts.sheet import Sheet
from beebot.text import Text
from lecons.names import ages, places

DOT = "\u00a0· "
"""Between things that are told on one line: no line begins with the dot."""


def said(text: Text | None) -> str:
    """A sentence of the content; "" where there is none."""
    return text.in_language(language()) if text else ""


def command_word(command: Command) -> str:
    """What an adult reads under a card."""
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
    """For whom, how long, with how much screen, how much to prepare, how often, and in what groups."""
    sheet = lesson.sheet
    if lesson.level:
        yield lesson.level.value
    yield from places(lesson)
    if lesson.ages:
        yield ages(lesson.ages)
    yield _("{minutes} min").format(minutes=lesson.duration_min)
    if lesson.screen:
        sentences = {
            ScreenMode.NONE: _("sans écran"),
            ScreenMode.TOGETHER: _("écran {minutes} min, ensemble"),
            ScreenMode.IN_PAIRS: _("écran {minutes} min, à deux ou trois"),
        }
        yield sentences[lesson.screen.mode].format(minutes=lesson.screen.minutes)
    if sheet.preparation_min is not None:
        yield _("préparation {minutes} min").format(minutes=sheet.preparation_min)
    yield passes(lesson)
    yield said(sheet.grouping)


def cited(sheet: Sheet) -> str:
    """The places of the programme by their keys, those under one heading together; "" where there is none."""
    keys: dict[str, list[str]] = {}
    for each in sheet.references:
        keys.setdefault(said(each.where), []).append(each.key)
    line = _("{things} : {whose}")
    return DOT.join(line.format(things=", ".join(under), whose=where) for where, under in keys.items())


def passes(lesson: Lesson) -> str:
    """How often the séance is held; "" where its sheet does not say."""
    count = lesson.sheet.passes
    return ngettext("à mener une fois", "à mener {count} fois", count).format(count=count) if count else ""
