"""How old the children are, as an adult says once: each age has the learning path of its year."""

from typing import NamedTuple

from beebot.i18n import noted
from beebot.lesson import LearningPath
from simulateur.game.players.route import Route
from simulateur.game.players.whereabouts import Whereabouts
from simulateur.game.settings import Settings


class Age(NamedTuple):
    """An age to choose: in ``years``, the id of its ``path``, the name of its school ``section``, its ``said`` name."""

    years: int
    path: str
    section: str
    said: str


AGES = (
    Age(3, "petite-section", noted("petite section"), noted("Trois ans. Petite section.")),
    Age(4, "moyenne-section", noted("moyenne section"), noted("Quatre ans. Moyenne section.")),
    Age(5, "grande-section-annee", noted("grande section"), noted("Cinq ans. Grande section.")),
    Age(6, "cp", noted("CP"), noted("Six ans. CP.")),
    Age(7, "ce1", noted("CE1"), noted("Sept ans. CE1.")),
)
QUESTION = noted("Quel âge ont-ils ?")
_STANDS_S = (3.0, 10.0)
"""How long an age was touched, in seconds, before the way on is there, and until it is gone again.

An adult listens meanwhile. A child who taps all over the page touches another card by then, and it begins anew.
"""


def path_of_age(route: Route) -> LearningPath | None:
    """The path of the age that is chosen on ``route``; None where none is, or its path is still being read."""
    if route.at.age is None:
        return None
    name = AGES[route.at.age].path
    return next((path for path in route.repertoire.paths if path.id == name), None)


_KEPT_S = 1.0
"""A touch on the way on while it woke is obeyed so many seconds later at the soonest: who taps on has not chosen."""


def age_counts(route: Route, settings: Settings) -> LearningPath | None:
    """The path of the chosen age once the choice counts and the path is read; None before."""
    return path_of_age(route) if filled(route.at, settings) == FULL else None


def goes_on(route: Route, settings: Settings) -> LearningPath | None:
    """The path of the chosen age, once it counts, if the way on was touched before; else None."""
    asked = route.at.asked_on
    return None if asked is None or route.at.since_page < asked + _KEPT_S else age_counts(route, settings)


_LIT = 8
"""With one switch an age is kept for so many lights at least: those of its row, then of the way on."""


FULL = 12
"""In so many parts it is seen how long ago an age was touched."""


def filled(at: Whereabouts, settings: Settings) -> int:
    """How far the card of the chosen age has filled: ``FULL`` once the choice counts, 0 while nothing is chosen.

    It is not forgotten where the way on was touched.
    """
    first, last = _STANDS_S
    if settings.scanning:
        last = max(last, first + _LIT * settings.scan_s)
    if at.age is None or (at.since_page >= last and at.asked_on is None):
        return 0
    return min(1 + int((FULL - 1) * at.since_page / first), FULL)
