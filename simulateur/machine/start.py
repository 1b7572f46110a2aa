"""What a start of the screen knows: the command line, the settings, and the content that is being read."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.lesson import LearningPath
from simulateur.game.settings import Settings
from simulateur.machine.content import Reading
from simulateur.machine.imposed import NOTHING_IMPOSED, Imposed

if TYPE_CHECKING:
    from simulateur.machine.opened_pack import PackOpening


class Start(NamedTuple):
    """What the command line and the disk say, as far as the first picture depends on it.

    ``folder`` is where things are kept, ``kept`` the settings found there. ``settings`` are those to play with: the
    command line may say others, and ``imposed`` is over both. ``damage`` is a sentence if the settings could not be
    read, else None. ``wanted`` is the id of the learning path to begin with, ``""`` for none. ``reading`` is the
    content that is being read, ``opening`` the pack that it comes from, if any.
    """

    folder: Path
    kept: Settings
    settings: Settings
    damage: str | None
    wanted: str
    reading: Reading
    opening: "PackOpening | None" = None
    imposed: Imposed = NOTHING_IMPOSED


def no_such_lesson(name: str, path: LearningPath) -> KitError:
    """The error to raise where the command line names a séance, ``name``, that ``path`` does not have."""
    sentence = _("la séance « {name} » n'est pas dans ce parcours ; il a {names}")
    return KitError(sentence.format(name=name, names=", ".join(lesson.id for lesson in path.lessons)))
