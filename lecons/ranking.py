"""Which of some séances answer a question, the best first, and what to say: one rule for a terminal and for a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import Lesson
from lecons.needs import page_on_needs
from lecons.query import Query, spelling

_MOST_SAID = 3
"""How many ways to ask for less are said."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The séances that were found: their ``places`` in the list that was searched, the best first.

    They have all that was asked for, or else the most of it: ``without`` these parts of the question there are so many.
    ``nowhere`` are the words that none has. ``least`` is how many minutes the shortest takes, where all take longer
    than was asked for, else 0. ``read_as`` are words with one letter wrong, and how they were read.
    """

    places: tuple[int, ...]
    without: tuple[tuple[tuple[str, ...], int], ...] = ()
    nowhere: tuple[str, ...] = ()
    least: int = 0
    read_as: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether they have all that was asked for."""
        return not (self.without or self.least)


def find(query: Query, lessons: Sequence[Lesson]) -> Answer:
    """The séances of ``lessons`` that match ``query``, the best first; equally good ones in the order of ``lessons``.

    A word of the title counts most; one that none has is read with one letter changed, if one has it so. Where all take
    longer than was asked for, the shortest are found.
    """
    answer = _answer(replace(query, minutes=0), lessons)
    unread = [word for word in answer.nowhere if word in query.words]
    read_as = {word: read for word in unread if (read := spelling(word, lessons))}
    if read_as or query.minutes:
        query = replace(query, words=tuple(dict.fromkeys(read_as.get(word, word) for word in query.words)))
        answer = _answer(query, lessons)
    if query.minutes and not answer.places:
        longer = _answer(replace(query, minutes=0), lessons)
        least = min((lessons[place].duration_min for place in longer.places), default=0)
        shortest = tuple(place for place in longer.places if lessons[place].duration_min == least)
        answer = replace(longer, places=shortest, least=least)
    return replace(answer, read_as=tuple(read_as.items()))


def _answer(query: Query, lessons: Sequence[Lesson]) -> Answer:
    """Those with all parts, or else those with the most of them."""
    short = [place for place, each in enumerate(lessons) if not query.minutes or each.duration_min <= query.minutes]
    likes = {place: query.likeness(lessons[place]) for place in short}
    fewest = min((len(like.missing) for like in likes.values()), default=0)
    held = [place for place, like in likes.items() if len(like.missing) == fewest]
    parts = query.parts
    if fewest and fewest == len(parts):
        held = []
    screen = {place: query.screen(lessons[place]) for place in held}
    held.sort(key=lambda place: (screen[place] > 0, likes[place].far, screen[place]))
    missing = Counter(tuple(part for part in parts if part in likes[place].missing) for place in held)
    without = tuple(missing.most_common()) if held else ((parts, 0),)
    nowhere = (part for part in parts if all(part in like.missing for like in likes.values()))
    return Answer(tuple(held), without if fewest else (), tuple(nowhere))


def said(answer: Answer, query: Query) -> str:
    """Sentences on what of ``query`` was not found, was read otherwise, or has a page of its own; "" where none is."""
    read_as = _("« {typed} » est lu « {read} ».")
    told = [read_as.format(typed=query.as_typed(typed), read=read) for typed, read in answer.read_as]
    ways = [(_quoted(parts, query), count) for parts, count in answer.without[:_MOST_SAID]]
    if answer.least:
        sentence = _("Rien ne tient en {minutes} min ; le plus court en demande {least}.")
        told.append(sentence.format(minutes=query.minutes, least=answer.least))
    elif len(ways) > 1:
        less = ", ".join(_("sans {parts} : {count}").format(parts=parts, count=count) for parts, count in ways)
        told.append(_("Rien pour tout à la fois. Mais {ways}.").format(ways=less))
    elif ways and answer.places:
        ((parts, count),) = ways
        rest = ngettext("{count} séance", "{count} séances", count).format(count=count)
        told.append(_("Rien pour {parts} ; sans cela : {rest}.").format(parts=parts, rest=rest))
    elif ways:
        told.append(_("Rien pour {parts}.").format(parts=ways[0][0]))
    if query.on_needs:
        told.append(page_on_needs())
    return " ".join(told)


def _quoted(parts: Iterable[str], query: Query) -> str:
    return ", ".join(_("« {words} »").format(words=query.as_typed(part)) for part in parts)
