"""``deboguer``: mend the given program."""

from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import is_flat
from beebot.i18n import gettext as _
from beebot.kinds.kind import AIM, LAYING
from beebot.kinds.program import Laying
from beebot.written import Finding, Written


class Debugging(Laying):
    """The given program fails; a child mends it."""

    keys = AIM | LAYING | {"programme"}
    needs = frozenset({"programme"})

    def check(self, written: Written) -> Iterator[Finding]:
        """Nothing to do, or a program that repeats where the child cannot."""
        yield from super().check(written)
        if "repeter" not in written.unread and not is_flat(written.given) and not written.repeats:
            message = _("ce programme répète ; ajoutez « repeter: true », ou changez-le")
            yield Finding(("programme",), message)

    def check_runs(self, challenge: Challenge) -> Iterator[Finding]:
        """A program that succeeds as it is."""
        if self.judge(challenge, challenge.given).succeeded:
            message = _("ce programme réussit déjà ; mettez-y une erreur à trouver")
            yield Finding(("programme",), message)


KIND = Debugging()
"""What is particular to ``Genre.DEBUG``."""
