"""``completer``: put the missing cards in the given program.

Given cards stay where they are. Every hole is filled.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from beebot.kinds.kind import AIM, CHANGING
from beebot.kinds.program import Laying
from beebot.kinds.written import ProblemAt, Written

if TYPE_CHECKING:
    from beebot.measures.difficulties import Difficulty
    from beebot.shortest.solution import Solution


class Completing(Laying):
    """The kind ``completer``: a program with holes to fill. Judge, solver and hints need its template alone.

    A repair puts back a given card that was changed.
    """

    name = noted("compléter")
    question = noted("Où est-elle quand elle arrive au trou ?")
    keys = AIM | CHANGING | {"programme", "limites"}
    needs = frozenset({"programme"})
    holes = True

    def task(self, challenge: Challenge) -> str:
        from beebot.kinds.goal_sentences import aim_of

        holes = challenge.template.count(None)
        return " ".join((aim_of(challenge), ngettext("Quelle carte manque ?", "Quelles cartes manquent ?", holes)))

    def check(self, written: Written) -> Iterator[ProblemAt]:
        """The problem of a program without a hole; or of nothing to do, where no given card moves the robot."""
        from beebot.notation import HOLE

        if not any(card.is_move for card in written.template if card):
            yield from super().check(written)
        if written.given and not written.template:
            message = _("il n'y a pas de trou ; écrivez « {hole} » à la place de chaque carte à trouver")
            yield ProblemAt(("programme",), message.format(hole=HOLE))

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to follow the given cards and to lay those of the holes."""
        from beebot.measures.difficulties import Doing, difficulty_of

        program = solution.program
        if not program:
            return None
        laid = challenge.template.count(None)
        given = len(challenge.template) - laid
        doing = Doing(challenge.key_count, laid, given, optima=solution.count or 1)
        return difficulty_of(challenge, [(program, challenge.start)], doing)


KIND = Completing()
