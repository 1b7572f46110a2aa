"""``resoudre``: the shortest answer to a challenge, how sure that is, and how many there are."""

import argparse

import lecons
from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.kinds import kind_of
from beebot.loader import counted_in, load_lesson
from beebot.searching.effort import Effort
from beebot.solver import Solution, Status
from lecons import solutions
from lecons.commands.find import WHERE, find_challenges, lesson_file
from lecons.commands.unsolvable import why_unsolvable
from lecons.commands.verb import Report, Verb, with_progress
from lecons.proving import TOTAL, prove


def solve_all(where: str) -> Report:
    """Solve the challenge ``FICHIER#défi``, or every one of the séance where none is named.

    Raises:
        KitError: the séance cannot be read, or holds no such challenge.
    """
    challenges, counted, purse = find_challenges(where), counted_in(lesson_file(where)), Effort(TOTAL)
    found: dict[int, Solution] = {}
    stopped = False
    try:
        found |= with_progress(prove(challenges, purse), len(challenges))
    except KeyboardInterrupt:
        stopped = True
    solved = [(challenges[place], solution) for place, solution in sorted(found.items())]
    line = _("{what} : {told}")
    lines = []
    for challenge, solution in solved:
        told = sentence(challenge, solution)
        if solution.status is Status.IMPOSSIBLE:
            reason = why_unsolvable(challenge, purse, counted=challenge.id in counted)
            told = _("impossible : {reason}").format(reason=reason)
        lines.append(line.format(what=challenge.id, told=told))
    if stopped:
        lines.append(_("interrompu : {done} défis sur {count}").format(done=len(solved), count=len(challenges)))
    data = {"solutions": [as_data(challenge, solution) for challenge, solution in solved]}
    return Report("\n".join(lines), data, stopped=stopped)


def sentence(challenge: Challenge, solution: Solution) -> str:
    """The solver's word on a challenge in the language of the person."""
    kind = kind_of(challenge.genre)
    if own := kind.solution_sentence(solution):
        return own
    if solution.status is Status.IMPOSSIBLE:
        return _("impossible : aucune réponse ne réussit")
    if solution.answer is None:
        return _("trop grand pour être prouvé ici ; prenez un tapis plus petit, moins de cibles ou moins de cartes")
    shown = kind.answer_text(solution.answer)
    if solution.cards is None:
        return shown
    cards = ngettext("{count} carte", "{count} cartes", solution.cards).format(count=solution.cards)
    if solution.status is Status.BOUND:
        return _("{cards} au mieux connu : {answer}").format(cards=cards, answer=shown)
    return _("{cards} au mieux : {answer}").format(cards=cards, answer=shown)


def as_data(challenge: Challenge, solution: Solution) -> dict[str, object]:
    """The solver's word on a challenge for a program."""
    answer = solution.answer
    shown = None if answer is None else kind_of(challenge.genre).answer_text(answer)
    return {"challenge": challenge.id, "genre": challenge.genre.value, "answer": shown, **solutions.facts(solution)}


def keep() -> Report:
    """Solve every challenge of the kit and keep the answers beside its content.

    Raises:
        KitError: a séance of the kit cannot be read.
    """
    kept = solutions.compute(load_lesson(file) for file in with_progress(lecons.lessons()))
    solutions.write(kept)
    sentence = ngettext("{count} solution gardée", "{count} solutions gardées", len(kept))
    return Report(sentence.format(count=len(kept)), {"kept": len(kept)})


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("defi", metavar=WHERE, nargs="?", help=_("la séance ; avec #défi, un seul de ses défis"))
    parser.add_argument(
        "--garder", action="store_true", help=_("résoudre tous les défis du kit et garder les réponses")
    )


def _act(options: argparse.Namespace) -> Report:
    if options.garder:
        return keep()
    if options.defi is None:
        raise KitError(_("dites quelle séance résoudre, comme seances/gs/ma-seance.yaml#mon-defi"))
    return solve_all(options.defi)


SOLVE = Verb("resoudre", noted("la réponse la plus courte d'un défi"), _arguments, _act)
"""The verb's line in the table."""
