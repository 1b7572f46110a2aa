"""What a backend needs of whoever lets the tablets of a class play on this computer."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from beebot.lesson import LearningPath
from simulateur.game.machine.tablets import TabletRequest, TabletsAre
from simulateur.game.settings import Settings

if TYPE_CHECKING:
    from lecons.pictures.images import Images


class Shown(NamedTuple):
    """What this computer's screen plays, and how; tablets do the same. ``images`` is None for those of the start."""

    path: LearningPath
    settings: Settings
    images: "Images | None"


class Tablets(Protocol):
    """Opens and closes the classroom. Every method returns at once."""

    def obey(self, request: TabletRequest, shown: Shown) -> None:
        """Do what an adult asks."""

    def take_reports(self) -> tuple[TabletsAre, ...]:
        """How it stands now, if that has changed since the last call."""

    def close(self) -> None:
        """Close to all tablets."""
