"""How each kind of challenge is answered: one file a kind, named as its file in ``beebot.kinds``.

A *draft* is an answer under way: a frozen value. A *gesture* says how a child makes it, and what
her page has. Nothing here needs pygame or a clock.
"""

from functools import cache
from importlib import import_module
from typing import Any

from beebot.challenge import Challenge, Genre
from beebot.command import Program
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.gesture import Gesture

__all__ = ["Gesture", "begin", "gesture_for", "gesture_of"]


@cache
def gesture_of(genre: Genre) -> Gesture[Any, Any]:
    """How challenges of the kind ``genre`` are answered.

    Its file is imported when it is first asked for, so that the first page of all starts without any of them.
    """
    gesture: Gesture[Any, Any] = import_module(f"{__name__}.{genre.name.lower()}").GESTURE
    return gesture


def gesture_for(challenge: Challenge) -> Gesture[Any, Any]:
    """How ``challenge`` is answered: the gesture of its kind."""
    return gesture_of(challenge.genre).of(challenge)


def begin(challenge: Challenge, kept: Program = ()) -> Draft:
    """The empty answer that a child finds when she opens ``challenge``.

    ``kept`` is a program of before that was not cleared; it stands there where the kind allows.
    """
    draft: Draft = gesture_for(challenge).begin(challenge, kept)
    return draft
