"""Lets the tablets of the class in while the window is open: the classroom has a thread of its own.

Nothing of the network is imported before an adult opens it.
"""

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from beebot.errors import KitError
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language
from lecons.pictures.images import Images
from simulateur.game.messages.tablets import CLOSED, TabletAsk, TabletRequest, TabletsAre, TabletsTo
from simulateur.machine.keeping.store import Store
from simulateur.machine.parts import Shown
from simulateur.machine.robots.lent_robots import Lender

if TYPE_CHECKING:
    import asyncio

    from simulateur.web.serve import Opening

_CLOSING_S = 3.0


class TabletService:
    """Opens and closes the classroom for tablets, as an adult asks on her page.

    ``folder`` is where things are kept, ``store`` who keeps them, ``lender`` who lends robots, ``path`` the file whose
    content is played and ``images`` its pictures. ``address`` is given by tests; "" is the computer's own.
    """

    def __init__(  # noqa: PLR0913 (what it is put together of)
        self,
        folder: Path,
        store: Store,
        lender: Lender,
        path: Path,
        images: Images,
        *,
        address: str = "",
        port: int | None = None,
    ) -> None:
        self._folder = folder
        self._store = store
        self._lender = lender
        self._path = path
        self._images = images
        self._where = address, port
        self._room: _Room | None = None
        self._told = CLOSED
        self._answers: queue.SimpleQueue[TabletsAre] = queue.SimpleQueue()

    def obey(self, request: TabletRequest, shown: Shown) -> None:
        """Do what an adult's ``request`` asks; tablets play what is ``shown`` on this computer's screen."""
        room = self._room
        if request is TabletAsk.OPEN:
            if room is None or not room.is_alive:
                self._open(shown)
        elif request is TabletAsk.FORGET:
            if room is None:  # a class that is in keeps its places
                self._store.submit(in_this_language(self._forget))
        elif room is None:
            return
        elif request is TabletAsk.CLOSE:
            room.do(room.opening.close)
        elif isinstance(request, TabletsTo):
            room.do(lambda: room.opening.classroom.open_lesson(request.lesson))
        else:
            room.do(lambda: room.opening.classroom.listen(on=request is TabletAsk.LISTEN))

    def take_reports(self) -> tuple[TabletsAre, ...]:
        """The state of the classroom, if it has changed since the last call."""
        now = self._told
        while not self._answers.empty():
            now = self._answers.get()
        if self._room is not None:
            if self._room.is_alive:
                now = self._room.told()
            else:
                now, self._room = TabletsAre(answer=self._room.why()), None
        if now == self._told:
            return ()
        self._told = now
        return (now,)

    def close(self) -> None:
        if self._room is not None:
            self._room.end()
            self._room = None

    def _forget(self, _journal: object) -> None:
        from simulateur.machine.keeping.tablets_file import forget_tablets

        told = _("Les tablettes sont oubliées : chacune donnera le code du jour.")
        try:
            forget_tablets(self._folder)
        except OSError as error:
            sentence = _("les tablettes ne sont pas oubliées ({reason}) ; vérifiez les droits du dossier des données")
            told = sentence.format(reason=reason(error))
        self._answers.put(TabletsAre(answer=told))

    def _open(self, shown: Shown) -> None:
        from simulateur.machine.content import Content
        from simulateur.web.addresses import PORT
        from simulateur.web.classroom_setup import opening  # the same: it brings the network

        address, port = self._where
        content = Content(shown.path, shown.images or self._images, ())
        try:
            made = opening(
                content,
                shown.settings,
                self._folder,
                store=self._store,
                lender=self._lender,
                path=self._path,
                address=address,
                port=PORT if port is None else port,
            )
        except KitError as error:
            self._answers.put(TabletsAre(answer=str(error)))
            return
        self._room = _Room(made)


class _Room:
    """An opening in a thread of its own."""

    def __init__(self, opening: "Opening") -> None:
        from simulateur.machine.qr_code import modules

        self.opening = opening
        self._modules = modules
        self._loop: asyncio.AbstractEventLoop | None = None
        self._error: OSError | None = None
        self._shown = TabletsAre()
        """What does not change while the classroom is open; set once it is."""
        self._thread = threading.Thread(target=in_this_language(self._serve), name="tablets", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def do(self, what: "Callable[[], object]") -> None:
        """Have something done in the classroom's thread, which alone may touch it."""
        from simulateur.web.serve import have_done

        if self._loop is not None:
            have_done(self._loop, what)

    def told(self) -> TabletsAre:
        """The state of the classroom; closed until its port is open."""
        shown, room = self._shown, self.opening.classroom
        if not shown.address:
            return shown
        told = self.opening.notices.shown
        return TabletsAre(shown.address, shown.code, shown.square, shown.until, room.listens, room.present, told)

    def why(self) -> str:
        """Why it is closed again."""
        if self._error is None:
            return _("C'est fermé : plus aucune tablette ne joue ici.")
        from simulateur.web.addresses import unopened

        return unopened(self.opening.host, self.opening.port, self._error)

    def end(self) -> None:
        self.do(self.opening.close)
        self._thread.join(_CLOSING_S)

    def _serve(self) -> None:
        import asyncio

        async def run() -> None:
            self._loop = asyncio.get_running_loop()
            await self.opening.run(self._opened)

        try:
            asyncio.run(run())
        except OSError as error:
            self._error = error

    def _opened(self) -> None:
        opening = self.opening
        square = tuple("".join("#" if dark else " " for dark in row) for row in self._modules(opening.in_square))
        self._shown = TabletsAre(opening.address, opening.code.digits, square, opening.until)
