"""Whose turn it is among the tablets of one computer: one that was touched comes before the others."""

import asyncio
from dataclasses import dataclass

from simulateur.web.classroom import ClassTablet


@dataclass(frozen=True, slots=True)
class _Waiting:
    place: ClassTablet
    mine: asyncio.Future[None]


class Turns:
    """Gives turns to tablets, one at a time. Between two turns the loop hears the network, so that no touch waits long.

    A turn is what a task does from ``mine`` on until it waits for something.
    """

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []
        self._goes_round = False

    async def mine(self, place: ClassTablet) -> None:
        """Wait until it is the turn of ``place``: touched tablets come first, then those that have waited longest."""
        loop = asyncio.get_running_loop()
        waiting = _Waiting(place, loop.create_future())
        self._waiting.append(waiting)
        if not self._goes_round:
            self._goes_round = True
            loop.call_soon(self._give, loop)
        await waiting.mine

    def _give(self, loop: asyncio.AbstractEventLoop) -> None:
        self._waiting = [each for each in self._waiting if not each.mine.done()]  # a tablet may have gone
        if not self._waiting:
            self._goes_round = False
            return
        chosen = next((each for each in self._waiting if each.place.told), self._waiting[0])
        chosen.mine.set_result(None)
        # After the turn that was just given; and a timer is called after what the network has brought.
        loop.call_soon(loop.call_later, 0, self._give, loop)
