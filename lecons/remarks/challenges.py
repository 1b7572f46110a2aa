"""What is worth a second look in one challenge: its length, its words, its fault to mend."""

import re
from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import MAX_INSTRUCTIONS, Program, Repeat, count_cards
from beebot.drafting.level_recipes import RECIPES
from beebot.drafting.task_sentences import MOST_WORDS, count_words
from beebot.i18n import FRENCH, ngettext
from beebot.i18n import gettext as _
from beebot.kinds import judge, kind_of
from beebot.kinds.written import Loc, ProblemAt
from beebot.lesson import Level
from beebot.measures.level_bounds import BOUNDS, count_pivots
from beebot.parts.answer_types import PairPrograms
from beebot.repair import mend
from beebot.text import Text
from lecons.remarks.solved_lesson import SolvedLesson, at_challenge

_SENTENCE = re.compile(r"[^.!?…]+")
_LAID = (tuple, PairPrograms)
"""The answers that are laid on strips."""
_TURN = re.compile(r"\btourn(e|es|er|ez|ons|ent)\b", re.IGNORECASE)
"""« tourner » in its forms: children take it for « tourner et avancer »."""


def challenge_remarks(solved: SolvedLesson, place: int) -> Iterator[ProblemAt]:
    """The remarks on the challenge at ``place`` (from 0) of the séance ``solved``."""
    challenge, level, best = solved.lesson.challenges[place], solved.lesson.level, solved.best(place)
    if level and not challenge.star:
        yield from (at_challenge(challenge, place, said) for said in _too_long(level, best))
    yield from (at_challenge(challenge, place, said) for said in _unbounded(challenge, level, best))
    yield from _heard(challenge, place)
    if any(_nests(program) for program in best):
        said = _("au mieux on y répète dans une répétition, ce qu'aucun niveau ne demande ; changez-le")
        yield at_challenge(challenge, place, said)
    if kind_of(challenge.genre).mends:
        yield from _more_than_one_fault(challenge, place)


def _too_long(level: Level, best: tuple[Program, ...]) -> Iterator[str]:
    bound = BOUNDS[level]
    cards, pivots = max(map(count_cards, best), default=0), max(map(count_pivots, best), default=0)
    if cards > bound.cards:
        said = ngettext(
            "{count} carte au mieux, et {most} au plus en {level} ; raccourcissez-le ou marquez-le « etoile: true »",
            "{count} cartes au mieux, et {most} au plus en {level} ; raccourcissez-le ou marquez-le « etoile: true »",
            cards,
        )
        yield said.format(count=cards, most=bound.cards, level=level.value)
    if pivots > bound.pivots:
        said = ngettext(
            "{count} pivot au mieux, et {most} au plus en {level} ; changez-le ou marquez-le « etoile: true »",
            "{count} pivots au mieux, et {most} au plus en {level} ; changez-le ou marquez-le « etoile: true »",
            pivots,
        )
        yield said.format(count=pivots, most=bound.pivots, level=level.value)


def _unbounded(challenge: Challenge, level: Level | None, best: tuple[Program, ...]) -> Iterator[str]:
    """A child who lays cards sees as many empty places as ``max_instructions`` says, or a row of them.

    Who watches a run and then touches one of several strips, or a cell, lays none.
    """
    kind = kind_of(challenge.genre)
    lays = kind.lays and kind.answered_with(challenge) in _LAID
    if challenge.max_instructions != MAX_INSTRUCTIONS or not lays:
        return
    if not kind.asks or not best:
        yield _("« max_instructions » manque ; écrivez-le, sinon l'enfant voit une rangée de cases vides")
        return
    spare = RECIPES[level or Level.GS].spare
    most = max(map(count_cards, best)) + spare
    said = _("« max_instructions » manque ; écrivez « max_instructions: {most} », soit {spare} de plus qu'au mieux")
    yield said.format(most=most, spare=spare)


def _heard(challenge: Challenge, place: int) -> Iterator[ProblemAt]:
    """Sentences that are too long to be heard, and « tourner » where the robot's word is « pivoter »."""
    heard: list[tuple[Loc, Text]] = [(("defis", place, "consigne"), challenge.task)]
    heard += [(("defis", place, "indices", rank), hint) for rank, hint in enumerate(challenge.hints)]
    for loc, text in heard:
        for language, told in ((FRENCH, text.fr), *text.others):
            count = max(map(count_words, _SENTENCE.findall(told)), default=0)
            if count > MOST_WORDS:
                message = _("{count} mots dans une phrase ({language}) ; un enfant en écoute {most} au plus, coupez-la")
                yield ProblemAt(loc, message.format(count=count, language=language, most=MOST_WORDS))
        said = _TURN.search(text.fr)
        if said and not kind_of(challenge.genre).turns_her:
            message = _("« {word} » s'entend « tourner et avancer » ; dites « pivoter »")
            yield ProblemAt(loc, message.format(word=said[0]))


def _nests(program: Program) -> bool:
    return any(isinstance(inner, Repeat) for card in program if isinstance(card, Repeat) for inner in card.body)


def _moved(challenge: Challenge) -> Iterator[Program]:
    given = challenge.given
    for place, card in enumerate(given):
        others = (*given[:place], *given[place + 1 :])
        yield from ((*others[:to], card, *others[to:]) for to in range(len(given)) if to != place)


def _more_than_one_fault(challenge: Challenge, place: int) -> Iterator[ProblemAt]:
    """A card that only lies in another place is one change, for a child drags it."""
    mended = mend(challenge, challenge.given)
    if mended and mended.repair.cost > 1 and not any(judge(challenge, each).succeeded for each in _moved(challenge)):
        message = _("cette bande demande {count} changements ; mettez-y une seule erreur")
        yield ProblemAt(("defis", place, "programme"), message.format(count=mended.repair.cost))
