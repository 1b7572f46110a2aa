"""The names of animals, places and ages, and what is said of them, for paper and for the adults' pages."""

import re
from collections.abc import Iterator

from beebot.command import Command
from beebot.i18n import FRENCH, language, ngettext
from beebot.i18n import gettext as _
from beebot.lesson import Audience, Lesson, Level, ScreenMode
from beebot.text import Text

_YOUNGEST = 3
"""How old the children of the first level are."""
_GUILLEMETS = re.compile(r"«\s*([^»]*?)\s*»")
ANIMALS = ("fox", "frog", "owl", "mouse", "penguin", "pig", "lion", "hedgehog")
"""Every animal there is a token of; each stands for a seat or a group, never for a child."""


def said(text: Text | None) -> str:
    """``text`` in the language in use; "" for None."""
    return text.in_language(language()) if text else ""


def animal(name: str) -> str:
    """The name of an animal of ``ANIMALS``, in the language in use."""
    return {
        "fox": _("renard"),
        "frog": _("grenouille"),
        "owl": _("hibou"),
        "mouse": _("souris"),
        "penguin": _("pingouin"),
        "pig": _("cochon"),
        "lion": _("lion"),
        "hedgehog": _("hérisson"),
    }[name]


def school_year(level: Level) -> str:
    """The name of ``level`` as a teacher says it: « GS » in French, elsewhere with its age, “Reception, age 5”."""
    if language().startswith(FRENCH):
        return level.value
    year = {
        Level.PS: _("PS"),
        Level.MS: _("MS"),
        Level.GS: _("GS"),
        Level.CP: _("CP"),
        Level.CE1: _("CE1"),
    }[level]
    return _("{year}, {age} ans").format(year=year, age=_YOUNGEST + [*Level].index(level))


def audience(held: Audience) -> str:
    """Where a séance is held, as words in the language in use."""
    return {
        Audience.SCHOOL: _("école"),
        Audience.AFTER_SCHOOL: _("périscolaire"),
        Audience.FAMILY: _("famille"),
        Audience.LIBRARY: _("médiathèque"),
    }[held]


def places(lesson: Lesson) -> tuple[str, ...]:
    """Where ``lesson`` is held, as words; empty if it is held at school alone, which its level says."""
    if lesson.level is not None and lesson.audiences == (Audience.SCHOOL,):
        return ()
    return tuple(map(audience, lesson.audiences))


def ages(between: tuple[int, int]) -> str:
    """The ages of the youngest and the oldest child, ``between``, as words."""
    return _("{low} à {high} ans").format(low=between[0], high=between[1])


def ages_beside_level(lesson: Lesson) -> str:
    """The ages of ``lesson`` as words; "" where it gives none, or where the name of its level says the youngest's."""
    if lesson.ages is None or (lesson.level and str(lesson.ages[0]) in school_year(lesson.level)):
        return ""
    return ages(lesson.ages)


def in_short(lesson: Lesson) -> Iterator[str]:
    """For whom a séance is, how long it takes, how much screen and how much preparation it needs: a few words each."""
    if lesson.level:
        yield school_year(lesson.level)
    yield from places(lesson)
    if told := ages_beside_level(lesson):
        yield told
    yield _("{minutes} min").format(minutes=lesson.duration_min)
    if lesson.screen:
        sentences = {
            ScreenMode.NONE: _("sans écran"),
            ScreenMode.TOGETHER: _("écran {minutes} min, ensemble"),
            ScreenMode.IN_PAIRS: _("écran {minutes} min, à deux ou trois"),
        }
        yield sentences[lesson.screen.mode].format(minutes=lesson.screen.minutes)
    if lesson.sheet.preparation_min is not None:
        yield _("préparation {minutes} min").format(minutes=lesson.sheet.preparation_min)


def passes(lesson: Lesson) -> str:
    """How often the séance is held, as words; "" if its sheet does not say."""
    count = lesson.sheet.passes
    return ngettext("à mener une fois", "à mener {count} fois", count).format(count=count) if count else ""


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


def beside(lesson: Lesson, other: Lesson) -> str:
    """The title of ``other``, a séance before or after ``lesson``; with its level where that differs."""
    title = said(other.title)
    if other.level is None or other.level is lesson.level:
        return title
    return _("{title} ({level})").format(title=title, level=school_year(other.level))


def within_quotes(text: str) -> str:
    """``text`` as it stands between quotation marks: its own become those of the second level."""
    french = language().startswith(FRENCH)
    return _GUILLEMETS.sub(r"“\1”", text) if french else text.replace("“", "‘").replace("”", "’")
