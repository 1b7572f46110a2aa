"""Where a group is in the stories of its path, as a frozen value, and what of a story may be opened."""

from collections.abc import Sequence
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.lesson import Lesson
from beebot.parts.story import Carried, Episode, Played
from beebot.text import Text
from simulateur.game.records import Counts
from simulateur.game.success.feast import Feast

CARRIED = noted("Hop ! On porte l'abeille à son départ.")
"""What is said while the bee is carried, if the author says nothing."""


class Storybook(NamedTuple):
    """How far a group is in the stories of its path: ``pages`` are the pages reached, one for each story begun.

    ``feast`` waits for the end of the open story: its last challenge is done, and pages are still to come.
    """

    pages: Counts = ()
    feast: Feast | None = None

    def place(self, lesson: Lesson) -> int:
        """The place reached in the story of ``lesson``, from 0; also 0 for a story that was shortened meanwhile."""
        place = dict(self.pages).get(lesson.id, 0)
        return place if place < len(lesson.episodes) else 0

    def at(self, lesson: Lesson, place: int) -> "Storybook":
        """A copy at ``place`` in the story of ``lesson``."""
        others = tuple(each for each in self.pages if each[0] != lesson.id)
        return self._replace(pages=(*others, (lesson.id, place)) if place else others)

    def awaiting(self, feast: Feast | None) -> "Storybook":
        """A copy where ``feast`` waits for the end of the story; None is no feast."""
        return self if feast is self.feast else self._replace(feast=feast)


def reach(lesson: Lesson, done: Sequence[bool]) -> int:
    """The place of the last page of ``lesson``'s story that may be opened: the first challenge to do, else its end.

    ``done`` says which challenges were done. A story is told in its order, also where the flowers open in any.
    """
    of_places = dict(zip((each.id for each in lesson.challenges), done, strict=True))
    to_do = (n for n, each in enumerate(lesson.episodes) if isinstance(each, Played) and not of_places[each.challenge])
    return next(to_do, len(lesson.episodes) - 1)


def challenge_place(lesson: Lesson, episode: Played | Carried) -> int:
    """The place in ``lesson`` of the challenge of this page."""
    return [each.id for each in lesson.challenges].index(episode.challenge)


def place_of(lesson: Lesson, challenge: Challenge) -> int:
    """The place in the story of ``lesson`` at which ``challenge`` is played."""
    played = (
        n for n, each in enumerate(lesson.episodes) if isinstance(each, Played) and each.challenge == challenge.id
    )
    return next(played)


def said_on(lesson: Lesson, episode: Episode) -> Text:
    """What is said on the page ``episode`` of the story of ``lesson``."""
    if isinstance(episode, Played):
        return lesson.challenges[challenge_place(lesson, episode)].task
    return episode.say or Text(_(CARRIED))
