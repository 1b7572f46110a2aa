"""The parts that a machine has: what a backend needs of them, and which of them each request is for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypedDict, get_args

from beebot.i18n import noted
from beebot.lesson import LearningPath
from simulateur.game.messages.packs import HearPack, ImportEnded, PackRequest
from simulateur.game.messages.printing import PrintEnded, PrintRequest
from simulateur.game.messages.tablets import TabletRequest, TabletsAre
from simulateur.game.messages.voices import NoTake, VoiceRequest
from simulateur.game.records import Tried
from simulateur.game.reports import Report
from simulateur.game.requests import OpenFile, Say, ShowTries, Stored
from simulateur.game.settings import Settings

if TYPE_CHECKING:  # a skin brings the parts that its machine has: a tablet has no port and no pack
    from concurrent.futures import Future

    from lecons.pictures.images import Images
    from simulateur.machine.keeping.screen_files import ScreenFiles
    from simulateur.machine.library_service import LibraryService
    from simulateur.machine.print_service import PrintService
    from simulateur.machine.robots.lent_robots import ScreenRobots
    from simulateur.machine.robots.robot_service import RobotService
    from simulateur.machine.robots.tablet_witness import TabletWitness
    from simulateur.machine.sound.voice_interface import Voice
    from simulateur.machine.system_viewer import Viewer
    from simulateur.machine.voice_service import VoiceService


class Shown(NamedTuple):
    """What this computer's screen plays, so that tablets can do the same. ``images`` is None for those of the start."""

    path: LearningPath
    settings: Settings
    images: "Images | None"


class Part(Protocol):
    """A part of the machine, such as its robots. Every method returns at once; those in ``CLOSED`` have ``close``."""

    def obey(self, *request: Any, **_named: Any) -> None:
        """Do what the session's ``request`` asks."""

    def take_reports(self) -> tuple[Report, ...]:
        """The reports since the last call, in order."""

    def close(self) -> None:
        """Stop, and leave everything as it should be left."""


class Parts(TypedDict, total=False):
    """The parts that a machine has, by their names; ``library`` are the library's learning paths, still being read."""

    voice: "Voice | None"
    robots: "ScreenRobots | RobotService | TabletWitness | None"
    disk: "ScreenFiles | None"
    packs: "LibraryService | None"
    voices: "VoiceService | None"
    printing: "PrintService | None"
    tablets: Part | None
    viewer: "Viewer | None"
    library: "Future[Any] | None"


REPORTING = ("robots", "disk", "packs", "voices", "printing", "tablets", "viewer")
CLOSED = ("tablets", "robots", "packs", "voices", "printing", "voice")
ASKED: dict[type, str] = {
    OpenFile: "viewer",
    **dict.fromkeys((Tried, Stored, ShowTries), "disk"),
    **dict.fromkeys(get_args(PackRequest), "packs"),
    **dict.fromkeys(get_args(VoiceRequest), "voices"),
    **dict.fromkeys(get_args(PrintRequest), "printing"),
    **dict.fromkeys(get_args(TabletRequest), "tablets"),
    **dict.fromkeys((Say, HearPack), "voice"),
}
"""The part that each request is for; the others are for robots."""
LEFT_OUT = {
    "voice": noted("le son tombe en panne sans cesse ; le kit continue sans lui : relancez-le pour l'entendre"),
    "robots": noted("les robots mettent le kit en panne sans cesse ; il les a arrêtés et continue sans eux"),
    "disk": noted("le disque met le kit en panne sans cesse ; plus rien n'est gardé : relancez le kit"),
    "packs": noted("la bibliothèque met le kit en panne sans cesse ; il continue sans elle : relancez-le"),
    "voices": noted("le micro met le kit en panne sans cesse ; il continue sans lui : relancez-le pour enregistrer"),
    "printing": noted("l'impression met le kit en panne sans cesse ; il continue sans elle : relancez-le"),
    "tablets": noted("les tablettes mettent le kit en panne sans cesse ; il leur est fermé : relancez-le"),
    "viewer": noted("ouvrir un fichier met le kit en panne sans cesse ; ouvrez-le vous-même"),
}
"""What an adult is told of a part that fails again and again."""
ANSWERS: dict[str, Callable[[str], Report]] = {
    "voices": NoTake,
    "printing": PrintEnded,
    "tablets": lambda told: TabletsAre(answer=told),
    "packs": ImportEnded,
}
"""What the page of an adult who asks something of a part that was left out is told instead."""
