"""Which of some séances answer a question, the best first: one rule for a terminal and for the adults' page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from beebot.lesson import Lesson
from lecons.query import Query


@dataclass(frozen=True, slots=True)
class Answer:
    """The séances that were found: their ``places`` in the list that was searched, the best first.

    ``whole`` says that they have all the words; else they have the most of them, and ``nowhere`` are the words that
    none has. ``least`` is how many minutes the shortest takes, where all take longer than was asked for; else 0.
    """

    places: tuple[int, ...]
    whole: bool = True
    nowhere: tuple[str, ...] = ()
    least: int = 0


def find(query: Query, lessons: Sequence[Lesson]) -> Answer:
    """The séances of ``lessons`` that match ``query``, the best first; equally good ones in the order of ``lessons``.

    A word of the title counts most. Where all take longer than was asked for, the shortest are found.
    """
    answer = _answer(query, lessons)
    if not query.minutes or answer.places:
        return answer
    longer = _answer(replace(query, minutes=0), lessons)
    least = min((lessons[place].duration_min for place in longer.places), default=0)
    shortest = tuple(place for place in longer.places if lessons[place].duration_min == least)
    return replace(longer, places=shortest, whole=False, least=least)


def _answer(query: Query, lessons: Sequence[Lesson]) -> Answer:
    """Those with all the words, or else those with the most of them."""
    likes = {place: query.likeness(lesson) for place, lesson in enumerate(lessons) if query.allows(lesson)}
    fewest = min((len(like.missing) for like in likes.values()), default=0)
    held = [place for place, like in likes.items() if len(like.missing) == fewest]
    if fewest and fewest == len(query.words):
        held = []
    screen = {place: query.screen(lessons[place]) for place in held}
    held.sort(key=lambda place: (screen[place] > 0, likes[place].far, screen[place]))
    nowhere = (word for word in query.words if all(word in like.missing for like in likes.values()))
    return Answer(tuple(held), not fewest, tuple(nowhere))
