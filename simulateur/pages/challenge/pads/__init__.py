"""What a child answers with in the place of the bee's back: one file each, named as its gesture says."""

from importlib import import_module

from simulateur.game.play.attempt import Attempt
from simulateur.pages.challenge.pads.pad import DrawnPad


def pad_of(attempt: Attempt) -> DrawnPad | None:
    """What ``attempt`` is answered with; None for the keys of a plate."""
    name = attempt.gesture.pad
    if not name:
        return None
    pad: DrawnPad = import_module(f"{__name__}.{name}").pad_of(attempt)
    return pad
