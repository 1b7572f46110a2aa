"""Plays on the slim library, in Pyodide: a challenge of each kind by its touches, help, and the adults' pages.

``node.py`` runs this under node, with the kit below ``/kit`` and the content in ``/given``: what is missing on a
tablet fails here.
"""

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from simulateur.web import compiled_classes


class _Ready(dict[str, CodeType]):
    """What is ready, and what is asked for and is not."""

    def __init__(self) -> None:
        super().__init__(compiled_classes.read(Path("/kit", compiled_classes.FILE)))
        self.lacking: list[str] = []

    def get(self, text: str, other: object) -> object:  # type: ignore[override]  # asked in this one way
        """The code of a ``text``, else the ``other`` thing."""
        if text not in self:
            self.lacking.append(text)
        return super().get(text, other)


sys.path.insert(0, "/outside")  # what plays is no part of the kit
READY = _Ready()
compiled_classes.use(READY)

from beebot.challenge import Challenge, Genre
from simulateur.game.adults.state import Section, sections
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.session import Session
from simulateur.web.browser import KEPT, Browser, read, settled
from tools.touches import answer_to_touch, touches_of

_TICK_S = 1 / 30
_HINTS, _SHOWN = 4, 40
_SECTIONS = tuple(Section)


def main(words: dict[str, str]) -> list[str]:
    """Play; returns the kinds that were played.

    Raises:
        RuntimeError: something failed; its text is Python's report of that.
    """
    player = _Player(Browser(read(Path(words["content"]).read_bytes()), (1280, 800)))
    settled()
    played = {challenge.genre for challenge in player.challenges()}
    table = player.adult()
    for report in KEPT.glob("rapport*"):
        raise RuntimeError(report.read_text("utf-8"))
    if not table:
        raise RuntimeError("no table of tries was handed over")
    if "KeyError: 'told'" not in _told(KeyError("told")):
        raise RuntimeError("a fault is not told")
    if READY.lacking:
        raise RuntimeError(f"not ready: {READY.lacking[0]}")
    return sorted(genre.name for genre in Genre if genre in played)


def _told(error: Exception) -> str:
    """A report of an error, with the text of one that it came from."""
    try:
        raise error from ValueError("before")
    except KeyError as raised:
        return "".join(traceback.format_exception(raised))


class _Player:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._now_s = 0.0
        self.turn()
        self.touch(Touch(Key.ADULTS), Touch(AdultKey.CHILDREN))  # the other paths come

    @property
    def _session(self) -> Session:
        return self._browser.tablet.session

    def turn(self, count: int = 1) -> None:
        for _turn in range(count):
            self._now_s += _TICK_S
            self._browser.step(self._now_s, "[]")

    def touch(self, *touches: Touch) -> None:
        for touch in touches:
            self._session.touch(touch)
            self.turn()

    def challenges(self) -> Iterator[Challenge]:
        """Play the first challenge of each kind, with its help."""
        played = set()
        for path in self._session.repertoire.paths:
            self._session.journey.use_path(path)
            for place, lesson in enumerate(path.lessons):
                for number, challenge in enumerate(lesson.challenges):
                    if challenge.genre not in played:
                        played.add(challenge.genre)
                        self._session.open_challenge(place, number)
                        self._play(challenge)
                        yield challenge

    def _play(self, challenge: Challenge) -> None:
        self.touch(*[Touch(Key.HINT)] * _HINTS, Touch(Key.CLEAR))
        answer = answer_to_touch(challenge)
        if answer is not None:
            self.touch(*touches_of(challenge, answer))
        self.touch(Touch(Key.GO))
        self.turn(_SHOWN)

    def adult(self) -> list[str]:
        """Open every page of the adults, and have the table of tries handed over; returns the files handed over."""
        self.touch(Touch(Key.HOME), Touch(Key.HOME), Touch(Key.ADULTS))
        there = sections(self._session.machine, notices=True)
        self.touch(*(Touch(AdultKey.SECTION, _SECTIONS.index(section)) for section in there))
        self.touch(Touch(AdultKey.SECTION, _SECTIONS.index(Section.DATA)), Touch(AdultKey.LOG))
        self.touch(Touch(AdultKey.EXPORT), Touch(AdultKey.PICTURES))
        self._browser.hidden()
        return self._browser.handed_out()
