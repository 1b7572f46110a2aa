"""How an adult finds a séance among all paths: path by path, by place, by topic or by words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from beebot.lesson import Audience, LearningPath, Lesson
from lecons.topics import Topic, topics_of
from simulateur.game.controls import AdultKey, Touch

if TYPE_CHECKING:
    from lecons.ranking import Answer


class Found(NamedTuple):
    """A séance, and the path that holds it."""

    path: LearningPath
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class SeanceList:
    """Some séances that stand together.

    ``index`` is the place of their path among the paths, of their ``Audience``, or of their ``Topic``; 0 for words.
    """

    index: int
    held: tuple[Found, ...]


class View(Enum):
    """By what séances stand together, in the order of the keys."""

    PATHS = "paths"
    PLACES = "places"
    TOPICS = "topics"
    WORDS = "words"

    def lists(self, paths: Sequence[LearningPath]) -> tuple[SeanceList, ...]:
        """The lists of séances that hold anything."""
        found = _VIEWS[self](paths)
        return tuple(SeanceList(index, held) for index, held in enumerate(map(tuple, found)) if held)


def audiences_of(path: LearningPath, lesson: Lesson) -> frozenset[Audience]:
    """Where a séance of ``path`` is held.

    The path says it, or else the séance, or else the path for all of its own. One for a level alone is for school.
    """
    if place := path.place_of(lesson):
        return frozenset((place,))
    return frozenset(lesson.audiences or path.audiences or (Audience.SCHOOL,))


def _by_path(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    return ([Found(path, lesson) for lesson in path.on_shelf] for path in paths)


def _by_place(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    for place in Audience:
        held = [each for each in _once(paths) if place in audiences_of(*each)]
        yield sorted(held, key=lambda each: each.path.audiences != (place,))


def _by_topic(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    held = [(each, topics_of(each.lesson)) for each in _once(paths)]
    return ([each for each, topics in held if topic in topics] for topic in Topic)


def _every(paths: Sequence[LearningPath]) -> Iterable[Iterable[Found]]:
    return (_once(paths),)


def _once(paths: Sequence[LearningPath]) -> Iterable[Found]:
    first: dict[str, Found] = {}
    for path in paths:
        for lesson in path.on_shelf:
            first.setdefault(lesson.id, Found(path, lesson))
    return first.values()


_VIEWS: dict[View, Callable[[Sequence[LearningPath]], Iterable[Iterable[Found]]]] = {
    View.PATHS: _by_path,
    View.PLACES: _by_place,
    View.TOPICS: _by_topic,
    View.WORDS: _every,
}


_LONGEST = 40
"""How many letters a question has at most."""


class Sought(NamedTuple):
    """``typed`` is what was typed; ``held`` what was found, the best first, and ``answer`` says how well it fits.

    As long as no word was typed there is no answer, and every séance is held. ``is_open`` says that the letters are
    shown: a séance that was chosen puts them away.
    """

    typed: str = ""
    held: tuple[Found, ...] = ()
    answer: "Answer | None" = None
    is_open: bool = False

    def typing(self, touch: Touch) -> "Sought":
        """A copy after a letter more, a letter less, or none any more; what is held is still what was found."""
        match touch.key:
            case AdultKey.LETTER:
                typed = (self.typed + chr(touch.index))[:_LONGEST]
            case AdultKey.UNTYPE:
                typed = self.typed[:-1]
            case _:
                typed = ""
        return self._replace(typed=typed, is_open=True)

    def put_away(self) -> "Sought":
        """A copy without the letters: a sheet is read."""
        return self._replace(is_open=False)

    def among(self, paths: Sequence[LearningPath]) -> "Sought":
        """A copy that has looked among the séances of ``paths``, by the rule of ``lecons chercher``."""
        # Nobody types before the first picture.
        from lecons.query import read_query  # noqa: PLC0415
        from lecons.ranking import find  # noqa: PLC0415

        every = next(iter(View.WORDS.lists(paths))).held
        query = read_query(self.typed)
        if query == read_query(""):
            return self._replace(held=every, answer=None)
        answer = find(query, [found.lesson for found in every])
        return self._replace(held=tuple(every[place] for place in answer.places), answer=answer)


NOTHING_SOUGHT = Sought()
