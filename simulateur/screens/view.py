"""What a page is drawn for."""

from dataclasses import dataclass
from pathlib import Path

from simulateur.controls import Touch


@dataclass(frozen=True)
class View:
    """The window's size in pixels, the control under a finger, how long it has been held, the pictures' folder."""

    size: tuple[int, int]
    images: Path
    pressed: Touch | None = None
    held_s: float = 0.0
