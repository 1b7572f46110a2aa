"""Holds back what follows a touch until the name of what was touched has been heard to its end."""

from collections import deque
from typing import TYPE_CHECKING

from simulateur.game.requests import Say

if TYPE_CHECKING:
    from simulateur.machine.sound.voice_interface import Voice


class NamesFirst:
    """Makes a voice wait: what is to be said after the name of what was touched begins when the name has been heard.

    A picture may be laid in one turn and judged in the next: the judgement waits for the picture's name. Another name
    ends it, unless both were asked for in one turn, as where a picture was dragged into a box that has a name too.
    """

    def __init__(self) -> None:
        self._waiting: deque[Say] = deque()
        self._named = self._just_named = False
        """Whether what was asked for last is a name, and whether that was in this turn."""

    def say(self, asked: Say, voice: "Voice") -> None:
        """Have ``voice`` say what is ``asked``, now or after the name that it is saying."""
        if self._named and voice.speaking and (self._just_named or not asked.is_name):
            self._waiting.append(asked)
        else:
            self._waiting.clear()
            voice.say(*asked.parts)
        self._named = self._just_named = asked.is_name

    def go_on(self, voice: "Voice") -> None:
        """Have ``voice`` say what has waited, if the name is over; called at the beginning of each turn."""
        self._just_named = False
        if self._waiting and not voice.speaking:
            voice.say(*self._waiting.popleft().parts)
