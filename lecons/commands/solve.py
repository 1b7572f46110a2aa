"""``resoudre``: the shortest answer to a challenge, how sure that is, and how many there are."""

import argparse

from beebot.challenge import Challenge
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.kinds import kind_of
from beebot.loader import counted_in
from beebot.notation import program_words
from beebot.searching.effort import Effort
from beebot.shortest.solution import Solution, Status
from lecons.commands.named_challenges import WHERE, find_challenges, lesson_file
from lecons.commands.unsolvable import why_unsolvable
from lecons.commands.verb import Report, Verb
from lecons.progress_bar import with_progress
from lecons.solving import TOTAL, prove


def solve_all(where: str) -> Report:
    """Solve the challenge that ``where`` names, as ``FICHIER#défi``; without ``#``, every one of the séance.

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
    """What the solver found for ``challenge``, as a sentence in the language in use."""
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
    """What the solver found for ``challenge``, as ``--json`` prints it."""
    answer = solution.answer
    shown = None if answer is None else kind_of(challenge.genre).answer_text(answer)
    return {"challenge": challenge.id, "genre": challenge.genre.value, "answer": shown, **facts(solution)}


def facts(solution: Solution) -> dict[str, object]:
    """What ``--json`` prints of ``solution``, under keys that never change."""
    program = solution.program
    return {
        "status": solution.status.name.lower(),
        "cards": solution.cards,
        "count": solution.count,
        "program": None if program is None else program_words(program),
    }


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("defi", metavar=WHERE, nargs="?", help=_("la séance ; avec #défi, un seul de ses défis"))


def _act(options: argparse.Namespace) -> Report:
    if options.defi is None:
        raise KitError(_("dites quelle séance résoudre, comme seances/gs/ma-seance.yaml#mon-defi"))
    return solve_all(options.defi)


SOLVE = Verb("resoudre", noted("la réponse la plus courte d'un défi"), _arguments, _act)
"""The verb's line in the table."""
