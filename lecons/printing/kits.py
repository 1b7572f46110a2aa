"""What a séance prints as a whole, and a level, in the order in which it is used."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

from beebot.command import Command, Instruction, Repeat
from beebot.i18n import gettext as _
from beebot.lesson import Audience, LearningPath, Lesson, Level
from beebot.mat import Mat
from lecons.names import said
from lecons.printing.document import Document
from lecons.printing.documents import cards
from lecons.printing.documents.answers import answers, shared_answers
from lecons.printing.documents.challenges import challenge_cards
from lecons.printing.documents.contents import with_contents
from lecons.printing.documents.levels import booklet, certificates, level_grid
from lecons.printing.documents.mats import mat_document, one_sheet, ruler
from lecons.printing.documents.observation import observation, observations
from lecons.printing.documents.pictures import cut_outs, floor_labels, lotto, mat_pictures, squares
from lecons.printing.documents.posters import stages_poster
from lecons.printing.documents.pouches import Pouch, counted, mat_of, pouches
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.shapes import robot_signs
from lecons.printing.documents.sheet import group_ways, sheet_document
from lecons.printing.documents.tomorrow import tomorrow
from lecons.printing.documents.worksheets import ready_strips
from lecons.printing.documents.yearplan import year_plan
from lecons.printing.documents_asked import asked_by, names_cards, needs
from lecons.printing.sizes import HAND
from lecons.printing.titles import Titles, mats_of
from lecons.sheet_words import DOT, facts, to_gather

_TOO_YOUNG = (Level.PS, Level.MS)
_OF_A_GAME = ("cartes", "petites-cartes", "bandes")
"""What a séance without a challenge does without, where its sheet names none of it: nothing is laid on a strip."""
_SPARED: Mapping[tuple[Audience, ...], tuple[str, ...]] = {
    (Audience.FAMILY,): ("fiche", "grille", "petites-cartes", "bandes", "tapis"),
    (Audience.LIBRARY,): ("cartes", "petites-cartes", "bandes", "tapis"),
}
"""What a séance for these people alone does without, unless its sheet asks for it: a family's leaflet says all of the
sheet, and its tiles are the mat; in a library are parents, books and the floor, no robot."""
_SPARED_OF_ALL: Mapping[tuple[Audience, ...], tuple[str, ...]] = {
    (Audience.FAMILY,): ("programmation", "grille", "petites-cartes", "bandes", "pochettes", "tapis"),
    (Audience.LIBRARY,): ("tapis",),
}
"""What these people do without of all their séances: a year, pouches for a school's cupboard, a robot's mat."""


def lesson_kit(lesson: Lesson, titles: Titles, order: Order) -> tuple[Document, ...]:
    """All documents of ``lesson``, after a table of contents."""
    sheet, *others = _to_read(lesson, titles, order)
    watched = [observation(lesson, order)] if lesson.sheet.observe else []
    answered = [answers(lesson, order)] if lesson.challenges else []
    read = (sheet, *watched, *others, *answered)
    needed = _with_arrows(lesson, order)
    made = (*read, *_once((*_to_cut([lesson], order, needed), *needed)))
    beside = _mat_names([lesson], titles)
    pouch = Pouch("", said(lesson.title), counted(made), beside, to_gather(lesson), mat_of(lesson, order))
    label = replace(pouches(said(lesson.title), [pouch], order), extra=True)
    made = (*made, *_mats([lesson], titles, order), label)
    if not any(each.name == "bandes-pretes" for each in made):
        made = (*made, *(replace(each, extra=True) for each in [ready_strips(lesson, order)] if each.pages))
    spared = _SPARED.get(lesson.audiences, ())
    if not lesson.challenges and not names_cards(lesson):
        spared += _OF_A_GAME
    made = (tomorrow(lesson, titles, order, needed), *made)
    made = tuple(replace(each, extra=_is_extra(lesson, each, spared)) for each in made)
    return with_contents(said(lesson.title), DOT.join(filter(None, facts(lesson))), made, order)


_OF_BEFORE = ("fiche", "defis")
"""What prints of a séance whose sheet says in sentences what to print."""


def _is_extra(lesson: Lesson, document: Document, spared: Sequence[str]) -> bool:
    """Whether a document of ``lesson`` is printed only if asked for: as its sheet says, else as is usual."""
    if lesson.sheet.is_of_before:
        return document.name not in _OF_BEFORE
    optional = {each.document: each.is_optional for each in asked_by(lesson)}
    return optional.get(document.name, document.extra or document.name in spared)


def path_kit(path: LearningPath, titles: Titles, order: Order) -> tuple[Document, ...]:
    """All documents of the séances of ``path``, after a table of contents; cards, strips and mats are there once."""
    lessons = path.on_shelf
    own = [_Own(each, tuple(_to_read(each, titles, order)), _with_arrows(each, order)) for each in lessons]
    needed = tuple(chain.from_iterable(each.needed for each in own))
    shared = tuple(_to_cut(lessons, order, needed))
    cut = _once((*shared, *needed))
    year = _of_the_year(path.level, lessons, order) if path.level else ()
    every = (
        *(year_plan(path, titles, order), stages_poster(path, order), *chain.from_iterable(each.read for each in own)),
        *(shared_answers(lessons, said(path.title), order), observations(lessons, said(path.title), order)),
        *(_pouches(said(path.title), own, shared, titles, order), *cut),
        *(each for each in year if all(each.pages != other.pages for other in cut)),
        *_mats(lessons, titles, order),
    )
    made = tuple(each for each in every if each.pages)
    if spared := _SPARED_OF_ALL.get(path.audiences):
        folded = [each.read[0] for each in own if any(other.name == "feuillet" for other in each.needed)]
        made = tuple(replace(each, extra=each.extra or each.name in spared or each in folded) for each in made)
    told = _("Tout le niveau : {count} séances") if path.level else _("Tout le parcours : {count} séances")
    return with_contents(said(path.title), told.format(count=len(lessons)), made, order)


class _Own(NamedTuple):
    """A séance of a path, what is read of it (its sheet first), and what it needs besides."""

    lesson: Lesson
    read: tuple[Document, ...]
    needed: tuple[Document, ...]


def _pouches(title: str, own: Sequence[_Own], shared: Sequence[Document], titles: Titles, order: Order) -> Document:
    """A label for each séance, and one for the box with the cards, the mats and what several séances need."""
    asked = Counter(each.title for each in (*shared, *shared, *chain.from_iterable(one.needed for one in own)))
    labels, boxed = [], [*shared]
    for number, (lesson, read, needed) in enumerate(own, 1):
        common = [each for each in needed if asked[each.title] > 1]
        strip = cards.strips(cards.strip_size(lesson), order).title
        laid = [each.what for each in shared if each.name != "bandes" or each.title == strip]
        beside = [*dict.fromkeys((*laid, *(each.what for each in common))), *_mat_names([lesson], titles)]
        inside = counted((*read, *(each for each in needed if each not in common)))
        labels.append(Pouch(str(number), said(lesson.title), inside, beside, to_gather(lesson), mat_of(lesson, order)))
        boxed += common
    inside = [*counted(_once(boxed)), *_mat_names([one.lesson for one in own], titles)]
    return pouches(title, [*labels, Pouch("", _("La boîte : {title}").format(title=title), inside)], order)


def _mat_names(lessons: Iterable[Lesson], titles: Titles) -> list[str]:
    name = _("tapis « {title} »")
    return [name.format(title=said(titles.of(mat)) or _("le tapis")) for mat in mats_of(lessons)]


def _of_the_year(level: Level, lessons: Sequence[Lesson], order: Order) -> tuple[Document, ...]:
    """What accompanies a level; children who cannot write arrows yet have no notebook for them."""
    usual = level_grid(level, order), certificates(level, order.of_class)
    return usual if level in _TOO_YOUNG else (*usual, booklet(lessons, level, order))


def mat_kit(mat: Mat, title: str, order: Order) -> tuple[Document, ...]:
    """The tiles of ``mat``; also, printed only if asked for, its pictures to cut out, squares for any grid, a lotto."""
    images = cut_outs(_("Images : {title}").format(title=title), mat_pictures([mat], order), HAND, order)
    others = (
        *(one_sheet(mat, title, order), ruler(order), replace(robot_signs(order), extra=True)),
        *(replace(images, extra=True), squares(mat, title, order), floor_labels(mat, title, order)),
        lotto(mat, title, order),
    )
    return (mat_document(mat, title, order), *(each for each in others if each.pages))


def _to_read(lesson: Lesson, titles: Titles, order: Order) -> Iterator[Document]:
    yield sheet_document(lesson, titles, order)
    yield from group_ways(lesson, order)
    if lesson.challenges:
        yield challenge_cards(lesson, order)


def _once(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Each once; one that a séance cannot do without is none that is optional for another."""
    kept: list[Document] = []
    for document in documents:
        at = next((place for place, each in enumerate(kept) if each.pages == document.pages), None)
        if at is None:
            kept.append(document)
        elif kept[at].extra:
            kept[at] = document
    return tuple(kept)


