"""Keypads that stand where the bee's back with its arrows is else: one file each, by the name that a gesture gives."""

from abc import abstractmethod
from importlib import import_module

from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Touch
from simulateur.game.play.attempt import Attempt
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.key_places import Pad


class DrawnPad(Pad):
    """A keypad other than the bee's back, as drawings: a ground, and over it the keys, all but GO."""

    @abstractmethod
    def ground(self, attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
        """The drawing below the pad's keys, in ``layout.plate``."""

    @abstractmethod
    def keys(self, attempt: Attempt, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
        """The pad's own keys, at their ``layout.places``."""


def pad_of(attempt: Attempt) -> DrawnPad | None:
    """The pad with which ``attempt`` is answered; None if that is the plate with its keys."""
    name = attempt.gesture.pad
    if not name:
        return None
    pad: DrawnPad = import_module(f"{__name__}.{name}").pad_of(attempt)
    return pad
