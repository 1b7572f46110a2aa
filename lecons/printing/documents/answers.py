"""The answers to the challenges of a séance or of a level, for the adult alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import run
from beebot.judging.rules import trail
from beebot.kinds import kind_of, solve
from beebot.kinds.of_pictures import shown_by
from beebot.lesson import Lesson
from beebot.parts.answer_types import Answer, Choice, Orientation, Prediction
from beebot.parts.pictures import Arranged
from beebot.pose import Heading, Pose
from beebot.searching.effort import Effort
from lecons.names import said
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.cards import program_drawings
from lecons.printing.documents.challenges import labels_of
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import evenly, fewest
from lecons.printing.printed_mat import cell_within
from lecons.sheet_words import DOT
from lecons.solving import FIRST

_ANSWERS = 10
"""How many are on a sheet."""
_AROUND, _NAME, _ROW, _CARDS = 52.0, 9.0, 5.5, 9.3
"""Millimetres of a page of answers, as ``defis.typ`` lays it out in small letters: what is above and below them, the
title of a séance, a row beside its cards, each strip of cards."""
_MAT = 40.0, 26.0
"""The room of a mat beside an answer, in millimetres."""
_HEADED = {
    Heading.NORTH: noted("la tête vers le haut"),
    Heading.NORTH_EAST: noted("la tête vers le coin en haut à droite"),
    Heading.EAST: noted("la tête vers la droite"),
    Heading.SOUTH_EAST: noted("la tête vers le coin en bas à droite"),
    Heading.SOUTH: noted("la tête vers le bas"),
    Heading.SOUTH_WEST: noted("la tête vers le coin en bas à gauche"),
    Heading.WEST: noted("la tête vers la gauche"),
    Heading.NORTH_WEST: noted("la tête vers le coin en haut à gauche"),
}
"""Where a robot looks, on a mat that lies as it is drawn."""


def answers(lesson: Lesson, order: Order) -> Document:
    """An answer to each challenge of ``lesson``, for the adult alone."""
    return shared_answers([lesson], said(lesson.title), order)


def shared_answers(lessons: Sequence[Lesson], title: str, order: Order) -> Document:
    """The answers of several séances, each under its title; several share a page where there is room."""
    name = _("Réponses : {title}").format(title=title)
    told = _("Pour l'adulte. Il y a souvent d'autres réponses justes : c'est le trajet qui compte.")
    groups = [
        _Answers(said(lesson.title) if len(lessons) > 1 else "", rows)
        for lesson in lessons
        for rows in evenly([_answer(place, each, order) for place, each in enumerate(lesson.challenges, 1)], _ANSWERS)
        if rows
    ]
    pages = tuple(
        Page("reponses", order.paper, {"title": name, "told": told, "groups": [each._asdict() for each in shown]})
        for shown in fewest(groups, _high, order.paper.height - _AROUND)
        if shown
    )
    return Document("reponses", name, pages, _("pour l'adulte"))


class _Answers(NamedTuple):
    """The answers of one séance, under its title; "" where it is the only one."""

    name: str
    rows: Sequence[Mapping[str, Value]]


def _high(answers: _Answers) -> float:
    """About how many millimetres they take in small letters."""
    strips = (max(1, len(row["strips"])) for row in answers.rows if isinstance(row["strips"], Sequence))
    pictures = sum(_MAT[1] - _CARDS for row in answers.rows if row["picture"])
    return (_NAME if answers.name else 0.0) + sum(_ROW + _CARDS * many for many in strips) + pictures


def _answer(place: int, challenge: Challenge, order: Order) -> Mapping[str, Value]:
    kind = kind_of(challenge.genre)
    with Effort(FIRST).part(FIRST) as part:
        solution = solve(challenge, part)
    strips: list[Value] = []
    told = ""
    if not kind.asks:
        told = _(kind.name)
    elif solution.answer is not None:
        laid = [kind.laid(solution.answer, robot) for robot in range(2 if challenge.partner else 1)]
        if challenge.choices and isinstance(solution.answer, Choice):
            laid = [challenge.choices[solution.answer.place]]
        strips = [list(program_drawings(each, order)) for each in laid if each]
        told = "" if any(laid) and not challenge.choices else in_words(challenge, solution.answer)
    elif own := kind.solution_sentence(solution):
        told = own
    return {
        "number": str(place),
        "task": said(challenge.task),
        "strips": strips,
        "told": told or ("" if strips else _("à chacun sa réponse")),
        "picture": _drawn(challenge, solution.answer, order),
    }


def in_words(challenge: Challenge, answer: Answer) -> str:
    """``answer`` in words of people, not of files; "" where every answer is welcome.

    No mat that is printed has names of cells, or a compass: sides are those of the mat as the cards show it.
    """
    if (challenge.pictures is not None and challenge.pictures.open) or kind_of(challenge.genre).invents:
        return ""
    match answer:
        case Choice(chosen) if challenge.choices:
            return _("la bande {number}").format(number=chosen + 1)
        case Arranged():
            return _arranged(challenge, answer)
        case Prediction(cell, heading):
            place = challenge.mat.place(cell)
            where = said(place.name) if place else ""
            told = ", ".join(filter(None, (where, _(_HEADED[heading]) if heading else "")))
            return told or _("la case où elle est dessinée")
        case Orientation(heading):
            return _(_HEADED[heading])
    return kind_of(challenge.genre).answer_text(answer)


def _drawn(challenge: Challenge, answer: Answer | None, order: Order) -> list[Value]:
    """The mat with the way of the given program, and the bee where the answer says that she stands; else nothing."""
    match answer:
        case Prediction(cell, heading):
            trace = run(challenge.given, challenge.start, challenge.mat)
            stands = Pose(cell, heading or trace.end.heading)
        case Orientation(heading):
            stands = Pose(challenge.start.cell, heading)
            trace = run(challenge.given, stands, challenge.mat)
        case _:
            return []
    alt = _("l'abeille : colonne {column} depuis la gauche, rangée {row} depuis le bas")
    alt = alt.format(column=stands.cell.column + 1, row=stands.cell.row + 1)
    side = cell_within(challenge.mat, _MAT)
    return [order.challenge_picture(replace(challenge, start=stands), side, alt, way=trail(trace))]


def _arranged(challenge: Challenge, answer: Arranged) -> str:
    """The numbers under the pictures of a card: from first to last, or those that belong in each box."""
    pictures = shown_by(challenge)
    labels = labels_of(challenge)
    numbers = [labels[each.name] for each in pictures.asked]
    if not pictures.boxes:
        return ", ".join(numbers[place] for place in answer.places if place is not None)
    boxes = (
        _("{box} : {numbers}").format(
            box=labels[box.name],
            numbers=", ".join(number for number, into in zip(numbers, answer.places, strict=True) if into == place),
        )
        for place, box in enumerate(pictures.boxes)
    )
    return DOT.join(boxes)
