"""The requests of a session that wait until the machine takes them, and what children heard last."""

from beebot.text import Text
from simulateur.game.requests import Request, Say


class Outbox:
    """``said`` has every sentence that children heard in this sitting, once, in the order they were said."""

    def __init__(self) -> None:
        self.said: dict[str, None] = {}
        self._waiting: list[Request] = []

    def ask(self, *requests: Request) -> None:
        """Ask for these, one after the other."""
        self._waiting += requests

    def say(self, text: Text, language: str) -> None:
        """Ask for a sentence to be spoken."""
        self.ask(Say(text.in_language(language)))

    def take(self, *, by_children: bool) -> tuple[Request, ...]:
        """What was asked since the last call. If ``by_children``, they count as having heard its sentences."""
        taken, self._waiting = tuple(self._waiting), []
        if by_children:
            said = (sentence for asked in taken if isinstance(asked, Say) for sentence in asked.sentences)
            self.said |= dict.fromkeys(said)
        return taken
