"""What a screen's backend needs of the robots on the table: its own, or lent ones."""

from collections.abc import Sequence
from typing import Protocol

from simulateur.game.reports import Report
from simulateur.game.requests import Request


class Robots(Protocol):
    """Robots that a session asks by requests; what they say comes back as reports. Every method returns at once."""

    def obey(self, request: Request) -> None:
        """Do what a session asks of robots; other requests are not theirs."""

    def take_reports(self, animals: Sequence[str] = ()) -> tuple[Report, ...]:
        """The reports since the last call; a robot that has come gets the first of ``animals`` that is free."""

    def close(self) -> None:
        """Stop what this screen runs."""
