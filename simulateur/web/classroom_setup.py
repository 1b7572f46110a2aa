"""The tablets' classroom put together: content, places in the store, sounds, and the address it is opened at."""

import time
from pathlib import Path

from beebot.files.content_folder import SOUNDS_FOLDER, VOICES, content_folder
from lecons import FIRST_PATH
from simulateur.game.settings import Settings
from simulateur.machine.content import Content
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.tablets_file import TabletsFile
from simulateur.machine.robots.lent_robots import Lender
from simulateur.machine.sound.recording_files import Recordings
from simulateur.web.addresses import PORT, own_address
from simulateur.web.classroom import Classroom
from simulateur.web.files import Files
from simulateur.web.serve import Opening
from simulateur.web.sounds import Sounds


def opening(  # noqa: PLR0913 (what it is put together of, each by its name)
    content: Content,
    settings: Settings,
    folder: Path,
    *,
    store: Store | None = None,
    lender: Lender | None = None,
    path: Path = FIRST_PATH,
    built: Path | None = None,
    address: str = "",
    port: int = PORT,
) -> Opening:
    """An opening of the classroom that has yet to ``run``: tablets play ``content``, read from the file ``path``.

    ``settings`` are those to play with. ``folder`` is where things are kept, ``store`` who keeps them, ``lender`` who
    lends robots. ``built`` is the folder that was built for tablets, if any. ``address`` is this computer's own if
    empty.

    Raises:
        KitError: this computer is on no network.
    """
    tablets, faults = TabletsFile(folder), Faults(folder)
    known, troubles = tablets.read(time.time())
    room = Classroom(content, settings, store, faults=faults, lender=lender, known=known)
    root = content_folder(path.absolute())
    recordings = Recordings(root / VOICES, folder / VOICES)
    sounds = Sounds(settings.language, recordings, root / SOUNDS_FOLDER)
    host = address or own_address()
    found = Opening(room, Files(settings.language, built), sounds, host, port, tablets=tablets, faults=faults)
    for trouble in troubles:
        found.notices.add(trouble())
    return found
