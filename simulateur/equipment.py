"""What the first picture does not need: the voice, the other pages, robots, and what stands behind the adults' pages.

Each of them is imported and made between two turns, once the first picture is seen (decision 63). This file alone says
what comes later.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from beebot.files.content_folder import SOUNDS_FOLDER, VOICES, content_folder
from lecons import FIRST_PATH
from lecons.pictures.images import Images
from simulateur.game.requests import LinkRobot
from simulateur.game.session import Page
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.store import Store
from simulateur.machine.start import Start
from simulateur.pages.open_page import load_page

if TYPE_CHECKING:
    from simulateur.machine.library_service import LibraryService
    from simulateur.machine.robots.lent_robots import Lender
    from simulateur.machine.sound.recording_files import Recordings


class Equipment:
    """Makes the parts of the machine that ``backend`` lacks when the first picture is seen, one after the other.

    ``store`` keeps things where ``start`` says. ``opened`` is the content that the command line names, None for the
    kit's own, and ``images`` are its pictures. ``robot`` is a robot that it names too, and ``speed`` says how much
    faster than a real one an emulated robot is.
    """

    def __init__(  # noqa: PLR0913 (what they are made of)
        self,
        backend: Backend,
        start: Start,
        store: Store,
        images: Images,
        *,
        opened: Path | None,
        robot: LinkRobot | None,
        speed: float,
    ) -> None:
        self._backend = backend
        self._folder = start.folder
        self._others = start.reading.others
        self._store = store
        self._images = images
        self._opened = opened
        self._content = content_folder((opened or FIRST_PATH).absolute())
        self._robot = robot
        self._speed = speed
        self._recordings: Recordings
        self._lender: Lender
        self._packs: LibraryService

    @property
    def chores(self) -> tuple[Callable[[], None], ...]:
        """The parts to make, each by a call, in this order: what children hear and touch comes first."""
        pages = (partial(load_page, page) for page in Page if page is not Page.ADULTS)
        return (self._voice, *pages, self._robots, self._library)

    @property
    def for_adults(self) -> tuple[Callable[[], None], ...]:
        """The parts that adults alone need, each by a call: most days nobody comes to their pages."""
        return (
            partial(load_page, Page.ADULTS),
            self._backend.offer,
            self._voices,
            self._printing,
            self._viewer,
            self._tablets,
        )

    def _voice(self) -> None:
        from simulateur.machine.sound.place_sounds import PlaceSounds
        from simulateur.machine.sound.recording_files import Recordings
        from simulateur.machine.sound.voice_order import Speech
        from simulateur.window.audio import Audio

        self._recordings = Recordings(self._content / VOICES, self._folder / VOICES)
        speech = Speech(self._backend.session.settings.language, self._recordings)
        self._backend.join(voice=Audio(speech, places=PlaceSounds(self._content / SOUNDS_FOLDER)))
        self._backend.session.greet()

    def _robots(self) -> None:
        from simulateur.machine.robots.lent_robots import Lender
        from simulateur.machine.robots.reachable import Places
        from simulateur.machine.robots.robot_service import RobotService

        robots = RobotService(Places(self._speed))
        if self._robot is not None:
            robots.obey(self._robot)
        self._lender = Lender(robots)
        self._backend.join(robots=self._lender.lend(is_owner=True))

    def _library(self) -> None:
        """The library of packs, and the paths that are still being read."""
        from simulateur.machine.library_service import LibraryService

        self._packs = LibraryService(self._folder, offers=self._opened is None)
        self._backend.join(packs=self._packs, library=self._others)

    def _voices(self) -> None:
        from simulateur.machine.voice_service import VoiceService
        from simulateur.window.microphone import SdlMicrophone

        self._backend.join(voices=VoiceService(self._folder, self._recordings, SdlMicrophone()))

    def _printing(self) -> None:
        """What prints; beside a screen that has this computer for itself no other program is opened."""
        from simulateur.machine.print_service import PrintService
        from simulateur.machine.system_viewer import can_open

        session, packs = self._backend.session, self._packs
        opened = None if self._opened is None else self._opened.absolute()
        printing = PrintService(
            self._folder,
            roots=lambda: packs.roots() if opened is None else {path.id: opened for path in session.repertoire.paths},
            opens=lambda: can_open() and not session.settings.kiosk,
        )
        self._backend.join(printing=printing)

    def _viewer(self) -> None:
        """What opens a file that an adult is told to mend, or the report of a fault."""
        from simulateur.machine.system_viewer import Viewer, can_open

        session = self._backend.session
        self._backend.join(viewer=Viewer(lambda: can_open() and not session.settings.kiosk))

    def _tablets(self) -> None:
        from simulateur.web.classroom_thread import TabletService

        path = self._opened or FIRST_PATH
        self._backend.join(tablets=TabletService(self._folder, self._store, self._lender, path, self._images))
