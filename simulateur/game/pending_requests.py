"""The requests of a session that wait until the machine takes them, and what children heard last."""

from simulateur.game.requests import Request, Say


class Outbox:
    """Keeps requests of a session until the machine takes them.

    ``said`` are the sentences that children heard in this sitting, each once, as keys in the order they were said.
    """

    def __init__(self) -> None:
        self.said: dict[str, None] = {}
        self._waiting: list[Request] = []

    def ask(self, *requests: Request) -> None:
        self._waiting += requests

    def take(self, *, by_children: bool) -> tuple[Request, ...]:
        """The requests since the last call. With ``by_children``, the sentences in them count as heard by children."""
        taken, self._waiting = tuple(self._waiting), []
        if by_children:
            said = (sentence for asked in taken if isinstance(asked, Say) for sentence in asked.sentences)
            self.said |= dict.fromkeys(said)
        return taken
