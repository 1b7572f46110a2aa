"""What the machine behind a screen has besides a page to play on."""

from typing import NamedTuple


class Machine(NamedTuple):
    """What an adult can use on this machine; pages for the rest are not shown.

    ``ports``: robots can be linked, and tablets can join. ``packs``: packs are read from its disk. ``paper``: it can
    print. ``microphone``: it records voices. ``window``: the program has a window, which can fill the screen and be
    closed; else it is a page of a browser. ``imposed`` are the names of the settings that whoever looks after the
    machine has fixed: no adult changes them here. ``version`` names what is played, where an adult cannot ask
    otherwise.
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
