"""``deboguer``: mend the given program."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from beebot.challenge import Challenge
from beebot.command import count_cards, is_flat
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import run
from beebot.kinds.kind import AIM, CHANGING, LIMITED
from beebot.kinds.program import Laying
from beebot.kinds.written import ProblemAt, Written

if TYPE_CHECKING:
    from beebot.measures.difficulties import Difficulty
    from beebot.shortest.solution import Solution


class Debugging(Laying):
    """The kind ``deboguer``: a given program fails, and a child mends it."""

    name = noted("déboguer")
    question = noted("Suis la bande avec ton doigt : où se trompe-t-elle ?")
    mends = True
    keys = AIM | LIMITED | CHANGING | {"programme"}
    needs = frozenset({"programme"})

    def task(self, challenge: Challenge) -> str:
        from beebot.kinds.goal_sentences import aim_of

        return " ".join((aim_of(challenge), _("La bande se trompe : répare-la.")))

    def check(self, written: Written) -> Iterator[ProblemAt]:
        """The problem of nothing to do, or of a program that repeats where the child cannot."""
        yield from super().check(written)
        if "repeter" not in written.unread and not is_flat(written.given) and not written.repeats:
            message = _("ce programme répète ; ajoutez « repeter: true », ou changez-le")
            yield ProblemAt(("programme",), message)

    def check_runs(self, challenge: Challenge) -> Iterator[ProblemAt]:
        """The problem of a given program that succeeds already."""
        if self.judge(challenge, challenge.given).succeeded:
            message = _("ce programme réussit déjà ; mettez-y une erreur à trouver")
            yield ProblemAt(("programme",), message)

    def difficulty(self, challenge: Challenge, solution: "Solution") -> "Difficulty | None":
        """How hard it is to follow the given program to where it fails, and to make the smallest change that mends it.

        If no repair is found in time, all of the shortest answer counts as laid. The right program is the shortest
        answer.
        """
        from beebot.measures.difficulties import Doing, difficulty_of
        from beebot.repair import mend

        program = solution.program
        if not program:
            return None
        mended = mend(challenge, challenge.given)
        laid = mended.repair.cost if mended else count_cards(program)
        read = len(run(challenge.given, challenge.start, challenge.mat).steps)
        return difficulty_of(challenge, [(program, challenge.start)], Doing(challenge.key_count, laid, read))


KIND = Debugging()
