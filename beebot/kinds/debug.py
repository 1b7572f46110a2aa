"""``deboguer``: mend the given program."""

from collections.abc import Iterator

from beebot.challenge import Challenge
from beebot.command import is_flat
from beebot.i18n import gettext as _
from beebot.kinds.kind import AIM, LAYING
from beebot.kinds.program import Laying
from beebot.written import Finding, Written


class Debugging(Laying):
    """A program is there already, and fails."""

    keys = AIM | LAYING | {"programme"}
    needs = frozenset({"programme"})

    def check(self, written: Written) -> Iterator[Finding]:
        """Nothing to do, or a program that repeats where the child cannot."""
        yield from super().check(written)
        if "repeter" not in written.unread and not is_flat(written.given) and not written.repeats:
            yield Finding(("programme",), _("ce programme répète ; ajoutez « repeter: true », ou changez-le"))

    def check_runs(self, challenge: Challenge) -> Iterator[Finding]:
        """A program that succeeds as it is."""
        if self.judge(challenge, challenge.given).succeeded:
            yield Finding(("programme",), _("ce programme réussit déjà ; mettez-y une erreur à trouver"))


KIND = Debugging()
"""What is particular to ``Genre.DEBUG``."""
