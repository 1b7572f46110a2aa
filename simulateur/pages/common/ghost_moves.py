"""Where the ghost hand is at which moment of the gesture that it shows, in seconds and parts of its way."""

from functools import lru_cache
from typing import NamedTuple

from beebot.interpreter import run
from simulateur.game.kinds.ghost import Example, Ghost
from simulateur.game.play.playback import Tempo, Timeline, ease

COMES_S, _PRESS_S, _GO_S, _STAY_S, LEAVE_S = 0.5, 0.4, 0.8, 1.0, 0.5
_NEXT_S = 0.4
"""From one key of an example to the next, where it takes more than two."""
_OPENS_S = 1.2
"""For how many seconds the flower of an example is seen open."""
TINY = Tempo(move_s=0.8, pivot_s=0.5, pause_s=0.9, gap_s=0.1)
"""How the tiny bee of an example moves."""


class HandAt(NamedTuple):
    """Where the ghost hand is at one moment of its gesture, and what it has done.

    It is ``part`` of the way, from 0 to 1, from touch number ``start`` to touch number ``end``, or of a press.
    ``comes`` goes from 0 to 1 while it comes to the first one. ``down`` says that it presses, ``done`` how many touches
    are obeyed. ``there`` is how much of it is to be seen, from 0 to 1.
    """

    start: int = 0
    end: int = 0
    part: float = 0.0
    comes: float = 1.0
    down: bool = False
    done: int = 0
    there: float = 1.0


class _Beat(NamedTuple):
    """A part of the gesture that lasts ``seconds``, and how it begins and ends."""

    seconds: float
    before: HandAt
    after: HandAt


@lru_cache(maxsize=8)
def obeys_from_s(ghost: Ghost) -> float:
    """When the tiny bee of a ghost's example begins to obey, in seconds after the hand came."""
    return sum(beat.seconds for beat in _beats(ghost)[:-2])


@lru_cache(maxsize=8)
def way_s(example: Example) -> float:
    """How long the bee of an example is on her way, in seconds."""
    asked = example.challenge
    return Timeline(run(example.program, asked.start, asked.mat), TINY).duration


@lru_cache(maxsize=8)
def gesture_lasts_s(ghost: Ghost) -> float:
    """How long the hand takes to show the whole gesture, in seconds."""
    return sum(beat.seconds for beat in _beats(ghost))


def hand_at(ghost: Ghost, since_s: float, *, less: bool = False) -> HandAt:
    """Where the hand is ``since_s`` seconds after it came.

    With ``less`` movement it does not glide: it is at one touch, then at the next.
    """
    for seconds, before, after in _beats(ghost):
        if since_s < seconds:
            part = since_s / seconds
            return _between(before, after, round(part) if less else ease(part))
        since_s -= seconds
    return after


def _between(before: HandAt, after: HandAt, part: float) -> HandAt:
    """The hand when it has gone ``part`` of the way from ``before`` to ``after``; the rest is as in ``before``."""

    def mixed(one: float, other: float) -> float:
        return round(one + (other - one) * part, 3)

    comes, there = mixed(before.comes, after.comes), mixed(before.there, after.there)
    return before._replace(part=mixed(before.part, after.part), comes=comes, there=there)


def _beats(ghost: Ghost) -> list[_Beat]:
    at = HandAt(comes=0.0, there=0.0)
    between_s = _GO_S if ghost.example is None or len(ghost.touches) <= 2 else _NEXT_S  # noqa: PLR2004 (a key and GO)
    beats = [_Beat(COMES_S, at, at._replace(comes=1.0, there=1.0))]
    at = HandAt()
    for place in range(len(ghost.touches)):
        if place:
            way = at._replace(start=place - 1, end=place)
            beats.append(_Beat(between_s, way, way._replace(part=1.0)))
        at = HandAt(place, place, done=place)
        beats.append(_Beat(_PRESS_S, at._replace(down=True, done=place), at._replace(part=1.0)))
        at = at._replace(done=place + 1)
    stays_s = _STAY_S if ghost.example is None else way_s(ghost.example) + _OPENS_S
    beats.append(_Beat(stays_s, at, at))
    beats.append(_Beat(LEAVE_S, at._replace(done=0), at._replace(there=0.0)))
    return beats
