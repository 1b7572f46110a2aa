"""What a séance prints as a whole, and a level, in the order in which it is used."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from beebot.command import Command, Instruction, Repeat
from beebot.i18n import gettext as _
from beebot.lesson import Audience, LearningPath, Lesson, Level
from beebot.mat import Mat
from lecons.printing.documents.booklet import booklet
from lecons.printing.documents.cards import HAND, cards_of, hand_cards, small_cards, strip_size, strips
from lecons.printing.documents.challenges import answers, challenge_cards
from lecons.printing.documents.contents import with_contents
from lecons.printing.documents.levels import certificates, level_grid
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.observation import observation, observations
from lecons.printing.documents.order import Order
from lecons.printing.documents.pictures import cut_outs, floor_labels, lotto, mat_pictures, squares
from lecons.printing.documents.shapes import robot_signs
from lecons.printing.documents.sheet import sheet_document
from lecons.printing.documents.stages import stages_poster
from lecons.printing.documents.whole import one_sheet, ruler
from lecons.printing.documents.words import facts, said
from lecons.printing.documents.worksheets import ready_strips
from lecons.printing.documents.yearplan import year_plan
from lecons.printing.leaf import Document
from lecons.printing.needs import needs, to_gather
from lecons.printing.titles import Titles, mats_of

_TOO_YOUNG = (Level.PS, Level.MS)


_AT_HOME = ("fiche", "grille", "petites-cartes", "bandes", "tapis")
"""What a family does without: its leaflet says all of the sheet, and its tiles are the mat."""


def lesson_kit(lesson: Lesson, titles: Titles, order: Order) -> tuple[Document, ...]:
    """All that ``lesson`` prints, behind a table of it."""
    made = (
        *_to_read(lesson, titles, order, watched=True),
        *_cut_and_needed([lesson], order),
        *_mats([lesson], titles, order),
    )
    if not any(each.name == "bandes-pretes" for each in made):
        made = (*made, *(replace(each, extra=True) for each in [ready_strips(lesson, order)] if each.pages))
    if lesson.audiences == (Audience.FAMILY,):
        made = tuple(replace(each, extra=each.extra or each.name in _AT_HOME) for each in made)
    return with_contents(said(lesson.title), " · ".join(filter(None, facts(lesson))), made, order)


def path_kit(path: LearningPath, titles: Titles, order: Order) -> tuple[Document, ...]:
    """All that the séances of ``path`` print, behind a table; cards, strips and mats are there once for all of them."""
    lessons = path.on_shelf
    read = [each for lesson in lessons for each in _to_read(lesson, titles, order, watched=False)]
    watched = [each for each in [observations(lessons, said(path.title), order)] if each.pages]
    year = _of_the_year(path.level, lessons, order) if path.level else ()
    glance = year_plan(path, titles, order, to_gather)
    poster = [each for each in [stages_poster(path, order)] if each.pages]
    cut = tuple(_cut_and_needed(lessons, order))
    once = [each for each in year if all(each.pages != other.pages for other in cut)]
    made = (glance, *poster, *read, *watched, *cut, *once, *_mats(lessons, titles, order))
    told = _("Tout le niveau : {count} séances") if path.level else _("Tout le parcours : {count} séances")
    return with_contents(said(path.title), told.format(count=len(lessons)), made, order)


def _of_the_year(level: Level, lessons: Sequence[Lesson], order: Order) -> tuple[Document, ...]:
    """What accompanies a level; children who cannot write arrows yet have no notebook for them."""
    usual = level_grid(level, order), certificates(level, order)
    return usual if level in _TOO_YOUNG else (*usual, booklet(lessons, level, order))


def mat_kit(mat: Mat, title: str, order: Order) -> tuple[Document, ...]:
    """The tiles of ``mat``; for whoever asks by name also its pictures to cut out, squares for any grid, a lotto."""
    images = cut_outs(_("Images : {title}").format(title=title), mat_pictures([mat], order), HAND, order)
    others = (
        *(one_sheet(mat, title, order), ruler(order), replace(robot_signs(order), extra=True)),
        *(replace(images, extra=True), squares(mat, title, order), floor_labels(mat, title, order)),
        lotto(mat, title, order),
    )
    return (mat_document(mat, title, order), *(each for each in others if each.pages))


def _to_read(lesson: Lesson, titles: Titles, order: Order, *, watched: bool) -> Iterator[Document]:
    """The sheet, the grid if what is ``watched`` has one of its own, and the challenges."""
    yield sheet_document(lesson, titles.lessons, order)
    if watched and lesson.sheet.observe:
        yield observation(lesson, order)
    if lesson.challenges:
        yield challenge_cards(lesson, order)
        yield answers(lesson, order)


def _cut_and_needed(lessons: Iterable[Lesson], order: Order) -> Iterator[Document]:
    """What is cut for every séance, then what these ask for besides; nothing twice."""
    lessons = tuple(lessons)
    kept: list[Document] = []
    for document in (*_to_cut(lessons, order), *(each for lesson in lessons for each in needs(lesson, order))):
        if all(document.pages != each.pages for each in kept):
            kept.append(document)
    yield from kept


def _to_cut(lessons: Iterable[Lesson], order: Order) -> Iterator[Document]:
    lessons = tuple(lessons)
    cards = _in_order(card for lesson in lessons for card in cards_of(lesson))
    yield hand_cards(cards, order)
    yield small_cards(cards, order)
    for places in sorted({strip_size(lesson) for lesson in lessons}):
        yield strips(places, order)


def _in_order(cards: Iterable[Instruction]) -> list[Instruction]:
    """Each card once: instructions in their usual order, then repeats."""
    seen = set(cards)
    repeats = sorted((each for each in seen if isinstance(each, Repeat)), key=lambda each: each.turns)
    return [*(each for each in Command if each in seen), *repeats]


def _mats(lessons: Iterable[Lesson], titles: Titles, order: Order) -> Iterator[Document]:
    for mat in mats_of(lessons):
        yield mat_document(mat, said(titles.of(mat)) or _("le tapis"), order)
