"""A bound on the work of a search, in units: the engine has no clock, so the same call always gives the same answer."""


class EffortSpentError(Exception):
    """The search gave up: its units are used."""


class Effort:
    """A purse of units; each search says what one stands for."""

    def __init__(self, units: int) -> None:
        self.left = units

    def spend(self, units: int) -> None:
        """Take ``units`` out.

        Raises:
            EffortSpentError: there are not enough left.
        """
        self.left -= units
        if self.left < 0:
            raise EffortSpentError