def _to_cut(lessons: Sequence[Lesson], order: Order, needed: Sequence[Document]) -> Iterator[Document]:
    """Cards and strips; of small cards enough to fill all strips of a size, or all that the sheets have ``needed``."""
    kinds = _in_order(card for lesson in lessons for card in cards.cards_of(lesson))
    laid = [cards.strips(places, order) for places in sorted({cards.strip_size(lesson) for lesson in lessons})]
    yield cards.hand_cards(kinds, order, reduce(or_, (cards.asked_cards(each, order.children) for each in lessons)))
    most = max(cards.places_on([each], "petites-cartes") for each in (*laid, *needed))
    yield cards.small_cards(kinds, order, most)
    yield from laid


def _with_arrows(lesson: Lesson, order: Order) -> tuple[Document, ...]:
    """What ``lesson`` needs; where that has places to stick arrows on, with an arrow for each of them."""
    needed = tuple(needs(lesson, order))
    places = cards.places_on(needed, "fleches")
    if not places:
        return needed
    arrows = cards.arrows_to_stick(cards.cards_of(lesson), order, places)
    return (*(each for each in needed if each.name != arrows.name), arrows)


def _in_order(kinds: Iterable[Instruction]) -> list[Instruction]:
    """Each card once: instructions in their usual order, then repeats."""
    seen = set(kinds)
    repeats = sorted((each for each in seen if isinstance(each, Repeat)), key=lambda each: each.turns)
    return [*(each for each in Command if each in seen), *repeats]


def _mats(lessons: Sequence[Lesson], titles: Titles, order: Order) -> Iterator[Document]:
    """Each mat; of a séance alone, it says for which one before it has been printed."""
    for mat in mats_of(lessons):
        made = mat_document(mat, said(titles.of(mat)) or _("le tapis"), order)
        earlier = titles.printed_before(lessons[0], mat) if len(lessons) == 1 else None
        if earlier is not None:
            kept = _("le même que pour « {title} »").format(title=said(earlier.title))
            made = replace(made, note=DOT.join(filter(None, (made.note, kept))))
        yield made
