"""What is known before anything is shown."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simulateur.desk.content import Reading
from simulateur.game.settings import Settings

if TYPE_CHECKING:
    from simulateur.desk.opening import PackOpening


class Start(NamedTuple):
    """The command line and the disk, as far as the first picture waits for them.

    ``folder`` is where things are kept. ``kept`` are the settings found there. ``settings`` are
    those to play with: the command line may say others. ``damage`` is a sentence if the settings
    could not be read, else None. ``wanted`` is the id of the learning path to begin with, if any.
    ``reading`` is the content on its way. ``opening`` is the pack that it comes from, if any.
    """

    folder: Path
    kept: Settings
    settings: Settings
    damage: str | None
    wanted: str
    reading: Reading
    opening: "PackOpening | None" = None
