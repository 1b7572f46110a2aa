"""What the machine behind a screen has besides a page to play on."""

from typing import NamedTuple


class Machine(NamedTuple):
    """What an adult can use here; pages for the rest are not shown.

    ``ports`` lead to robots on a link, and to tablets that play here. ``packs`` are read from its disk. It lays out
    pages for ``paper``. A ``microphone`` records voices. A program in a ``window`` can fill the screen and be closed;
    else it is a page of a browser. ``imposed`` are the fields of the settings that whoever looks after the machine has
    fixed: no adult changes them here. ``version`` names what is played here, where an adult has no other way to ask.
    """

    ports: bool = True
    packs: bool = True
    paper: bool = True
    microphone: bool = True
    window: bool = True
    imposed: frozenset[str] = frozenset()
    version: str = ""


COMPUTER = Machine()
BROWSER = Machine(ports=False, packs=False, paper=False, microphone=False, window=False)
