"""What a séance is known by, in its garden and on its own page: one challenge of it, at an hour of its own."""

from functools import lru_cache
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.lesson import Lesson
from lecons.pictures.landmarks import Landmark
from lecons.pictures.thumbnails import thing_of
from simulateur.game.repertoire.gardens import garden_of, gardens
from simulateur.game.session import Session
from simulateur.pictures.worlds import HOURS, Hour


class Shown(NamedTuple):
    """The challenge that stands for a séance, and the hour at which its land is seen."""

    challenge: Challenge
    hour: Hour


def shown_of(session: Session, place: int) -> Shown:
    """What is on the cover of the séance at a ``place`` in its path: no other in its garden has that thing or land."""
    lessons = session.repertoire.path.lessons
    here = gardens(len(lessons))[garden_of(place, len(lessons))]
    return _apart(lessons[here.start : here.stop])[place - here.start]


@lru_cache(maxsize=4)
def _apart(lessons: tuple[Lesson, ...]) -> tuple[Shown, ...]:
    """The first challenge of each séance whose thing is not shown yet; one with the fewest things chooses first."""
    things = [tuple(map(_name, lesson.challenges)) for lesson in lessons]
    shown: dict[int, str] = {}
    for place in sorted(range(len(lessons)), key=lambda place: len(set(things[place]))):
        shown[place] = next((name for name in things[place] if name not in shown.values()), things[place][0])
    chosen = [lesson.challenges[things[place].index(shown[place])] for place, lesson in enumerate(lessons)]
    grounds = [challenge.mat.decor.ground for challenge in chosen]
    hours = (HOURS[grounds[:place].count(ground) % len(HOURS)] for place, ground in enumerate(grounds))
    return tuple(map(Shown, chosen, hours))


def _name(challenge: Challenge) -> str:
    thing = thing_of(challenge)
    return (thing.shown or thing.letters) if isinstance(thing, Landmark) else thing
