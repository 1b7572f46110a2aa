"""The names of animals, places and ages, and what is said of them, for paper and for the adults' pages."""

import re

from beebot.i18n import FRENCH, language
from beebot.i18n import gettext as _
from beebot.lesson import Audience, Lesson

_GUILLEMETS = re.compile(r"«\s*([^»]*?)\s*»")
ANIMALS = ("fox", "frog", "owl", "mouse", "penguin", "pig", "lion", "hedgehog")
"""Every animal there is a token of; each stands for a seat or a group, never for a child."""


def animal(name: str) -> str:
    """An animal of ``ANIMALS`` in words."""
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


def audience(held: Audience) -> str:
    """Where a séance is held, in words."""
    return {
        Audience.SCHOOL: _("école"),
        Audience.AFTER_SCHOOL: _("périscolaire"),
        Audience.FAMILY: _("famille"),
        Audience.LIBRARY: _("médiathèque"),
    }[held]


def places(lesson: Lesson) -> tuple[str, ...]:
    """Where ``lesson`` is held, in words; nothing where its level says that it is at school, and nowhere else."""
    if lesson.level is not None and lesson.audiences == (Audience.SCHOOL,):
        return ()
    return tuple(map(audience, lesson.audiences))


def ages(between: tuple[int, int]) -> str:
    """The youngest and the oldest child whom a séance suits, in words."""
    return _("{low} à {high} ans").format(low=between[0], high=between[1])


def beside(lesson: Lesson, other: Lesson) -> str:
    """What a séance before or after ``lesson`` is called; with its level, where it is of another year."""
    title = other.title.in_language(language())
    if other.level is None or other.level is lesson.level:
        return title
    return _("{title} ({level})").format(title=title, level=other.level.value)


def within_quotes(text: str) -> str:
    """``text`` as it stands between quotation marks: its own become those of the second rank."""
    french = language().startswith(FRENCH)
    return _GUILLEMETS.sub(r"“\1”", text) if french else text.replace("“", "‘").replace("”", "’")
